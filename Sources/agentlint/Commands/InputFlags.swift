internal import ArgumentParser

/// What is looked at besides the paths.
struct InputFlags: ParsableArguments {
  @Flag(help: "Check what comes on standard input; --stdin-filename says as what.")
  var stdin = false

  @Option(help: ArgumentHelp("Check standard input as if it were the file of this name.", valueName: "path"))
  var stdinFilename: String?

  @Option(
    help: ArgumentHelp(
      "Report only about files that differ from this git revision, were it uncommitted or not yet added.",
      valueName: "revision"))
  var since: String?

  var isStandardInput: Bool { stdinFilename != nil }

  var request: CheckRequest.Input { CheckRequest.Input(stdinFilename: stdinFilename, since: since) }

  func validate() throws {
    if stdin, stdinFilename == nil {
      throw ValidationError("--stdin needs --stdin-filename PATH: the path decides how the text is read")
    }
    if let stdinFilename, stdinFilename.isEmpty { throw ValidationError("--stdin-filename must not be empty") }
    if let since, since.isEmpty || since.hasPrefix("-") {
      throw ValidationError("--since needs a revision such as main or HEAD~1, not “\(since)”")
    }
  }
}
