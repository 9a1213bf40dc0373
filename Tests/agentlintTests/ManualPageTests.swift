import ArgumentParser
import JSONText
import Testing

@testable import agentlint

/// The manual page names everything that there is, in lines that the typesetter reads as text.
@Suite struct ManualPageTests {
  private static let page = AgentLint.run(["manual"]).console.output

  @Test(arguments: AgentLint.configuration.subcommands.map { $0._commandName })
  func hasASectionForEachSubcommand(_ name: String) {
    #expect(Self.page.contains(".SS \"agentlint \(name)\""))
  }

  @Test func knowsNoOtherOrders() {
    let orders = Set(Self.page.split(separator: "\n").filter { $0.hasPrefix(".") }.map { $0.prefix { $0 != " " } })
    #expect(orders == [".TH", ".SH", ".SS", ".TP", ".PP", ".br"])
  }

  @Test func takesTextForText() {
    let tool: JSON = [
      "command": [
        "commandName": "a-b", "abstract": "Says \"x\".", "discussion": ".hidden and 'quoted'\n'tis\nC:\\path",
        "subcommands": [],
      ]
    ]
    let lines = ManualPage.text(of: tool, version: "1", date: "2026-01-01").split(separator: "\n")
    #expect(lines[0] == ".TH \"A\\-B\" \"1\" \"2026\\-01\\-01\" \"a\\-b 1\" \"User Commands\"")
    #expect(lines.contains("\\&.hidden and 'quoted'") && lines.contains("\\&'tis") && lines.contains("C:\\epath"))
  }
}
