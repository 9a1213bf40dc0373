internal import AgentDefinitions

/// Globs of which one has to match. One that ends in a slash, or names a folder, means everything below it.
struct PathGlobs: Sendable {
  private var globs: [GlobPattern] = []

  init() {}

  var isEmpty: Bool { globs.isEmpty }

  mutating func add(_ text: String) throws(GlobFault) {
    let text = text.hasPrefix("./") ? String(text.dropFirst(2)) : text
    globs.append(try GlobPattern(text.hasSuffix("/") ? text + "**" : text))
    if !text.hasSuffix("/"), !text.hasSuffix("**") { globs.append(try GlobPattern(text + "/**")) }
  }

  mutating func add(_ others: PathGlobs) { globs += others.globs }

  func matches(_ path: Substring) -> Bool {
    let path = String(path)
    return globs.contains { $0.matches(path) }
  }
}
