internal import AgentDefinitions

/// Whether a value is a secret itself, or only stands for one: a variable, a placeholder, the path of a file.
struct SecretText {
  /// The value without `Bearer ` and the like.
  let text: Substring

  init(_ value: String) {
    var text = value[...]
    for scheme in ["Bearer ", "bearer ", "Basic ", "Token ", "token ", "ApiKey "] where text.hasPrefix(scheme) {
      text = text.dropFirst(scheme.count)
    }
    self.text = text
  }

  var isLiteral: Bool {
    guard text.utf8.count >= 8, text.utf8.count < 4096, !text.utf8.contains(where: Self.isMark) else { return false }
    guard !Self.openings.contains(where: { text.hasPrefix($0) }), !isVariableName else { return false }
    return String(text).looksRandom
  }

  /// Whether it says where the secret is.
  var standsForOne: Bool { isVariableName || Self.openings.contains { text.hasPrefix($0) } }

  /// `DOCS_API_KEY`: the name of a secret.
  private var isVariableName: Bool {
    text.utf8.allSatisfy { byte in
      byte == UInt8(ascii: "_") || byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
        || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    } && text.utf8.contains(UInt8(ascii: "_"))
  }

  /// What no key has in it and every way to leave one out has.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "%"), UInt8(ascii: "*"),
      UInt8(ascii: "["), 0x7F...:
      true
    default: false
    }
  }

  private static let openings = [
    "COPILOT_MCP_", "/", "~", "./", "../", "http", "op://", "vault:", "arn:", "env:", "file:",
  ]

  /// Whether a variable or a header of this name holds secrets: `GITHUB_TOKEN`, `X-Api-Key`; not `MAX_TOKENS`, `KEY_ID`.
  static func isSecretName(_ name: String) -> Bool { isSecretName(Array(name.utf8)[...]) }

  static func isSecretName(_ name: ArraySlice<UInt8>) -> Bool {
    guard let end = name.lastIndex(where: isPartOfWord) else { return false }
    let start = name[...end].lastIndex { !isPartOfWord($0) }.map { $0 + 1 } ?? name.startIndex
    let last = name[start...end]
    let isKind =
      kinds.contains { last.isWord($0) }
      || compounds.contains { last.count >= $0.count && last.suffix($0.count).isWord($0) }
    return isKind && !name.split { !isPartOfWord($0) }.contains { $0.isWord(publicWord) }
  }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    default: false
    }
  }

  private static let kinds = [
    "authorization", "credential", "credentials", "key", "pass", "passwd", "password", "pat", "pwd", "secret", "token",
  ].map { Array($0.utf8) }
  /// Also written as one with what stands before: `myApiKey`.
  private static let compounds = ["apikey", "accesstoken", "authtoken", "password"].map { Array($0.utf8) }
  private static let publicWord = Array("public".utf8)
  /// Every word that the name of a secret can end with.
  static let names = kinds + compounds
}

extension ArraySlice<UInt8> {
  /// Whether it is this word, in capitals or not.
  fileprivate func isWord(_ word: [UInt8]) -> Bool {
    guard count == word.count, (last ?? 0) | 0x20 == word.last ?? 0 else { return false }
    return withUnsafeBufferPointer { own in
      for index in own.indices where own[index] | 0x20 != word[index] { return false }
      return true
    }
  }
}

extension String {
  /// Letters and digits in no order, as keys are, and not what people write where a key belongs.
  var looksRandom: Bool {
    var kinds = (lower: 0, upper: 0, digits: 0)
    var distinct: Set<UInt8> = []
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): kinds.lower += 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): kinds.upper += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"): kinds.digits += 1
      default: break
      }
      distinct.insert(byte)
    }
    guard kinds.digits > 0, kinds.lower + kinds.upper > 0, distinct.count >= min(10, utf8.count / 2 + 1) else {
      return false
    }
    let small = Array(lowercased().utf8)
    return !Self.fillers.contains { ByteSearch.contains($0, in: small) }
  }

  private static let fillers = [
    "0000", "12345", "abcd", "change", "dummy", "example", "fake", "here", "insert", "placeholder", "redacted",
    "replace", "sample", "test", "todo", "xxx", "your",
  ].map { Array($0.utf8) }
}
