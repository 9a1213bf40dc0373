internal import AgentDefinitions
internal import JSONText

/// One finding as SARIF has it.
struct SARIFResult {
  let rules: SARIFRules
  let fingerprints: Fingerprints
  let places: SARIFPlaces
  let report: LintReport

  func json(_ finding: Finding) -> JSONObject {
    var result: JSONObject = [
      "ruleId": .string(finding.rule),
      "ruleIndex": .int(Int64(rules.index(of: finding.rule))),
      "level": .string(finding.severity.sarifLevel),
      "message": Self.message(([finding.message] + Self.effects(of: finding)).joined(separator: "\n")),
      "locations": [["physicalLocation": .object(places.place(finding.range, in: finding.file))]],
      "partialFingerprints": ["agentlint/v1": .string(fingerprints[finding].text)],
    ]
    if !finding.related.isEmpty {
      result["relatedLocations"] = .array(
        finding.related.enumerated().map { number, related in
          [
            "id": .int(Int64(number + 1)), "message": Self.message(related.note),
            "physicalLocation": .object(places.place(related.range, in: related.file)),
          ]
        })
    }
    let fixes = report.showable(finding.fixes)
    if !fixes.isEmpty { result["fixes"] = .array(fixes.map(json)) }
    if finding.isBlocking { result["properties"] = ["isBlocking": true] }
    return result
  }

  private func json(_ fix: Fix) -> JSON {
    var files: [SourceFile] = []
    for edit in fix.edits where !files.contains(where: { $0 === edit.file }) { files.append(edit.file) }
    let changes = files.map { file -> JSON in
      let edits = fix.edits.filter { $0.file === file }
      return [
        "artifactLocation": places.artifact(file),
        "replacements": .array(
          edits.map { edit in
            [
              "deletedRegion": places.region(edit.range, in: file),
              "insertedContent": ["text": .string(String(decoding: edit.replacement, as: UTF8.self))],
            ]
          }),
      ]
    }
    let title = fix.isSafe ? fix.title : fix.title + " (changes what the file means)"
    return ["description": Self.message(title), "artifactChanges": .array(changes)]
  }

  private static func effects(of finding: Finding) -> [String] {
    finding.effects.map { "\($0.runtime.title): \($0.text)" }
  }

  /// Brackets before a parenthesis would be a link, to wherever a file that is checked wants it to lead.
  static func message(_ text: String) -> JSON {
    let lines = text.split(separator: "\n").map { String($0).clean.replacing("](", with: "] (") }
    return ["text": .string(lines.joined(separator: "\n"))]
  }
}
