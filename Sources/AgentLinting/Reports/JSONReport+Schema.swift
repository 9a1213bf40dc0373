internal import AgentDefinitions
package import JSONText

extension JSONReport {
  /// What programs may rely on; `schemas/report.schema.json` is printed from this. Further members may come within a
  /// version, so none is forbidden.
  package static let schema: JSON = [
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "The report of an agentlint check",
    "description": "The one JSON object that `agentlint check --format json` prints.",
    "type": "object",
    "required": ["version", "findings", "notices", "sources", "summary"],
    "properties": [
      "version": ["const": 1, "description": "Within a version, members are added and never change."],
      "findings": list(of: finding, "By path, then place, then rule."),
      "notices": list(of: text, "What to know besides; it never changes the status."),
      "sources": list(of: source, "Where the facts were read that the checked files were judged by."),
      "summary": summary,
      "allowed": list(
        of: object(["finding": finding, "reason": text]), "With `--show-allowed`: what comments let pass, and why."),
      "known": list(of: finding, "With `--show-allowed`: what a baseline lets pass."),
    ],
    "$defs": [
      "place": object(
        [
          "offset": described("In bytes, from 0.", number(from: 0)),
          "line": number(from: 1),
          "column": described("In code points.", number(from: 1)),
          "byteColumn": number(from: 1),
          "utf16Column": number(from: 1),
        ]),
      "finding": object(
        [
          "rule": described("The id of a rule, one of the project's own included.", text),
          "severity": choice(Severity.allCases.map(\.rawValue)),
          "message": text,
          "path": text,
          "start": place,
          "end": described("Where the next character begins.", place),
          "isBlocking": described("Whether `agentrun` does not start with it.", truth),
          "runtimes": list(
            of: object(["id": text, "effect": text]),
            "The systems concerned, with what each does; empty is all of them."),
          "related": list(
            of: object(["note": text, "path": text, "start": place, "end": place]), "Other places that it is about."),
          "fingerprint": described("The same for the same finding while lines move; with the path, unique.", text),
          "fixes": list(of: fix, "What would cure it, the best first; one of them is enough."),
        ]),
    ],
  ]

  private static let finding: JSON = ["$ref": "#/$defs/finding"]
  private static let place: JSON = ["$ref": "#/$defs/place"]
  private static let text: JSON = ["type": "string"]
  private static let truth: JSON = ["type": "boolean"]

  private static let fix = object([
    "title": described("What it does, as an order.", text),
    "safety": described("`unsafe`: it may change what the file means.", choice(["safe", "unsafe"])),
    "edits": list(
      of: object(["path": text, "start": place, "end": place, "replacement": text]),
      "What to write in place of what stands there; all of them or none."),
    "runtimes": list(of: text, "The systems that it holds for; empty is all of them."),
  ])

  private static let source = object([
    "system": text, "title": text, "url": text,
    "revision": described("The commit or version that was read; empty where there is none.", text),
    "date": described("The day on which it was read.", ["type": "string", "format": "date"]), "licence": text,
  ])

  private static let summary = object([
    "files": number(from: 0), "agents": number(from: 0), "errors": number(from: 0), "warnings": number(from: 0),
    "infos": number(from: 0),
    "allowed": described("How many findings comments let pass.", number(from: 0)),
    "known": described("How many findings a baseline lets pass.", number(from: 0)),
    "isComplete": described("False when something could not be read, a configuration included.", truth),
  ])

  private static func number(from least: Int64) -> JSON { ["type": "integer", "minimum": .int(least)] }

  private static func choice(_ words: [String]) -> JSON { ["enum": .array(words.map { .string($0) })] }

  private static func list(of items: JSON, _ description: String) -> JSON {
    ["type": "array", "description": .string(description), "items": items]
  }

  private static func described(_ text: String, _ schema: JSON) -> JSON {
    var object = schema.object ?? [:]
    object["description"] = .string(text)
    return .object(object)
  }

  private static func object(_ properties: JSONObject) -> JSON {
    ["type": "object", "required": .array(properties.keys.map { .string($0) }), "properties": .object(properties)]
  }
}
