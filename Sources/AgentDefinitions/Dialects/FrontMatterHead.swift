/// The keys of front matter, roughly: enough to tell whose it is, before anybody knows how to read it.
struct FrontMatterHead {
  /// What stands behind a key on its line, without quotes.
  private(set) var values: [String: String] = [:]
  /// The names in its list of tools.
  private(set) var tools: [String] = []

  /// - Parameter keys: those whose values are asked for.
  init(_ bytes: ArraySlice<UInt8>, keys: Set<String>) {
    guard let front = FrontMatter.split(head: bytes).parts else { return }
    var isInTools = false
    for line in bytes.dropFirst(Int(front.yaml.lower)).prefix(front.yaml.indices.count).split(
      separator: UInt8(ascii: "\n"))
    {
      guard let first = line.first else { continue }
      let isContinued = first.isYAMLSpace || first == UInt8(ascii: "-")
      if isContinued {
        if isInTools { take(line) }
        continue
      }
      isInTools = false
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), line[..<colon].allSatisfy(\.isKeyCharacter) else {
        continue
      }
      let key = String(decoding: line[..<colon], as: UTF8.self)
      let value = line[line.index(after: colon)...]
      if keys.contains(key) { values[key] = values[key] ?? Self.plain(value) }
      isInTools = key == "tools"
      if isInTools { take(value) }
    }
  }

  private mutating func take(_ line: ArraySlice<UInt8>) {
    let names = line.split { $0.isYAMLSpace || $0 == 0x0D || ",[]\"'(".utf8.contains($0) }
    tools += names.filter { $0.first != UInt8(ascii: "-") }.map { String(decoding: $0, as: UTF8.self) }
  }

  private static func plain(_ value: ArraySlice<UInt8>) -> String {
    let isAround = { (byte: UInt8) in byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
    let rest = value.drop(while: isAround)
    guard let last = rest.lastIndex(where: { !isAround($0) }) else { return "" }
    return String(decoding: rest[...last], as: UTF8.self)
  }
}
