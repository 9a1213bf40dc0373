/// A text in which `${env:NAME}` stands for an environment variable. Only provider keys and headers and an MCP
/// server's `env` and `headers` are such texts; the value is put in when the session needs it and never kept.
package struct InterpolatedText: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    case text(String)
    /// `fallback` is what some dialects write as `${NAME:-fallback}`.
    case variable(String, fallback: String?)
  }

  package let parts: [Part]
  /// The text as written, safe to show: it names variables and holds no value of theirs.
  package let written: String
  package let range: SourceRange

  package init(_ parts: [Part], written: String, range: SourceRange) {
    self.parts = parts
    self.written = written
    self.range = range
  }

  package var variables: [String] {
    parts.compactMap { part in
      if case .variable(let name, _) = part { name } else { nil }
    }
  }

  /// The text with every variable's value in its place.
  package func resolved(_ lookup: (String) -> String?) throws(MissingVariable) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let literal): text += literal
      case .variable(let name, let fallback):
        guard let value = lookup(name) ?? fallback else { throw MissingVariable(name: name, range: range) }
        text += value
      }
    }
    return text
  }
}

/// An environment variable that a definition asks for and the environment has not. It says the name and nothing else:
/// neighbouring parts of the text may be secrets.
package struct MissingVariable: Error, Hashable, Sendable, CustomStringConvertible {
  package let name: String
  package let range: SourceRange

  package var description: String { "the environment variable \(name) is not set" }
}
