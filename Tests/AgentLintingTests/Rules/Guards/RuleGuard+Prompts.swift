import AgentLinting

extension RuleGuard {
  static let prompts: [RuleGuard] = [
    clean("dead-link", "what the agent may be meant to write", prompt("Hand in [the report](docs/report.md).")),
    flagged(
      "dead-link", "beside what is there", .warning,
      """
      ==> .github/agents/example.agent.md
      \(prompt("Read [the report](↓docs/report.md)."))
      ==> docs/other.md
      Text.
      """),
    clean("dead-link", "a line of a file", prompt("See [there](./naming.md:12).")),
    flagged(
      "invisible-text", "more than a flag has", .error,
      "description: Waves 🏴↓" + String(repeating: "\u{E0067}", count: 12) + " at Swift code"),
    flagged("tool-call-residue", "the end of one call", .error, prompt("You rename.\n\n↓</invoke>\n</function_calls>")),
    clean("hidden-instruction", "a template's mark", prompt("You rename.\n\n<!-- <section that you must keep> -->")),
    clean("stub-prompt", "a table", prompt("# Names\n\n| old | new |\n|---|---|\n| a | b |")),
    clean("stub-prompt", "code", prompt("# Names\n\n```\nswift build\n```")),
    clean(
      "placeholder-text", "a word that ends so", serverArgument("--title=IN_YOUR_AREA")),
    clean("placeholder-text", "somebody else's words", prompt("> TODO: say how tests are run.")),
    clean(
      "contradicting-rules", "in sections of their own", prompt("## A\n- Always run tests.\n## B\n- Never run tests.")),
    clean("personal-path", "a web address", prompt("See https://example.com/home/mkrause/rules.")),
    flagged("oversized-prompt", "for the cloud agent", .error, long("")),
    flagged("oversized-prompt", "for VS Code alone", .info, long("target: vscode\n")),
  ]

  private static func prompt(_ text: String) -> String {
    "---\ndescription: Renames Swift functions\ntools: [view]\n---\n\(text)\n"
  }

  private static func long(_ key: String) -> String {
    "---\ndescription: Plans migrations\n\(key)---\n↓\(String(repeating: "Plan. ", count: 5_001))\n"
  }

  private static func serverArgument(_ text: String) -> String {
    "mcp-servers:\n  docs: { type: local, command: node, args: [\(text)], tools: [search] }"
  }
}
