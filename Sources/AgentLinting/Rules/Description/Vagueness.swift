internal import AgentDefinitions

/// Tells whether a description says anything about a subject.
///
/// It does as soon as one word is left that is not grammar, not praise and not true of every agent that works on
/// software. A word that is not known to be empty counts as a subject; that is why other languages pass. Activities
/// (“reviews”, “tests”) are a role when there are one or two of them; three and more, with nothing to do them to, are
/// all of software work again.
struct Vagueness {
  private var hasWords = false
  private var activities: Set<String> = []

  static func isVague(_ description: String) -> Bool {
    var vagueness = Vagueness()
    var word = ""
    for scalar in description.unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": word.unicodeScalars.append(scalar)
      case "A"..."Z": word.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
      // `C++`, `C#`, `src/main`, `read_file`, `@id` are names of something.
      case "+", "#", "/", "_", "@": return false
      default:
        // A letter beyond ASCII belongs to a language, or a name, that the lists below know nothing of.
        if !scalar.isASCII, scalar.properties.isAlphabetic { return false }
        guard vagueness.passes(word) else { return false }
        word = ""
      }
    }
    guard vagueness.passes(word) else { return false }
    return vagueness.hasWords && (vagueness.activities.isEmpty || vagueness.activities.count >= 3)
  }

  /// False for a word that names a subject.
  private mutating func passes(_ word: String) -> Bool {
    guard word.utf8.contains(where: { $0 >= UInt8(ascii: "a") }) else { return true }
    hasWords = true
    if !StopWords.kinds(of: word).isEmpty || Self.emptyWords.contains(word) { return true }
    guard Self.activityWords.contains(word) else { return false }
    // Their forms differ after the first four letters, and they in those.
    activities.insert(String(word.prefix(4)))
    return true
  }

  private static let activityWords = words(
    """
    analysis analyze analyzes analyzing architect architecting architecture automate automates automating
    automation debug debugging debugs deploy deploying deployment deploys design designing designs document
    documentation documenting documents optimization optimize optimizes optimizing plan planning plans refactor
    refactoring refactors review reviewing reviews test testing tests
    """)

  private static let emptyWords = words(
    """
    ability able act action actions activities activity address addresses addressing advanced advice aid all
    answer answering answers area areas ask aspect aspects assist assistance assisting assists beast best better
    build building builds capabilities capability challenge challenges challenging coder coding collaborate
    collaborates collaborating collaborative common complete completely completes completing complex
    comprehensive concept concepts create created creates creating creation custom deal dealing deals default
    deliver delivering delivers describe description designed detail detailed details develop developed
    developer developers developing development develops different discipline disciplines diverse effective
    effectively efficient efficiently elite engineer engineering engineers enhance enhances enhancing everyday
    example examples excel excellence excellent execute executes executing experienced extensive feature
    features fix fixes fixing focus focused focuses focusing follow following follows full general generalist
    generic gpt great guidance guide guides handle handles handling hard helper helpful helping high implement
    implementation implementations implementing implements important improve improvement improvements improves
    improving industry intelligent job jobs kind kinds knowledge language lead leadership leading level levels
    manage manages managing manner master mastering masters matter mentor mentoring mentors method methods
    minded mode modern multiple necessary new notch offer offering offers optimal overall perform performing
    performs placeholder powered powerful practice practices pragmatic precise precisely principal process
    processes produce produces producing production professional professionals programmer programmers
    programming provide provides providing purpose quality question questions ready reliable reliably resolve
    resolves resolving resource resources responsible result results robust role roles senior serve serves
    service services serving skill skills smart solid solution solutions solve solves solving standard standards
    state step steps strong suitable super support supporting supports sure talented team teams technical
    technique techniques technologies technology thinking thorough thoroughly todo tool tools top topic topics
    transparent type types ultimate useful utility variety various versatile wide workflow workflows world write
    writes writing
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.utf8.split { $0 == 0x20 || $0 == 0x0A }.map { String(Substring($0)) })
  }
}
