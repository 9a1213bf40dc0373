internal import AgentDefinitions

/// Tells whether a description says anything about a subject.
///
/// It does as soon as one word is left that is not grammar, not praise and not true of every agent that works on
/// software. A word that is not known to be empty counts as a subject; that is why other languages pass. Activities
/// (“reviews”, “tests”) are a role when there are one or two of them; three and more, with nothing to do them to, are
/// all of software work again.
enum Vagueness {
  static func isVague(_ description: String) -> Bool {
    // One word with a subject is enough, and nearly always stands in the first few.
    let start = description.utf8.prefix(64)
    if start.count == 64, let blank = start.lastIndex(of: UInt8(ascii: " ")), !isEmpty(String(description[..<blank])) {
      return false
    }
    return isEmpty(description, countingActivities: true)
  }

  private static func isEmpty(_ description: String, countingActivities: Bool = false) -> Bool {
    var hasWords = false
    var activities: Set<String> = []
    for word in WordSplitter.words(in: description) {
      if word.text.utf8.allSatisfy({ $0.isNumeric }) { continue }
      guard word.kind == .plain || word.kind == .hyphenated else { return false }
      for part in word.parts {
        hasWords = true
        if StopWords.inProfile(part.term) || StopWords.isWeak(part.term) { continue }
        let stem = Stemmer.stem(part.term)
        if activityStems.contains(stem) { activities.insert(stem) } else if !emptyStems.contains(stem) { return false }
      }
    }
    return !countingActivities || hasWords && (activities.isEmpty || activities.count >= 3)
  }

  private static let activityStems = stems(
    """
    analyze analysis architect architecture automate automation debug debugging deploy deployment design designing
    document documentation optimize optimization plan planning refactor refactoring review reviewing test testing
    """)

  private static let emptyStems = stems(
    """
    ability act action activity address advanced advice aid answer area ask aspect assist assistance beast best better
    build building capability challenge coder coding collaborate collaborative common complete complex comprehensive
    concept create creation custom deal default deliver describe description designed detail develop developer
    development different discipline diverse effective efficient elite engineer engineering enhance everyday example
    excel excellence excellent execute experienced extensive feature fix focus follow full general generalist generic
    gpt great guidance guide handle hard helper helpful high implement implementation important improve improvement
    industry intelligent job kind knowledge language lead leadership level manage manner master matter mentor method
    minded mode modern multiple necessary new notch offer optimal overall perform placeholder powered powerful practice
    pragmatic precise principal process produce production professional programmer programming provide purpose quality
    question ready reliable resolve resource responsible result robust role senior serve service skill smart solid
    solution solve standard state step strong suitable super support sure talented team technical technique technology
    thinking thorough todo tool top topic transparent type ultimate useful utility variety various versatile wide
    workflow world write
    """)

  private static func stems(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map { Stemmer.stem(String($0)) })
  }
}

extension UInt8 {
  fileprivate var isNumeric: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) || self == UInt8(ascii: ".")
  }
}
