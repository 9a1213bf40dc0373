/// Groups of words for the same kind of work, so that "Where is …" meets "Explores codebases".
///
/// A group is looked at only where a word itself is not in an agent's profile, and counts for less.
enum TaskWords {
  struct Group {
    let weight: Double
    let words: Set<String>
  }

  /// The groups that a stem belongs to, as indices into `groups`.
  static func groups(of stem: String) -> [Int] {
    byStem[stem] ?? []
  }

  static let groups: [Group] = table.split(separator: "\n").map { line in
    let fields = line.split(separator: " ").map(String.init)
    return Group(weight: Double(fields[0]) ?? 0, words: Set(fields.dropFirst().map(Stemmer.stem)))
  }

  private static let byStem: [String: [Int]] = {
    var table: [String: [Int]] = [:]
    for (index, group) in groups.enumerated() {
      for word in group.words { table[word, default: []].append(index) }
    }
    return table
  }()

  /// One group a line, with the share of a direct match that it is worth.
  private static let table = """
    0.5 find locate search explore research where look discover navigate investigate grep trace
    0.3 explain understand how why what which who answer question explore research investigate clarify describe teach
    0.5 fix change edit modify rename replace rewrite correct patch adjust tweak update convert move extract bump implement
    0.4 refactor restructure simplify cleanup clean reorganize rewrite extract modernize rename duplicate change edit
    0.5 add create implement build write generate scaffold develop feature introduce change edit
    0.5 remove delete cleanup clean purge prune unused dead obsolete drop
    0.5 bug error fix debug crash fail failure broken defect exception troubleshoot diagnose wrong stacktrace hang flaky
    0.5 document readme changelog guide tutorial docstring comment manual markdown handbook typo
    0.5 test coverage unit integration e2e mock regression suite assert qa tdd pytest jest junit xctest playwright cypress
    0.5 review audit critique inspect assess check feedback pr examine evaluate verify
    0.5 security vulnerability exploit cve injection xss csrf owasp secret credential penetration threat attack unsafe
    0.5 perform slow fast latency optimize speed profile benchmark throughput bottleneck memory leak efficient cpu
    0.5 deploy release ship publish rollout ci cd cicd pipeline docker kubernetes infrastructure devops terraform helm
    0.5 database sql schema migration postgresql mysql sqlite mongodb table orm query
    0.5 frontend css html react vue angular component button layout style page ui ux responsive modal form svelte
    0.5 backend api endpoint server rest restful graphql service route handler
    0.5 design architecture architect blueprint diagram structure
    0.5 plan roadmap strategy prioritize milestone breakdown estimate backlog
    0.5 translate localize localization i18n l10n language locale
    0.5 data dataset csv chart statistic visualize dashboard metric spreadsheet pandas analyze
    0.5 git commit merge rebase branch cherry conflict
    0.5 accessible a11y wcag aria screenreader
    0.5 summarize summary overview digest condense recap
    0.5 login auth authentication authorization oauth jwt password signin session token
    0.5 dependency package upgrade version library bump outdated
    0.5 python pip pytest django flask pandas
    0.5 typescript tsx javascript jsx nodejs npm
    0.5 golang go goroutine
    0.5 rust rs cargo
    0.5 swift swiftui xcode ios
    0.5 csharp cs dotnet
    0.5 cpp hpp cc
    0.5 java kt kotlin jvm spring gradle maven
    0.5 ruby rb rails
    0.5 shell bash sh script
    0.5 yaml json toml config
    0.5 monitor log metric alert observability trace
    """
}
