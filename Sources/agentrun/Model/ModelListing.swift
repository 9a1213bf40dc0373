internal import AgentDefinitions
internal import JSONText
internal import ModelClients
internal import SessionCore
internal import TerminalText

/// What one provider offers, or why that is not known.
struct ModelListing: Sendable {
  struct Row: Sendable {
    /// As `--model` takes it.
    let name: String
    let contextWindow: Int?
    let maxOutputTokens: Int?
    let hasVision: Bool?
    let price: ModelPrice?
  }

  let provider: String
  let speaks: String
  let endpoint: String
  let rows: [Row]
  let failure: String?

  /// Asks all providers at once, in the order in which they are named.
  static func ask(
    _ providers: [ModelRegistry.Named], _ prices: PriceTable, _ connections: ModelConnections
  ) async -> [ModelListing] {
    await withTaskGroup(of: (Int, ModelListing).self) { group in
      for (place, provider) in providers.enumerated() {
        group.addTask { (place, await ask(provider, prices, connections)) }
      }
      var lists: [(Int, ModelListing)] = []
      for await list in group { lists.append(list) }
      return lists.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private static func ask(
    _ provider: ModelRegistry.Named, _ prices: PriceTable, _ connections: ModelConnections
  ) async -> ModelListing {
    let model = provider.model
    do throws(ModelFailure) {
      let offered = try await model.offered(by: connections)
      let rows = offered.map { row($0, provider, prices) }.sorted { $0.name < $1.name }
      return ModelListing(provider, rows: provider.configured.map { row($0, prices) } + rows, failure: nil)
    } catch {
      return ModelListing(provider, rows: provider.configured.map { row($0, prices) }, failure: error.message)
    }
  }

  private init(_ provider: ModelRegistry.Named, rows: [Row], failure: String?) {
    self.provider = provider.name
    speaks = provider.model.client.kind.speaks
    endpoint = provider.model.endpoint.shown
    self.rows = rows
    self.failure = failure
  }

  private static func row(_ offered: OfferedModel, _ provider: ModelRegistry.Named, _ prices: PriceTable) -> Row {
    let known = KnownModel.named(offered.id)
    let model = ChosenModel(provider.model.client, provider.model.endpoint, model: offered.id)
    return Row(
      name: provider.prefix + offered.id, contextWindow: offered.contextWindow ?? known?.contextWindow,
      maxOutputTokens: offered.maxOutputTokens ?? known?.maxOutputTokens,
      hasVision: offered.hasVision ?? known?.hasVision, price: prices.price(of: model))
  }

  /// A model that a file gives to the provider.
  private static func row(_ model: ChosenModel, _ prices: PriceTable) -> Row {
    let known = KnownModel.named(model.factsName)
    return Row(
      name: model.name, contextWindow: model.contextWindow ?? known?.contextWindow,
      maxOutputTokens: model.maxOutputTokens ?? known?.maxOutputTokens, hasVision: model.hasVision ?? known?.hasVision,
      price: prices.price(of: model))
  }

  // MARK: As text

  static func page(_ lists: [ModelListing]) -> String {
    lists.map(\.page).joined(separator: "\n\n")
      + "\n\nPrices in US dollars for a million tokens, in and out; besides those that files say, as of "
      + "\(DataSource.modelsDev.date) (\(DataSource.modelsDev.title), \(DataSource.modelsDev.licence.rawValue))."
  }

  private var page: String {
    let head = TerminalSanitizer.clean("\(provider): \(speaks), at \(endpoint)")
    var lines = [head]
    if let failure { lines.append("  does not say what it has: " + TerminalSanitizer.clean(failure)) }
    if failure == nil, rows.isEmpty { lines.append("  has no model") }
    let width = min(rows.map(\.name.count).max() ?? 0, 48)
    for row in rows {
      let name = TerminalSanitizer.clean(row.name)
      let padding = String(repeating: " ", count: max(0, width - name.count))
      let facts = [
        row.contextWindow.map { "\(Self.shown($0)) tokens" }, row.hasVision.map { $0 ? "sees" : "text only" },
        row.price.map { "\(Self.shown($0.input)) / \(Self.shown($0.output))" },
      ].compactMap(\.self)
      let line = "  \(name)\(padding)  " + (facts.isEmpty ? "" : facts.joined(separator: ", "))
      lines.append(String(line.reversed().drop { $0 == " " }.reversed()))
    }
    return lines.joined(separator: "\n")
  }

  private static func shown(_ tokens: Int) -> String {
    tokens >= 1_000_000 ? "\(tokens / 1_000_000)M" : tokens >= 1000 ? "\(tokens / 1000)k" : "\(tokens)"
  }

  private static func shown(_ token: Money) -> String { (1_000_000 * token).description }

  // MARK: As JSON

  static func document(_ lists: [ModelListing]) -> JSON {
    ["providers": .array(lists.map(\.json))]
  }

  private var json: JSON {
    var members: JSONObject = [
      "name": .string(provider), "speaks": .string(speaks), "endpoint": .string(endpoint),
      "models": .array(rows.map(Self.json)),
    ]
    if let failure { members["error"] = .string(failure) }
    return .object(members)
  }

  private static func json(_ row: Row) -> JSON {
    func number(_ value: Int?) -> JSON { value.map { .int(Int64($0)) } ?? .null }
    func dollars(_ token: Money) -> JSON { .double((1_000_000 * token).dollars) }
    let price: JSON =
      row.price.map {
        [
          "input": dollars($0.input), "cachedInput": dollars($0.cachedInput), "cacheWrite": dollars($0.cacheWrite),
          "output": dollars($0.output),
        ]
      } ?? .null
    return [
      "model": .string(row.name), "contextWindow": number(row.contextWindow),
      "maxOutputTokens": number(row.maxOutputTokens), "vision": row.hasVision.map { .bool($0) } ?? .null,
      "dollarsPerMillion": price,
    ]
  }
}
