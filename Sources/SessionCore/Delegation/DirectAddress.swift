/// A prompt that begins with `@id `: a delegation ordered by the person.
package struct DirectAddress: Sendable, Equatable {
  package let agent: String
  package let prompt: String

  /// - Returns: nil where the prompt does not begin with `@` and a name.
  package init?(_ text: String) {
    guard text.first == "@" else { return nil }
    let name = text.dropFirst().prefix { !$0.isWhitespace }
    guard !name.isEmpty else { return nil }
    agent = String(name)
    prompt = String(text.dropFirst(1 + name.count)).trimmingSpaces
  }
}
