/// What a question word says of the work that is wanted. Nobody's profile has `where`: it only hints at looking for
/// something, and to be told that it "matched" would puzzle people.
package enum QuestionWord {
  /// `"where" suggests looking something up`; nil for other words.
  package static func hint(_ word: String) -> String? {
    switch word.lowercased() {
    case "where": "\"\(word)\" suggests looking something up"
    case "how", "what", "which", "who", "why": "\"\(word)\" suggests explaining something"
    default: nil
    }
  }
}
