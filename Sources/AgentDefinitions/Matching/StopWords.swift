/// Words that say nothing about which agent a request is for.
package enum StopWords {
  /// Why a word says nothing, or little.
  package struct Kinds: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Words of grammar and politeness, in a request as in a description.
    package static let grammar = Kinds(rawValue: 1)
    /// Words that any description of an agent may have: "Use this agent proactively when you need an expert …".
    package static let boilerplate = Kinds(rawValue: 2)
    /// Words about code at large, which distinguish little.
    package static let weak = Kinds(rawValue: 4)
  }

  package static func kinds(of term: String) -> Kinds { all[term] ?? [] }

  /// Says nothing in a request or a description.
  package static func contains(_ term: String) -> Bool { kinds(of: term).contains(.grammar) }

  /// Says nothing in a description.
  package static func inProfile(_ term: String) -> Bool { !kinds(of: term).isDisjoint(with: [.grammar, .boilerplate]) }

  package static func isWeak(_ term: String) -> Bool { kinds(of: term).contains(.weak) }

  private static let all: [String: Kinds] = {
    var all: [String: Kinds] = [:]
    all.reserveCapacity(1024)
    for (kind, words) in [(Kinds.grammar, grammar), (.boilerplate, boilerplate), (.weak, weak)] {
      // By bytes: by characters this costs a short run of the linter a tenth of its time.
      for word in words.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
        all[String(Substring(word)), default: []].insert(kind)
      }
    }
    return all
  }()

  private static let grammar = """
    a about above actually after again all already also although always am an and another any anybody anyone anything are
    around as at away back be because been before being below best between both but by came can cannot cant come could
    did do does doesnt doing done dont down during each either else etc even ever every everything few first for from
    get gets getting give given gives go goes going gone got had has have having he hello help helps her here hers hey
    hi him his i id if im in into is isnt it its itself ive just keep kind know last least less let lets like ll lot
    made make makes making many may maybe me might mine more most much must my myself near need needed needs neither
    never new no nobody none nor not nothing now of off often ok on once one only onto or other others our ours out over
    own per perhaps please possible put quite rather re really right s same say second see seem seems several shall she
    should show since so some somebody someone something soon sort still such sure take taken tell than thank thanks
    that the their theirs them then there these they thing things this those though through thus to together too toward
    try trying two under until up upon us use used uses using ve very via want wanted wants was way we well went were
    while will with within without wont would yes yet you your yours yourself
    als auch auf bei bitte das dem den der des ein eine einen für ist mit nicht oder und von zu zum zur
    au aux avec ce ces dans de des du elle est et il la le les ou par pas pour que qui sur un une
    al con del el en es las los para por se una y
    без в во для же за и из или к как на не но о от по при с так то что это
    """

  private static let boilerplate = """
    agent agents assistant assistants automatically capable ensure ensures ensuring expert experts expertise immediately
    including invoke invoked involving need needs proactive proactively related request requests requires skilled
    specialist specialists specialize specialized specializes specializing subagent subagents task tasks user users
    whenever when where which who what whether why how work works working
    """

  private static let weak = """
    add added adding adds app application apps begin bit build building builds code codebase codebases create created
    creates creating creation current day days existing feature features file files folder good improve improves issue
    issues launch line lines logic main part people piece problem problems process processes processing product program
    programs project projects provide provides repo repository set sets setting simple software source start starting
    starts stuff support supports system systems team teams time week weeks work works year
    """
}
