internal import JSONText
internal import TerminalText
internal import TerminalWindow

/// What is said when nothing was started.
enum Failure {
  static func report(_ error: any Error, options: SessionOptions) -> Int32 {
    let message = TerminalSanitizer.clean("\(error)")
    StandardError.write("agentrun: \(message)\n")
    let status: Int32 = 2
    if options.format == .json {
      StandardOutput.write(ResultDocument(failure: message).json(exitStatus: status).text + "\n")
    }
    return status
  }
}
