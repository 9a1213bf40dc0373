package import TerminalText

/// What there is to say about one rule, printed from its info: for `agentlint explain`, and as its page in
/// `docs/rules`.
package enum RulePage {
  package static func text(_ rule: RuleInfo, _ style: TerminalStyle) -> String {
    var lines = [style.paint(rule.id, .bold) + "  \(rule.severity.rawValue), \(rule.tier.rawValue)", ""]
    lines += wrapped(rule.summary) + [""] + wrapped(rule.why) + [""]
    for (title, isFlagged) in [("Flagged", true), ("Fine", false)] {
      for example in rule.examples where example.isFlagged == isFlagged {
        lines.append(style.paint("\(title):", isFlagged ? .red : .green) + heading(example))
        lines += example.shown.split(separator: "\n", omittingEmptySubsequences: false).map {
          "    " + String($0).clean
        }
        lines.append("")
        guard let fixed = example.afterFix else { continue }
        lines.append(style.paint("Fixed:", .green))
        lines += fixed.shown.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + String($0).clean }
        lines.append("")
      }
    }
    if let fix = rule.fixWords { lines += wrapped(fix) + [""] }
    for option in rule.options {
      lines.append(
        "Option \(style.paint(option.name, .bold)) (\(option.typeText); \(option.defaultText) unless set): "
          + option.summary)
    }
    if !rule.options.isEmpty { lines.append("") }
    lines.append("To let one pass, say why: # agentlint: allow \(rule.id) -- REASON")
    return lines.joined(separator: "\n") + "\n"
  }

  package static func markdown(_ rule: RuleInfo) -> String {
    var text = "# \(rule.id)\n\n"
    text += "<!-- Printed from the rule by a test: ROSTER_UPDATE=1 scripts/test RulePages -->\n\n"
    return text + help(rule)
  }

  /// The page without its heading, for what shows the rule's id itself.
  static func help(_ rule: RuleInfo) -> String {
    var text = "\(rule.category.title) · \(rule.severity.rawValue) · \(rule.tier.rawValue)\n\n"
    if !rule.aliases.isEmpty { text += "Also known as \(rule.aliases.listed()).\n\n" }
    text += "**\(rule.summary)** \(rule.why)\n"
    for (title, isFlagged) in [("Flagged", true), ("Fine", false)] {
      let examples = rule.examples.filter { $0.isFlagged == isFlagged }
      if examples.isEmpty { continue }
      text += "\n## \(title)\n"
      for example in examples {
        text += "\n"
        if example.path != RuleExample.defaultPath { text += "`\(example.path)`\n\n" }
        text += fenced(example)
        if let fixed = example.afterFix { text += "\nFixed:\n\n" + fenced(fixed) }
      }
    }
    if let fix = rule.fixWords { text += "\n## Fix\n\n\(fix)\n" }
    if !rule.options.isEmpty {
      text += "\n## Options\n\n| option | value | unless set | what it does |\n|---|---|---|---|\n"
      for option in rule.options {
        text += "| `\(option.name)` | \(option.typeText) | `\(option.defaultText)` | \(option.summary) |\n"
      }
    }
    text += "\n## Letting one pass\n\n"
    text += "In front matter and YAML, above the line or at its end: `# agentlint: allow \(rule.id) -- REASON`. In a\n"
    text +=
      "prompt, above the line: `<!-- agentlint: allow \(rule.id) -- REASON -->`. In a file's first line it counts for the\n"
    text += "whole file.\n"
    return text
  }

  package static var index: String {
    var text = "# Rules\n\n"
    text += "<!-- Printed from the rules by a test: ROSTER_UPDATE=1 scripts/test RulePages -->\n"
    text += "\n[How often each rule is right](precision.md), measured on public files.\n"
    for category in RuleCategory.allCases {
      text += "\n## \(category.title)\n\n| rule | severity | tier | fix | what is wrong |\n|---|---|---|---|---|\n"
      for rule in RuleCatalogue.all where rule.category == category {
        text +=
          "| [\(rule.id)](\(rule.id).md) | \(rule.severity.rawValue) | \(rule.tier.rawValue) | \(rule.fixSummary) | \(rule.summary) |\n"
      }
    }
    return text
  }

  private static func fenced(_ example: RuleExample) -> String {
    let lines = example.shown.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).clean }
    return "````yaml\n" + lines.joined(separator: "\n").trimmedEnd + "\n````\n"
  }

  private static func heading(_ example: RuleExample) -> String {
    example.path == RuleExample.defaultPath ? "" : " (\(example.path))"
  }

  private static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + word.count + 1 > 88 {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " \(word)"
    }
    return line.isEmpty ? lines : lines + [line]
  }
}

extension RuleInfo {
  /// `safe`, `unsafe` or both; empty when there is none.
  var fixSummary: String {
    [Fix.Safety.safe, .unsafe].filter(fixes.contains).map(\.rawValue).joined(separator: ", ")
  }

  /// How to have it fixed, in a sentence or two.
  fileprivate var fixWords: String? {
    let sometimes = "Where the cure can be told, `agentlint fix`"
    switch (fixes.contains(.safe), fixes.contains(.unsafe)) {
    case (false, false): return nil
    case (true, false): return sometimes + " carries it out: it is safe."
    case (false, true):
      return sometimes
        + " `--unsafe` carries it out: look at what it changes, for it is no longer the same to everybody."
    case (true, true): return sometimes + " carries it out where that is safe, and the rest with `--unsafe`."
    }
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self[...]
    while text.last?.isNewline == true { text = text.dropLast() }
    return String(text)
  }
}
