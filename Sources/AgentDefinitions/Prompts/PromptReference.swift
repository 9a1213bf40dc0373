/// A prompt that stands in other files, as far as its definition tells: what has to be opened, and what comes between.
package struct PromptReference: Sendable {
  enum Part: Sendable {
    case text(String)
    /// A path as it was written.
    case file(Located<String>)
  }

  /// How a dialect names such files inside the prompt itself.
  package enum Form: Sendable {
    /// The whole prompt is `file://PATH`.
    case uri
    /// `{file:PATH}`, anywhere in it.
    case braces
  }

  let key: String
  let parts: [Part]
  /// The value that says so.
  let range: SourceRange

  /// More files than anybody puts one prompt together from. Each costs a look at the disk.
  static let most = 100

  var files: [Located<String>] {
    parts.compactMap { part in
      if case .file(let path) = part { path } else { nil }
    }
  }

  /// Files whose contents follow each other with a blank line between.
  init(_ key: String, files: [Located<String>], at range: SourceRange) {
    self.key = key
    self.range = range
    parts = files.prefix(Self.most).enumerated().flatMap { index, path in
      index == 0 ? [Part.file(path)] : [.text("\n\n"), .file(path)]
    }
  }

  /// Nil for a prompt that names no file.
  init?(_ key: String, in prompt: Located<String>, as form: Form) {
    self.key = key
    range = prompt.range
    switch form {
    case .uri:
      guard prompt.value.hasPrefix("file://") else { return nil }
      parts = [.file(Located(String(prompt.value.dropFirst(7)), at: prompt.range))]
    case .braces:
      guard let parts = Self.braced(prompt) else { return nil }
      self.parts = parts
    }
  }

  private static func braced(_ prompt: Located<String>) -> [Part]? {
    let opening = Array("{file:".utf8)
    let bytes = Array(prompt.value.utf8)
    var parts: [Part] = []
    var start = 0
    var offset = 0
    var count = 0
    while offset < bytes.count, count < most {
      guard bytes[offset] == opening[0], bytes[offset...].starts(with: opening) else {
        offset += 1
        continue
      }
      // Without an end there is none for those that follow either.
      guard let end = bytes[offset...].firstIndex(of: UInt8(ascii: "}")) else { break }
      let path = String(decoding: bytes[(offset + opening.count)..<end], as: UTF8.self)
      if start < offset { parts.append(.text(String(decoding: bytes[start..<offset], as: UTF8.self))) }
      parts.append(.file(Located(path, at: prompt.range)))
      count += 1
      offset = end + 1
      start = offset
    }
    guard count > 0 else { return nil }
    if start < bytes.count { parts.append(.text(String(decoding: bytes[start...], as: UTF8.self))) }
    return parts
  }
}
