import ArgumentParser
import Testing

@testable import agentlint

@Suite("What is read without the parser")
struct CheckRequestTests {
  @Test(
    "means what the parser makes of it",
    arguments: [
      [], ["check"], ["agents"], ["check", "agents"], ["a.md", "b.md"], ["check", "rules"], ["a.md", "rules"],
      ["check", "check"], ["check", "help"], ["a.md", "--format", "json"],
      ["check", "a.md", "--format", "concise", "b.md"],
      [""],
    ])
  func asTheParser(_ arguments: [String]) throws {
    let plain = try #require(CheckRequest(plain: arguments))
    let parsed = try #require(try AgentLint.parseAsRoot(arguments) as? CheckCommand)
    #expect(String(describing: plain) == String(describing: parsed.request))
  }

  @Test(
    "is neither a subcommand nor an option that it does not know",
    arguments: [
      ["rules"], ["help"], ["help", "check"], ["--version"], ["-h"], ["a.md", "--help"], ["--format", "json"],
      ["--format", "json", "rules"], ["a.md", "--format"], ["a.md", "--format", "prose"], ["a.md", "--format=json"],
      ["a.md", "--format", "json", "--format", "text"], ["a.md", "--", "-b.md"], ["check", "--quiet", "a.md"],
    ])
  func leftToTheParser(_ arguments: [String]) {
    let request = CheckRequest(plain: arguments)
    #expect(request == nil)
  }
}
