import Testing

@testable import AgentDefinitions

@Suite struct InterpolatedTextTests {
  private static let environment = ["A": "1", "B_2": "two", "COPILOT_MCP_KEY": "key"]

  @Test(arguments: [
    (InterpolationForm.env, "x${env:A}y${env:B_2}", "x1ytwo"),
    (.env, "${A} $A ${{ secrets.A }}", "${A} $A ${{ secrets.A }}"),
    (.env, "${env:}", "${env:}"), (.env, "${env:1A}", "${env:1A}"), (.env, "${env:A", "${env:A"), (.env, "$", "$"),
    (.env, "$${env:A}", "$1"), (.env, "", ""), (.shell, "${A}-${NONE:-else}-${env:B_2}", "1-else-two"),
    (.shell, "${A:-else}", "1"), (.shell, "${A:+x}", "${A:+x}"), (.shell, "$A", "$A"),
    (.copilot, "$COPILOT_MCP_KEY ${COPILOT_MCP_KEY} ${{ secrets.COPILOT_MCP_KEY }}", "key key key"),
    (.copilot, "$A ${A} ${{ secrets.A }} ${{ github.token }}", "$A ${A} ${{ secrets.A }} ${{ github.token }}"),
    (.copilot, "${{ vars.COPILOT_MCP_KEY }}", "key"),
  ])
  func resolves(form: InterpolationForm, text: String, expected: String) throws {
    let parsed = form.parse(text, at: .empty(at: 0))
    #expect(try parsed.resolved { Self.environment[$0] } == expected)
    #expect(parsed.written == text)
  }

  /// The error says which variable is missing, and nothing of what stands beside it.
  @Test func aMissingVariableIsNamed() {
    let text = InterpolationForm.env.parse("secret-${env:A}-${env:NONE}", at: SourceRange(3, 9))
    let error = #expect(throws: MissingVariable.self) { try text.resolved { Self.environment[$0] } }
    #expect(error == MissingVariable(name: "NONE", range: SourceRange(3, 9)))
    #expect(error.map { "\($0)" } == "the environment variable NONE is not set")
  }

  @Test func openingsWithoutEndAreLinear() {
    let text = String(repeating: "${env:", count: 50_000)
    #expect(InterpolationForm.shell.parse(text, at: .empty(at: 0)).variables.isEmpty)
  }
}
