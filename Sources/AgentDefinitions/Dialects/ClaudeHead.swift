/// The first bytes of a Markdown file, looked at for what makes it a Claude Code subagent: front matter with a name, a
/// description and one of the keys that nothing but an agent has.
struct ClaudeHead {
  /// A name and a description.
  let isNamed: Bool
  /// And something that nothing but an agent has.
  let isAgent: Bool

  init(_ bytes: ArraySlice<UInt8>) {
    var hasName = false
    var hasDescription = false
    var hasMore = false
    var rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    guard Self.takeLine(&rest).starts(with: "---".utf8) else {
      (isNamed, isAgent) = (false, false)
      return
    }
    while !rest.isEmpty {
      let line = Self.takeLine(&rest)
      switch line.first {
      case UInt8(ascii: "-"): if line.starts(with: "---".utf8) { rest = [] }
      case UInt8(ascii: "n"): hasName = hasName || line.starts(with: "name:".utf8)
      case UInt8(ascii: "d"):
        hasDescription = hasDescription || line.starts(with: "description:".utf8)
        hasMore = hasMore || line.starts(with: "disallowedTools:".utf8)
      case UInt8(ascii: "t"): hasMore = hasMore || line.starts(with: "tools:".utf8)
      case UInt8(ascii: "m"):
        hasMore = hasMore || line.starts(with: "model:".utf8) || line.starts(with: "maxTurns:".utf8)
      case UInt8(ascii: "c"): hasMore = hasMore || line.starts(with: "color:".utf8)
      default: break
      }
    }
    isNamed = hasName && hasDescription
    isAgent = isNamed && hasMore
  }

  private static func takeLine(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
    defer { rest = end < rest.endIndex ? rest[(end + 1)...] : [] }
    return rest[..<end]
  }
}
