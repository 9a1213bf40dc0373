internal import SystemPackage

/// The first bytes of a data file, looked at for what makes it a team of another system. A walk goes through many such
/// files, so that only what looks right is opened as a team.
struct TeamHead {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// The head of a file; nil when it cannot be read or is too large to be a team.
  init?(of path: FilePath, limit: Int = 16384) {
    guard let bytes = try? ReadFile.bytes(of: path, limit: SourceLimits.bytes) else { return nil }
    self.init(bytes.prefix(limit))
  }

  /// A map `agents` with `model:` and `instruction:` in its entries.
  var isDockerTeam: Bool {
    var rest = bytes
    var isInside = false
    var found: Set<String> = []
    while !rest.isEmpty {
      let line = Self.takeLine(&rest)
      guard let first = line.first else { continue }
      if first != UInt8(ascii: " "), first != UInt8(ascii: "#"), first != UInt8(ascii: "\r") {
        isInside = line.starts(with: "agents:".utf8)
        continue
      }
      guard isInside else { continue }
      let text = line.drop { $0 == UInt8(ascii: " ") }
      if text.first == UInt8(ascii: "-"), found.isEmpty { return false }
      if text.starts(with: "model:".utf8) { found.insert("model") }
      if text.starts(with: "instruction:".utf8) { found.insert("instruction") }
      if found.count == 2 { return true }
    }
    return false
  }

  /// The key `customAgents`, or a list of objects with a name and a prompt.
  var isCustomAgents: Bool {
    let text = bytes.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    switch text.first {
    case UInt8(ascii: "{"): return text.hasWord("\"customAgents\"")
    case UInt8(ascii: "["): return text.hasWord("\"prompt\"") && text.hasWord("\"name\"")
    default: return false
    }
  }

  /// A map `agent`, or `mode`, as it was called.
  var isOpenCodeTeam: Bool { bytes.hasMap("\"agent\"") || bytes.hasMap("\"mode\"") }

  private static func takeLine(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
    defer { rest = end < rest.endIndex ? rest[(end + 1)...] : [] }
    return rest[..<end]
  }
}

extension ArraySlice<UInt8> {
  /// Whether a key stands somewhere with a map as its value.
  fileprivate func hasMap(_ key: String) -> Bool {
    let key = Array(key.utf8)
    guard count >= key.count else { return false }
    return (startIndex...(endIndex - key.count)).contains { start in
      guard self[start] == key[0], self[start...].starts(with: key) else { return false }
      let rest = self[(start + key.count)...].drop { $0 <= 0x20 }
      return rest.first == UInt8(ascii: ":") && rest.dropFirst().first { $0 > 0x20 } == UInt8(ascii: "{")
    }
  }

  fileprivate func hasWord(_ word: String) -> Bool {
    let word = Array(word.utf8)
    guard count >= word.count else { return false }
    return (startIndex...(endIndex - word.count)).contains { self[$0] == word[0] && self[$0...].starts(with: word) }
  }
}
