internal import AgentDefinitions
internal import ArgumentParser
internal import JSONText
internal import ModelClients

/// `agentrun models [TEAM]`: what the configured providers offer.
struct ModelsCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "Lists the models that can be had, with their size, sight and price where known.",
    discussion: """
      Asks the providers of the team file, of your configuration and of the environment. A server on this machine and
      GitHub Models count only when they are named, as in --model local/NAME and --model github/NAME.
      Exit status: 0 every provider answered; 1 one did not; 2 none is configured, or a file cannot be used.
      """)

  @Argument(help: "A team file whose providers are asked too.")
  var team: String?

  @Flag(help: "One JSON object instead of lines.")
  var json = false

  @Flag(help: "Trust what the team's files connect to, for this time.")
  var trust = false

  func perform() async -> Int32 {
    guard let options = try? SessionOptions.parse((trust ? ["--trust"] : []) + ["--quiet"]) else { return 2 }
    do {
      let loaded = try team.map { try SessionTeam.load($0, options: options) }
      let definition = loaded?.definition ?? TeamDefinition(base: ".")
      let user = try loaded?.user ?? SessionTeam.userConfiguration(options: options)
      let registry = ModelRegistry(team: definition, user: user, environment: Process.environment)
      let providers = try registry.named()
      guard !providers.isEmpty else {
        throw StartError(
          "No provider of models is configured. Set OPENAI_API_KEY, ANTHROPIC_API_KEY or AZURE_OPENAI_API_KEY, give a "
            + "team file with a provider, or start a server on this machine and use --model local/NAME.")
      }
      let prices = PriceTable(team: definition, user: user)
      let lists = try await ModelConnections.lend { connections in
        await ModelListing.ask(providers, prices, connections)
      }
      print(json ? ModelListing.document(lists).text : ModelListing.page(lists))
      return lists.contains { $0.failure != nil } ? 1 : 0
    } catch {
      return Failure.report(error, options: options)
    }
  }
}
