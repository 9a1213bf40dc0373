internal import JSONText

/// How hard a model is to think, in the words that its generation understands.
struct AnthropicThinking {
  /// The members of the request that say it.
  private(set) var members: JSONObject = [:]
  /// What goes into `output_config`.
  private(set) var effort: String?
  private let isOn: Bool

  /// - Parameters:
  ///   - mayBudget: false where the conversation has calls in it that were made without thinking, which a model that
  ///     thinks up to a budget refuses.
  init(effort wanted: String?, model: AnthropicModel, maxTokens: Int, mayBudget: Bool) {
    guard let wanted, wanted != "none", model.thinks else {
      isOn = false
      return
    }
    if model.thinksAdaptively {
      members["thinking"] = ["type": "adaptive", "display": "summarized"]
      effort = Self.effort(wanted, model)
      isOn = true
      return
    }
    // Of the whole limit, a part has to be left for the answer.
    let budget = min(Self.budgets[wanted] ?? 8192, maxTokens - 1024)
    isOn = mayBudget && budget >= 1024
    if isOn { members["thinking"] = ["type": "enabled", "budget_tokens": .int(Int64(budget))] }
  }

  /// A model that thinks cannot be made to call a tool.
  var allowsForcedTools: Bool { !isOn }

  private static let budgets = [
    "minimal": 1024, "low": 4096, "medium": 10_000, "high": 20_000, "xhigh": 26_000, "max": 31_000,
  ]

  private static func effort(_ wanted: String, _ model: AnthropicModel) -> String {
    switch wanted {
    case "minimal": "low"
    case "xhigh" where !model.hasExtraHigh: "high"
    default: wanted
    }
  }
}
