internal import AgentDefinitions

/// A model's name as an agent file has it, with what stands around it.
struct WrittenModel {
  /// Without a provider before it, in dialects that write one.
  let value: ModelName
  /// `anthropic` in `anthropic/claude-sonnet-4-6`, or what a docker-agent file says of the model; nil where none is said.
  let provider: String?
  /// What stands before the name in the same text, slash included.
  let prefix: String
  let range: SourceRange

  init(_ text: String, at range: SourceRange, provider: String? = nil) {
    value = ModelName(text)
    self.provider = provider
    prefix = ""
    self.range = range
  }

  /// `provider/name`.
  init(withProvider text: String, at range: SourceRange) {
    let slash = text.utf8.firstIndex(of: UInt8(ascii: "/"))
    provider = slash.map { String(text[..<$0]) }
    prefix = slash.map { String(text[...$0]) } ?? ""
    value = ModelName(slash.map { String(text[text.utf8.index(after: $0)...]) } ?? text)
    self.range = range
  }
}
