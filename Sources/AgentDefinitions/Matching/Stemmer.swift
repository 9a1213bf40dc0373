/// Reduces a word to a stem that its other forms share: `analyzes`, `analysis` and `analyser` become `analyz`.
///
/// Light and English, with a little for Russian and Greek. A stem is compared with stems and never shown. Expects
/// what `WordSplitter` makes: lower case, without accents.
package enum Stemmer {
  package static func stem(_ term: String) -> String {
    var term = term
    guard let first = term.unicodeScalars.first else { return term }
    if !first.isASCII { return stemWithEndings(term) }
    if let known = irregular[term] { return known }
    let isPlainWord = term.withUTF8 { $0.count > 3 && $0.allSatisfy { (0x61...0x7A).contains($0) } }
    guard isPlainWord else { return term }
    var stem = EnglishStem(Array(term.utf8))
    stem.reduce()
    return String(decoding: stem.bytes, as: UTF8.self)
  }

  /// Forms that no rule brings together, and short ones that the rules leave alone.
  private static let irregular: [String: String] = {
    var table: [String: String] = [:]
    for line in irregularForms.split(separator: "\n") {
      let forms = line.split(separator: " ").map(String.init)
      var stem = EnglishStem(Array(forms[0].utf8))
      if forms[0].utf8.count > 3 { stem.reduce() }
      for form in forms { table[form] = String(decoding: stem.bytes, as: UTF8.self) }
    }
    return table
  }()

  private static let irregularForms = """
    analyze analysis analyses analytic analytics analyst analyse
    api apis
    authenticate auth authn
    begin began begun
    break broke broken
    bug bugs buggy debug debugs debugging debugged debugger
    build built
    choose chose chosen
    config configs configuration configurations configure configures configured configuring
    data datum
    database databases db dbs
    delete deletion
    dependency dependencies dependency deps dep
    describe description descriptions
    diagnose diagnosis diagnoses diagnostic diagnostics
    directory directories dir dirs folder folders
    document doc docs documentation documenting documents documented documentary
    environment env
    explain explanation explanations
    find found finds finder
    fix fixes fixed fixing fixer
    function functions func functional
    hypothesis hypotheses
    id ids identifier identifiers
    image images img
    implement impl
    index indices indexes indexing
    javascript js
    kubernetes k8s
    log logs logging logger logged
    maintain maintenance maintains
    markdown md
    matrix matrices
    navigate nav
    parameter parameters param params
    perform performance performant perf
    postgresql postgres
    python py
    query queries querying
    read reads reader reading
    readme readmes
    refactor refactors refactored refactoring refactorings
    remove removal removes
    repository repositories repo repos
    run ran runs running runner
    send sent
    specification spec specs specify
    statistic statistics stats
    synchronize sync syncs
    test tests tested testing tester testers
    think thought
    typescript ts
    translate translation translator
    ui uis
    use usage
    vertex vertices
    write wrote written writes writing writer writers
    yaml yml
    """

  private static func stemWithEndings(_ term: String) -> String {
    let scalars = Array(term.unicodeScalars)
    guard let first = scalars.first else { return term }
    let endings: [[Unicode.Scalar]]
    switch first.value {
    case 0x0400...0x04FF: endings = russianEndings
    case 0x0370...0x03FF: endings = greekEndings
    default: return term
    }
    guard let ending = endings.first(where: { scalars.count >= $0.count + 4 && scalars.ends(with: $0) }) else {
      return term
    }
    var stem = String()
    stem.unicodeScalars.append(contentsOf: scalars.dropLast(ending.count))
    return stem
  }

  private static let russianEndings = endings(
    """
    иями ениями ии ами ями ого его ому ему ыми ими иях ией ться ает ить ать ять еть уют ают ах ях ов ев ей ий ый ой ая яя ое
    ее ые ие ию ия ую юю ом ем ам ям ть ет ит ют ат ут а я о е ы и у ю ь й
    """)

  private static let greekEndings = endings("ουσ ων ου οσ εσ ησ ασ ισ οι ει η α ο ι ω ε")

  private static func endings(_ text: String) -> [[Unicode.Scalar]] {
    text.split(whereSeparator: \.isWhitespace).map { Array($0.unicodeScalars) }.sorted { $0.count > $1.count }
  }
}

extension [Unicode.Scalar] {
  fileprivate func ends(with ending: [Unicode.Scalar]) -> Bool {
    count >= ending.count && self[(count - ending.count)...].elementsEqual(ending)
  }
}
