import Foundation
import JSONText
import Testing

/// Which models there are, as people see it. Nothing answers here: every address is a closed port of this machine.
struct ModelsTests {
  private static let team = """
    version: 1
    providers:
      - { name: near, baseUrl: "http://127.0.0.1:9/v1", apiKey: "${env:NEAR_KEY}" }
      - { name: far, type: anthropic, baseUrl: "http://127.0.0.1:9" }
    models:
      - { id: quick, provider: near, wireModel: qwen3, modelId: gpt-4.1, maxContextWindowTokens: 8192 }
    prices:
      near/quick: { input: 0.5, output: 1.5 }
    model: near/quick
    fallback: [far/claude-sonnet-4-6]
    agents:
      - { name: helper, description: Helps, prompt: You help. }
    """

  private func program() throws -> Program {
    let program = try Program("agentrun")
    try program.write("team.yaml", Self.team)
    return program
  }

  @Test func whoDoesNotAnswerIsNamedAndNoKeyIsShown() throws {
    let program = try program()
    defer { program.remove() }
    let environment = ["NEAR_KEY": "sk-very-secret-key-1"]
    let ended = try program.run(["models", "team.yaml", "--trust"], environment: environment)
    #expect(ended.status == 1)
    #expect(ended.output.contains("near: OpenAI-compatible chat completions, at http://127.0.0.1:9/v1"))
    #expect(ended.output.contains("far: Anthropic's messages, at http://127.0.0.1:9"))
    #expect(ended.output.contains("does not say what it has: http://127.0.0.1:9"))
    #expect(ended.output.contains("near/quick  8k tokens, sees, $0.50 / $1.50"))
    #expect(!(ended.output + ended.errors).contains("very-secret"))

    let json = try program.run(["models", "team.yaml", "--trust", "--json"], environment: environment)
    let providers = try JSON(parsing: Array(json.output.utf8))["providers"]
    #expect(providers?[0]?["error"]?.string?.contains("cannot be reached") == true)
    #expect(
      providers?[0]?["models"] == [
        [
          "model": "near/quick", "contextWindow": 8192, "maxOutputTokens": 32_768, "vision": true,
          "dollarsPerMillion": ["input": 0.5, "cachedInput": 0.5, "cacheWrite": 0.5, "output": 1.5],
        ]
      ])
    #expect(!json.output.contains("very-secret"))
  }

  @Test func withoutTrustNothingIsAsked() throws {
    let program = try program()
    defer { program.remove() }
    let ended = try program.run(["models", "team.yaml"], environment: ["NEAR_KEY": "sk-very-secret-key-1"])
    #expect(ended.errors.contains("agentrun trust"))
    #expect(ended.output.contains("far: "))
    #expect(!ended.output.contains("near"))
  }

  /// A session is played again from its record alone: the file that it read is gone.
  @Test func aSessionIsPlayedAgainFromItsRecord() throws {
    let program = try program()
    defer { program.remove() }
    try program.write("notes.txt", "seven\n")
    try program.write(
      "said.yaml",
      "version: 1\nreplies:\n  - call: [task: { agent_type: helper, prompt: Look }]\n"
        + "  - { for: helper, call: [view: { path: notes.txt }] }\n  - { for: helper, say: It says seven. }\n"
        + "  - { say: Seven. }\n")
    try program.write(
      "plain.yaml", "version: 1\nagents:\n  - { name: helper, description: Helps, prompt: You help. }\n")
    let run = try program.run(["plain.yaml", "--model", "scripted:said.yaml", "--state-dir", "state", "How many?"])
    #expect(run.status == 0, "\(run.errors)")
    try FileManager.default.removeItem(atPath: program.home.path + "/notes.txt")

    let check = try program.run(["replay", "--check", "--state-dir", "state", "--transcript", "again.yaml"])
    #expect(check.status == 0, "\(check.errors)")
    #expect(check.errors.contains("is the same"))
    #expect(try program.run(["replay", "--state-dir", "state"]).output == "Seven.\n")
    #expect(try program.read("again.yaml").contains("say: Seven."))

    // Another team does it another way.
    try program.write("plain.yaml", "version: 1\nagents:\n  - { name: other, description: Helps, prompt: You help. }\n")
    let changed = try program.run(["replay", "--check", "--state-dir", "state"])
    #expect(changed.status == 1)
    #expect(changed.errors.contains("differs: event "), "\(changed.errors)")
  }

  @Test(arguments: [
    (["--image", "said.txt"], "is no picture"), (["--image", "nowhere.png"], "cannot be read"),
    (["--output-schema", "said.txt"], "is no JSON Schema"),
  ])
  func whatCannotBeShownIsSaid(flags: [String], expected: String) throws {
    let program = try program()
    defer { program.remove() }
    try program.write("said.txt", "text")
    let ended = try program.run(["team.yaml", "--trust", "--model", "offline"] + flags + ["Hello"])
    #expect(ended.status == 2)
    #expect(ended.errors.contains(expected), "\(ended.errors)")
  }

  @Test func noProviderIsSaid() throws {
    let program = try program()
    defer { program.remove() }
    let ended = try program.run(["models"])
    #expect(ended.status == 2)
    #expect(ended.errors.contains("OPENAI_API_KEY"))
    #expect(ended.output == "")
  }

  /// Each attempt is on record with the model that it was made at and what comes next.
  @Test func whereTheModelCannotBeHadAnotherOneIsTried() throws {
    let program = try program()
    defer { program.remove() }
    // What is no address is not tried twice.
    try program.write("lost.yaml", Self.team.replacing("http:", with: "ftp:"))
    let ended = try program.run(
      ["lost.yaml", "--trust", "--format", "stream-json", "--state-dir", "state", "Hello"],
      environment: ["NEAR_KEY": "sk-very-secret-key-1"])
    #expect(ended.status == 1, "\(ended.errors)")
    let events = try ended.output.split(separator: "\n").map { try JSON(parsing: String($0)) }
    let calls = events.filter { $0["type"] == "roster.model_call" }.compactMap { $0["data"] }
    #expect(calls.map { $0["model"]?.string } == ["near/quick", "claude-sonnet-4-6"])
    #expect(calls.map { $0["nextModel"]?.string } == ["claude-sonnet-4-6", nil])
    #expect(calls.map { $0["outcome"]?.string } == ["rejected", "rejected"])
    #expect(!ended.output.contains("very-secret"))
  }
}
