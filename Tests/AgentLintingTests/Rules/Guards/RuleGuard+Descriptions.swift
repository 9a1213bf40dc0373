import AgentLinting

extension RuleGuard {
  static let descriptions: [RuleGuard] = [
    clean("placeholder-description", "brackets around something real", "description: \"[Finds data races in Swift]\""),
    clean(
      "placeholder-description", "a sentence that ends so",
      "description: Turns the long text of a review into the three sentences that matter here"),
    clean(
      "name-only-description", "an agent that only people call",
      "---\nname: kafka-lag\ndescription: Kafka lag\ninfer: false\n---\nYou look.\n", at: claude),
    clean(
      "oversized-description", "an agent that only people call is in nobody's list",
      "disable-model-invocation: true\ndescription: " + String(repeating: "Reviews Swift code for races. ", count: 50)),
    clean(
      "triggerless-description", "an agent that only people call",
      "disable-model-invocation: true\ndescription: Reviews Swift concurrency code for data races"),
    flagged(
      "second-person-description", "as an order", .info, "description: ↓Act as a reviewer of Kafka consumer groups"),
  ]
}
