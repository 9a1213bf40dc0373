internal import JSONText
internal import TerminalText
internal import TerminalWindow

/// What is said when nothing was started.
enum Failure {
  /// - Returns: the exit status.
  static func report(_ error: any Error, options: SessionOptions) -> Int32 {
    let message = TerminalSanitizer.clean("\(error)")
    StandardError.write("agentrun: \(message)\n")
    let status = (error as? Interrupted)?.exitStatus ?? 2
    if options.format == .json { writeDocument(message, status: status) }
    return status
  }

  /// For whoever asked for one object on standard output: there is one, whatever happens.
  static func writeDocument(_ message: String, status: Int32) {
    StandardOutput.write(ResultDocument(failure: message).json(exitStatus: status).text + "\n")
  }
}
