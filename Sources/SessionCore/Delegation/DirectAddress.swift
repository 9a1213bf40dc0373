/// A prompt that begins with `@id `: a delegation ordered by the person.
package struct DirectAddress: Sendable, Equatable {
  package let agent: String
  package let prompt: String

  /// - Parameter ids: of the team. Some systems allow spaces in them, so the longest that fits counts; where none does,
  ///   the first word is taken for the name.
  /// - Returns: nil where the prompt does not begin with `@` and a name.
  package init?(_ text: String, ids: some Sequence<String>) {
    guard text.first == "@" else { return nil }
    let rest = text.dropFirst()
    let known = ids.filter { id in
      rest.hasPrefix(id) && (rest.dropFirst(id.count).first?.isWhitespace ?? true)
    }
    let name = known.max { $0.count < $1.count } ?? String(rest.prefix { !$0.isWhitespace })
    guard !name.isEmpty else { return nil }
    agent = name
    prompt = String(rest.dropFirst(name.count)).trimmingSpaces
  }
}
