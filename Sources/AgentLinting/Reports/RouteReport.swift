internal import AgentDefinitions
package import JSONText
package import TerminalText

/// Who gets a request, and why, for `agentlint route`.
package enum RouteReport {
  package static func text(_ route: Route, _ router: TeamRouter, _ style: TerminalStyle) -> String {
    var lines = [headline(route, style)]
    if let ranking = route.ranking, !ranking.matches.isEmpty {
      let rows = ranking.matches.map { [$0.id.clean, $0.score.withOneDecimal, reasons($0)] }
      lines += [""] + TextTable.lines([["agent", "score", "because of"]] + rows, rightAligned: [1])
    }
    if !router.answeringOnlyPeople.isEmpty {
      let names = router.answeringOnlyPeople.map(\.clean).joined(separator: ", ")
      lines += ["", "Only when a person names them: \(names)"]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  package static func json(_ route: Route) -> JSON {
    [
      "version": 1,
      "prompt": .string(route.prompt),
      "agent": route.agent.map { .string($0) } ?? .null,
      "margin": route.ranking.map { .double($0.margin) } ?? .null,
      "ranking": .array((route.ranking?.matches ?? []).map(json)),
    ]
  }

  private static func json(_ match: AgentMatch) -> JSON {
    [
      "agent": .string(match.id), "score": .double(match.score),
      "words": .array(
        match.words.map { word in
          [
            "word": .string(word.word), "matched": .string(word.matched), "in": .string(word.field.rawValue),
            "weight": .double(word.weight),
          ]
        }),
    ]
  }

  private static func headline(_ route: Route, _ style: TerminalStyle) -> String {
    guard let agent = route.agent else {
      return style.paint("Nobody", .bold) + " gets it: " + route.explanation
    }
    let name = style.paint(agent.clean, .bold)
    guard let ranking = route.ranking else { return "\(name) gets it, because the prompt names it" }
    guard ranking.matches.count > 1 else { return "\(name) gets it; no other agent matches" }
    if ranking.margin == 0 {
      return "\(name) gets it only because it comes first: \(ranking.matches[1].id.clean) fits as well"
    }
    return "\(name) gets it, \(ranking.margin.withOneDecimal) ahead of \(ranking.matches[1].id.clean)"
  }

  private static func reasons(_ match: AgentMatch) -> String {
    match.words.map { word in
      let said = word.isSynonym ? "\(word.word.clean) ≈ \(word.matched.clean)" : word.word.clean
      return (word.weight < 0 ? "not \(said)" : said) + " (\(word.field.rawValue))"
    }.joined(separator: ", ")
  }
}
