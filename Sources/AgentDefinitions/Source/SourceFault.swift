/// Something wrong with a file as text, as YAML or as TOML, before anybody asks what it means.
package struct SourceFault: Hashable, Sendable, Error {
  package enum Kind: Hashable, Sendable {
    /// Not YAML. `context` is where the construct in question began, when that is elsewhere.
    case invalidYAML(YAMLProblem, context: SourceRange?)
    case invalidTOML(TOMLProblem)
    case duplicateKey(name: String, first: SourceRange)
    /// A mapping key that is itself a list, a mapping or a reference to one.
    case nonScalarKey
    /// `*name` without an `&name` before it.
    case unknownAlias(name: String)
    /// A second `---` document; only the first is read.
    case severalDocuments
    /// The range is the first of `count` bytes that belong to no character.
    case notUTF8(count: Int)
    /// The range is the first of `count` characters that the format forbids.
    case controlCharacter(Unicode.Scalar, count: Int)
    case tooLarge(limit: Int)
    case tooDeep(limit: Int)
    case tooManyNodes(limit: Int)
    /// In one mapping.
    case tooManyKeys(limit: Int)
    /// Of anchors, of references to them or of tags.
    case tooManyAliases(limit: Int)
  }

  package let kind: Kind
  package let range: SourceRange

  package init(_ kind: Kind, at range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// Whether the tree lacks something that the file has: what follows, or in TOML perhaps just this line.
  package var endsReading: Bool {
    switch kind {
    case .invalidYAML, .invalidTOML, .tooLarge, .tooDeep, .tooManyNodes, .tooManyKeys, .tooManyAliases: true
    case .duplicateKey, .nonScalarKey, .unknownAlias, .severalDocuments, .notUTF8, .controlCharacter: false
    }
  }

  /// Cause and cure in a sentence or two, for people.
  package var message: String {
    switch kind {
    case .invalidYAML(let problem, _): problem.message
    case .invalidTOML(let problem): problem.message
    case .duplicateKey(let name, _): "the key “\(name)” is here twice; keep one of the two"
    case .nonScalarKey: "a key must be plain text, not a list or a mapping; quote it if it is meant as text"
    case .unknownAlias(let name):
      "“*\(name)” refers to an anchor “&\(name)” that is not above it; quote the value if the “*” is meant as text"
    case .severalDocuments: "a second YAML document starts here and is not read; keep one document in the file"
    case .notUTF8(let count):
      count == 1
        ? "this byte is not UTF-8; save the file as UTF-8"
        : "this byte and \(count - 1) more are not UTF-8; save the file as UTF-8"
    case .controlCharacter(let scalar, let count):
      "the control character \(scalar.codePointName) is not allowed here"
        + (count == 1 ? "; delete it" : " (\(count) such characters); delete them")
    case .tooLarge(let limit): "the file is larger than \(limit) bytes and is not read; split it or shorten it"
    case .tooDeep(let limit): "this is nested more than \(limit) levels deep; nothing from here on is read"
    case .tooManyNodes(let limit): "there are more than \(limit) values up to here; nothing from here on is read"
    case .tooManyKeys(let limit): "there are more than \(limit) keys up to here; nothing from here on is read"
    case .tooManyAliases(let limit):
      "there are more than \(limit) “&” anchors, “*” references or “!” tags up to here; nothing further is read"
    }
  }
}

extension Unicode.Scalar {
  /// As the Unicode charts write it: U+0007.
  fileprivate var codePointName: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
