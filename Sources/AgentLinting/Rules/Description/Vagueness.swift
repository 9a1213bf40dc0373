internal import AgentDefinitions

/// Tells whether a description says anything about a subject.
///
/// It does as soon as one word is left that is not grammar, not praise and not true of every agent that works on
/// software. A word that is not known to be empty counts as a subject; that is why other languages pass.
enum Vagueness {
  static func isVague(_ description: String) -> Bool {
    var hasWords = false
    for word in WordSplitter.words(in: description) {
      guard word.kind == .plain || word.kind == .hyphenated else { return false }
      for part in word.parts {
        guard isEmpty(part.term) else { return false }
        hasWords = true
      }
    }
    return hasWords
  }

  private static func isEmpty(_ term: String) -> Bool {
    StopWords.inProfile(term) || StopWords.isWeak(term) || emptyWords.contains(term)
  }

  private static let emptyWords = Set(
    """
    ability able action actions activities activity advanced advice aid all answer answers answering any area areas
    assist assistance assisting assists best better build builds building capabilities coder coding collaborative
    common complete completes completing complex comprehensive create creates creating custom deal dealing deals
    default deliver delivering delivers describe description develop developer developers developing development develops
    different diverse do effective effectively efficient efficiently engineer engineering engineers enhance enhances
    enhancing example excellent execute executes executing experienced extensive feature features fix fixes fixing
    full general generalist generic great guidance guide guides handle handles handling helper helpful helping high
    implement implementation implements implementing important improve improvement improvements improves improving
    intelligent job jobs kind kinds knowledge level manage manages managing matter method methods modern needs new
    obtain offer offering offers optimal overall perform performs performing personal placeholder powerful practice
    practices process processes processing produce produces producing production professional programmer programmers
    programming provide provides providing purpose quality question questions ready reliable resolve
    resolves resolving resource resources responsible result results robust role roles senior service services skill
    skills smart solution solutions solve solves solving standard standards state strong super support supporting
    supports sure team teams technical technologies technology test1 todo tool tools top type types ultimate useful
    utility variety various wide workflow workflows world write writes writing
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
