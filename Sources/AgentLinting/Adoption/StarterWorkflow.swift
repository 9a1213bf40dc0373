/// The jobs that run the linter for every change.
package enum StarterWorkflow {
  package static let githubPath = ".github/workflows/agentlint.yml"

  /// A workflow for GitHub Actions.
  ///
  /// - Parameter action: where agentlint's action is, as `owner/name@ref`.
  package static func github(action: String) -> String {
    """
    name: agentlint
    on:
      push:
        branches: [main, master]
      pull_request:
    permissions:
      contents: read
    jobs:
      agentlint:
        runs-on: ubuntu-latest
        steps:
          - uses: actions/checkout@v4
            with:
              fetch-depth: 0
          - uses: \(action)

    """
  }
}
