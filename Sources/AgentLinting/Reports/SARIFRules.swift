internal import AgentDefinitions
internal import JSONText

/// The rules that a SARIF run lists: those that have found something, in the order of their ids.
struct SARIFRules: Sendable {
  private let ids: [String]
  private let places: [String: Int]

  init(of findings: [Finding]) {
    ids = Set(findings.map(\.rule)).sorted()
    places = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
  }

  func index(of rule: String) -> Int { places[rule] ?? 0 }

  var json: [JSON] { ids.map(Self.json) }

  /// Of a rule of the project's own there is nothing to say but its id.
  private static func json(_ id: String) -> JSON {
    guard let rule = RuleCatalogue.rule(id) else { return ["id": .string(id)] }
    var object: JSONObject = [
      "id": .string(id),
      "name": .string(id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()),
      "shortDescription": ["text": .string(rule.summary)],
      "fullDescription": ["text": .string(rule.why)],
      "help": ["text": .string("\(rule.summary) \(rule.why)"), "markdown": .string(RulePage.help(rule))],
      "defaultConfiguration": ["level": .string(rule.severity.sarifLevel)],
      "properties": ["tags": [.string(rule.category.name), .string(rule.tier.rawValue)]],
    ]
    if !rule.aliases.isEmpty { object["deprecatedIds"] = .array(rule.aliases.map { .string($0) }) }
    return .object(object)
  }
}

extension Severity {
  var sarifLevel: String {
    switch self {
    case .info: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }
}
