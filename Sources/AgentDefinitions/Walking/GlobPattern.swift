/// A glob such as `Sources/**/*.{swift,md}`, compiled once and matched against whole relative paths.
///
/// `*` and `?` stay within a path component, `**` as a whole component spans any number of them, `[a-z]` and `[!a-z]`
/// are classes, `{a,b}` is a choice and may nest, a backslash takes the next character literally. Names that begin
/// with a dot are ordinary names. Matching is linear in the path; an unusable pattern is refused with the reason.
package struct GlobPattern: Sendable, CustomStringConvertible {
  package let description: String
  private let automaton: GlobAutomaton

  package init(_ text: String) throws(GlobFault) {
    var parser = GlobParser(text)
    automaton = GlobAutomaton(try parser.pattern(), readsUTF8: true)
    description = text
  }

  package func matches(_ path: String) -> Bool {
    automaton.matches(Array(path.utf8).span)
  }

  package func matches(_ path: Span<UInt8>) -> Bool {
    automaton.matches(path)
  }

  /// Splits `../agents/**/*.md` into the folder to start from, `../agents`, and what to match below it, `**/*.md`.
  /// A text without special characters is all folder, and the rest is empty.
  package static func split(_ text: String) -> (folder: String, rest: String) {
    guard let special = text.firstIndex(where: { "*?[{\\".contains($0) }) else { return (text, "") }
    guard let slash = text[..<special].lastIndex(of: "/") else { return (".", text) }
    let folder = slash == text.startIndex ? "/" : String(text[..<slash])
    return (folder, String(text[text.index(after: slash)...]))
  }
}

/// Why a glob cannot be used.
package enum GlobFault: Error, Equatable, CustomStringConvertible {
  case unclosedBrace
  case unclosedClass
  case reversedRange(String)
  case trailingBackslash
  case tooLong(limit: Int)
  case nestedTooDeep(limit: Int)

  package var description: String {
    switch self {
    case .unclosedBrace: "the glob has a '{' without its '}'"
    case .unclosedClass: "the glob has a '[' without its ']'"
    case .reversedRange(let range): "the range '\(range)' in the glob runs backwards"
    case .trailingBackslash: "the glob ends with a backslash that escapes nothing"
    case .tooLong(let limit): "the glob is longer than \(limit) characters"
    case .nestedTooDeep(let limit): "the glob nests braces more than \(limit) deep"
    }
  }
}
