/// What the agents of a docker-agent file share: models, MCP servers and toolsets, by name.
struct SharedDefinitions {
  private var models: [String: SourceValue] = [:]
  private(set) var servers: [String: SourceValue] = [:]
  private(set) var toolsets: [String: SourceValue] = [:]
  /// How many more tools the file's lists may stand for. A long list can be named by every agent, so that a small file
  /// would stand for any number.
  private(set) var allowance = SourceLimits.nodes

  init() {}

  init(_ root: SourceValue) {
    models = Self.byName(root["models"])
    servers = Self.byName(root["mcps"])
    toolsets = Self.byName(root["toolsets"])
  }

  /// The model that a name stands for: of several with commas between the first, looked up in `models`, without the
  /// provider before it. The place is where the name was written.
  func model(_ written: Located<String>) -> Located<String>? {
    guard !models.isEmpty || written.value.contains("/") else { return nil }
    let first = written.value.split(separator: ",").first.map(String.init) ?? written.value
    if let name = models[first]?["model"]?.text { return Located(name, at: written.range) }
    let parts = first.split(separator: "/", maxSplits: 1)
    return parts.count == 2 ? Located(String(parts[1]), at: written.range) : nil
  }

  /// False when there is no more to give.
  mutating func spend(_ count: Int) -> Bool {
    allowance -= count
    return allowance >= 0
  }

  private static func byName(_ value: SourceValue?) -> [String: SourceValue] {
    guard let value else { return [:] }
    return Dictionary(
      value.entries.compactMap { entry in entry.key.text.map { ($0, entry.value) } },
      uniquingKeysWith: { first, _ in first })
  }
}
