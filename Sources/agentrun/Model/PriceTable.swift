internal import AgentDefinitions
internal import ModelClients
internal import SessionCore

/// What models cost: as the user says, else as the vendor does where it is the vendor who is asked, or as the team's file
/// says. A team can make a model dearer than its vendor does and never cheaper, so none can talk a limit away.
struct PriceTable: Sendable {
  private let users: [String: KnownModel.Price]
  private let teams: [String: KnownModel.Price]

  init(team: TeamDefinition, user: TeamDefinition?) {
    users = Self.byName(user?.prices ?? [])
    teams = Self.byName(team.prices)
  }

  func price(of model: ChosenModel) -> ModelPrice? {
    let names = [model.name, model.factsName, model.wireName]
    if let said = names.lazy.compactMap({ users[$0] }).first { return Self.price(said) }
    let said = names.lazy.compactMap { teams[$0] }.first.flatMap(Self.price)
    guard let known = KnownModel.named(model.factsName), model.endpoint.host == known.vendor.host,
      let price = known.price.flatMap(Self.price)
    else { return said }
    return said.map { Self.dearer($0, price) } ?? price
  }

  private static func byName(_ prices: [NamedPrice]) -> [String: KnownModel.Price] {
    Dictionary(prices.map { ($0.model.value, $0.price) }) { first, _ in first }
  }

  private static func price(_ price: KnownModel.Price) -> ModelPrice? {
    ModelPrice(
      dollarsPerMillion: price.input, cachedInput: price.cachedInput, cacheWrite: price.cacheWrite,
      output: price.output)
  }

  private static func dearer(_ one: ModelPrice, _ other: ModelPrice) -> ModelPrice {
    ModelPrice(
      input: max(one.input, other.input), cachedInput: max(one.cachedInput, other.cachedInput),
      cacheWrite: max(one.cacheWrite, other.cacheWrite), output: max(one.output, other.output))
  }
}
