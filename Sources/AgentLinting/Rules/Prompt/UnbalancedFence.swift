internal import AgentDefinitions

/// Flags a code fence that is never closed.
struct UnbalancedFence: PromptRule {
  static let info = RuleInfo(
    id: "unbalanced-fence",
    category: .prompt,
    severity: .warning,
    summary: "A code fence is opened and never closed.",
    why: "Everything below it is code then: rules that follow read like part of an example, to people and to models.",
    examples: [
      .flagged(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nRun\n\n↓```sh\nswift build\n\nNever touch tests.\n"
      ),
      .clean(
        """
        ---
        description: Renames Swift functions
        tools: [view]
        ---
        Answer so:

        ```
        A summary
        ```swift
        the change
        ```
        Done
        ```
        Never touch tests.
        """),
      .clean(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\nRun\n\n````\n```sh\nswift build\n```\n````\n"),
    ])

  func check(_ prompt: CheckedPrompt, into findings: inout Findings) {
    guard let fence = prompt.prose.fences.last, !fence.isClosed else { return }
    let lines = prompt.prose.text.bytes[fence.range].count { $0 == UInt8(ascii: "\n") }
    findings.add(.open(lines), at: prompt.prose.place(fence.opening))
  }
}

extension FindingText {
  fileprivate static func open(_ lines: Int) -> FindingText {
    guard lines > 0 else {
      return FindingText(
        "this fence opens code and nothing closes it: there is one too many, or the one before is missing; where a fence "
          + "holds fences, give the outer one four backquotes")
    }
    return FindingText(
      "this fence is never closed, so the \(lines.counted("line")) below it are code to whoever reads them; close it, and "
        + "where a fence holds fences, give the outer one four backquotes")
  }
}
