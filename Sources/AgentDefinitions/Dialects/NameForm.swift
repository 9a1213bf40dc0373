/// What a system takes for an agent's name, where the name is the id. Facts, with where and when they were read.
package struct NameForm: Sendable {
  package let runtime: AgentRuntime
  /// The form to use, in words.
  package let words: String
  /// What the system does with a name that it does not accept.
  package let otherwise: String
  package let source: DataSource
  package let accepts: @Sendable (String) -> Bool
  /// Whether a name is of the form that the documentation asks for.
  package let isRegular: @Sendable (String) -> Bool
}

extension NameForm {
  package static let all: [NameForm] = [.claudeCode, .gemini]

  static let claudeCode = NameForm(
    runtime: .claudeCode, words: "lower-case letters, digits and hyphens",
    otherwise: "skips the file; only the debug log says so", source: .claudeAgents,
    accepts: { !$0.utf8.contains(UInt8(ascii: ":")) && $0.utf8.first != UInt8(ascii: "-") },
    isRegular: { $0.utf8.allSatisfy(\.isSlugByte) })

  static let gemini = NameForm(
    runtime: .geminiCLI, words: "lower-case letters, digits, hyphens and underscores",
    otherwise: "refuses the file, and says so", source: .geminiAgents,
    accepts: { !$0.isEmpty && $0.utf8.allSatisfy { $0.isSlugByte || $0 == UInt8(ascii: "_") } },
    isRegular: { _ in true })
}

extension UInt8 {
  fileprivate var isSlugByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
    default: false
    }
  }
}

extension Dialect {
  /// Nil for what one of its agents may be called; otherwise what it must be instead.
  package func refusedForm(ofID id: String) -> String? {
    if let form = NameForm.all.first(where: { runtimes.contains($0.runtime) }), !form.accepts(id) || !form.isRegular(id)
    {
      return form.words
    }
    switch identity {
    case .fileStem:
      let isPlain =
        !id.isEmpty && id.utf8.allSatisfy { $0.isSlugByte || ".-_".utf8.contains($0) || (0x41...0x5A).contains($0) }
      return isPlain ? nil : "letters, digits, dots, hyphens and underscores"
    case .name, .path, .nameOrFileStem, .entryKey: return AgentID.isPlain(id) ? nil : AgentID.form
    }
  }
}
