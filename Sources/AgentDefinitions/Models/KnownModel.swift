/// What a vendor says of one of its models: how much it takes, whether it sees, and what it costs with the vendor itself.
package struct KnownModel: Sendable {
  package enum Vendor: String, CaseIterable, Sendable {
    case anthropic, google, openai

    /// Where the vendor itself answers. Others who serve the same model have prices of their own.
    package var host: String {
      switch self {
      case .anthropic: "api.anthropic.com"
      case .google: "generativelanguage.googleapis.com"
      case .openai: "api.openai.com"
      }
    }
  }

  /// US dollars for a million tokens.
  package struct Price: Hashable, Sendable {
    package let input: Double
    package let cachedInput: Double?
    package let cacheWrite: Double?
    package let output: Double

    package init(input: Double, cachedInput: Double? = nil, cacheWrite: Double? = nil, output: Double) {
      self.input = input
      self.cachedInput = cachedInput
      self.cacheWrite = cacheWrite
      self.output = output
    }
  }

  package let vendor: Vendor
  package let name: String
  /// The most tokens of a conversation.
  package let contextWindow: Int
  package let maxOutputTokens: Int
  package let hasVision: Bool
  /// Nil where one number for each kind of token would not be true: some cost more beyond a length of the prompt.
  package let price: Price?
  package let source: DataSource

  init(
    _ vendor: Vendor, _ name: String, context: Int, output: Int, vision: Bool = true, _ price: Price?,
    source: DataSource = .modelsDev
  ) {
    self.vendor = vendor
    self.name = name
    contextWindow = context
    maxOutputTokens = output
    hasVision = vision
    self.price = price
    self.source = source
  }

  /// The model of a name, with or without its date, and with or without the vendor before it. A date that has a row of
  /// its own is not the undated model.
  package static func named(_ name: String) -> KnownModel? {
    let bare = name.split(separator: "/").last.map(String.init) ?? name
    return byName[bare] ?? byBase[ModelName(bare).base]
  }

  private static let byName = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
  /// The undated row comes before the dated ones.
  private static let byBase = Dictionary(all.map { (ModelName($0.name).base, $0) }) { first, _ in first }
}
