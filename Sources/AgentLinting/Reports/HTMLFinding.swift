internal import AgentDefinitions

/// One finding on the page.
enum HTMLFinding {
  static func render(_ finding: Finding, hiding hidden: [SourceRange], _ paths: ReportPaths) -> String {
    let place = finding.file.place(of: Int(finding.range.lower))
    let rule = MarkupText.escaped(finding.rule)
    let link = RuleCatalogue.rule(finding.rule) == nil ? rule : "<a href=\"#rule-\(rule)\">\(rule)</a>"
    let severity = finding.severity.rawValue
    return """
      <article class="finding \(severity)" data-severity="\(severity)" data-rule="\(rule)">
      <p class="head"><span class="badge">\(severity)</span> \(link) <span class="place">\(place.line):\(place.column)</span></p>
      <p class="message">\(text(finding.message))</p>
      \(excerpt(finding, hidden))\(notes(finding, paths))</article>
      """
  }

  private static func excerpt(_ finding: Finding, _ hidden: [SourceRange]) -> String {
    let excerpt = SourceExcerpt(finding, hiding: hidden)
    let (before, marked, after) = excerpt.parts
    guard !(before + marked + after).isEmpty else { return "" }
    let mark = marked.isEmpty ? "<mark class=\"point\"></mark>" : "<mark>\(MarkupText.escaped(marked))</mark>"
    return "<pre><span class=\"number\">\(excerpt.number)</span><code>\(MarkupText.escaped(before))\(mark)"
      + "\(MarkupText.escaped(after))</code></pre>\n"
  }

  private static func notes(_ finding: Finding, _ paths: ReportPaths) -> String {
    var notes = finding.effects.map { "<li><b>\(MarkupText.escaped($0.runtime.title))</b> \(text($0.text))</li>" }
    notes += finding.related.map { related in
      let place = related.file.place(of: Int(related.range.lower))
      let path = MarkupText.escaped("\(paths.path(of: related.file)):\(place.line):\(place.column)")
      return "<li>\(text(related.note)): <code>\(path)</code></li>"
    }
    notes += finding.fixes.map { fix in
      "<li class=\"fix\"><b>Fix</b> \(text(fix.title))\(fix.isSafe ? "" : " (may change what the file means)")</li>"
    }
    return notes.isEmpty ? "" : "<ul>\(notes.joined())</ul>\n"
  }

  /// With what stands between backquotes as code, as our messages have it.
  static func text(_ text: String) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false).map { MarkupText.escaped(String($0)) }
    guard parts.count > 2 else { return parts.joined(separator: "`") }
    var result = parts[0]
    for index in parts.indices.dropFirst() {
      let isCode = index % 2 == 1
      // One without its partner is what it is.
      if isCode, index == parts.count - 1 { return result + "`" + parts[index] }
      result += isCode ? "<code>\(parts[index])</code>" : parts[index]
    }
    return result
  }
}
