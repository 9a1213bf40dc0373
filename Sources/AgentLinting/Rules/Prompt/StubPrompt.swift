internal import AgentDefinitions

/// Flags a prompt that has nothing in it.
struct StubPrompt: PromptRule {
  static let info = RuleInfo(
    id: "stub-prompt",
    category: .prompt,
    tier: .strict,
    severity: .warning,
    summary: "The prompt says nothing that the description does not say.",
    why:
      "An agent of its own costs a delegation and starts without what was said before. Without a prompt it knows less "
      + "than the agent that called it.",
    examples: [
      .flagged("---\ndescription: Renames Swift functions\ntools: [view]\n---\n↓TODO\n"),
      .flagged("---\ndescription: Renames Swift functions\ntools: [view]\n---\n↓You are a helpful assistant.\n"),
      .flagged(
        "---\ndescription: Renames Swift functions\ntools: [view]\n---\n# ↓Renamer\n\nRenames Swift functions.\n"),
      .clean("---\ndescription: Renames Swift functions\ntools: [view]\n---\nYou rename. TODO lists are not yours.\n"),
    ])

  func check(_ prompt: CheckedPrompt, into findings: inout Findings) {
    let prose = prompt.prose
    guard !prompt.agent.prompt.value.isEmpty, prose.sentences.count <= 6, prose.links.isEmpty, prose.fences.isEmpty,
      prose.codeSpans.isEmpty
    else { return }
    guard !prose.blocks.contains(where: { $0.kind == .table || $0.kind == .indentedCode }) else { return }
    let text = prose.blocks.filter { $0.kind == .paragraph || $0.kind == .listItem }.map {
      prose.string($0.range).bareWords
    }
    .joined(separator: " ")
    let first = prose.blocks.first?.range ?? prose.text.range
    if text.isEmpty {
      findings.add(.empty, at: prose.place(first))
    } else if Self.nothing.contains(text) {
      findings.add(.stub(prompt.agent.prompt.value), at: prose.place(first))
    } else if let description = prompt.agent.description, description.value.bareWords == text {
      findings.add(.description, at: prose.place(first))
    }
  }

  private static let nothing: Set<String> = [
    "add instructions here", "add your instructions here", "add your prompt here", "coming soon", "instructions",
    "prompt", "tbd", "to be done", "to be written", "todo", "wip", "write your prompt here", "you are a helpful agent",
    "you are a helpful ai assistant", "you are a helpful assistant", "you are an ai assistant", "your prompt here",
  ]
}

extension String {
  /// Its words in lower case with one blank between, without punctuation.
  fileprivate var bareWords: String {
    lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }
}

extension FindingText {
  fileprivate static let empty = FindingText(
    "the prompt has headings and nothing below them, so the agent is told nothing; say how it should work")

  fileprivate static func stub(_ text: String) -> FindingText {
    FindingText("the prompt is only \(text.quoted), so the agent is told nothing; say how it should work")
  }

  fileprivate static let description = FindingText(
    "the prompt only repeats the description, which says when to call the agent and not how it should work; say that")
}
