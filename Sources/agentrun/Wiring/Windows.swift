internal import JSONText
internal import SessionCore
internal import TerminalText
internal import TerminalWindow

/// What a person or a program sees of a run: the answer on standard output, the rest on standard error.
struct Windows: Sendable {
  let options: SessionOptions
  private let settings: RunWindow.Settings
  private let window: RunWindow
  private let person: TerminalPerson?

  /// - Parameter state: the session's before this run, if it is resumed.
  init(options: SessionOptions, from state: SessionState) {
    self.options = options
    let format: RunWindow.Format =
      switch options.format {
      case .text: .text
      case .json: .json
      case .streamJSON: .streamJSON
      }
    settings = RunWindow.Settings(
      format: format, level: options.quiet ? .quiet : options.verbose ? .verbose : .normal,
      isOutputTerminal: Process.isTerminal(1), isErrorTerminal: Process.isTerminal(2),
      environment: Process.environment)
    window = RunWindow(
      settings,
      RunWindow.Surroundings(
        writeOutput: { DescriptorOutput.write($0, to: 1) }, writeError: { DescriptorOutput.write($0, to: 2) },
        screen: { ScreenSize(ofTerminal: 2) ?? ScreenSize(columns: 80, rows: 24) }, now: Identifiers.now,
        sleep: { try await Task.sleep(for: $0) }), from: state)
    let (style, window) = (settings.style, window)
    person = Terminal().map { TerminalPerson($0, style: style, window: window) }
  }

  /// Asks the person at the terminal; nil where there is none.
  func answer(_ question: PermissionQuestion) async -> PermissionAnswer? { await person?.answer(question) }
  func answer(_ question: PersonQuestion) async -> PersonAnswer? { await person?.answer(question) }
  func answer(_ question: PlanQuestion) async -> PlanAnswer? { await person?.answer(question) }

  /// Which model answers, and what else to know before it starts.
  func announce(_ model: any ModelClient, notices: [String]) {
    guard !options.quiet else { return }
    if let name = model.modelName {
      say("model \(name) at \(model.endpoint)")
    } else {
      say(
        "no language model takes part: the answer is a search of the working directory. Name one with --model, or set "
          + "OPENAI_API_KEY")
    }
    for notice in notices { say(notice) }
  }

  /// Shows every event until there are no more.
  func show(_ events: AsyncStream<SessionEvent>) async { await window.show(events) }

  func sayStopping() async {
    if !options.quiet { await window.note("Stopping. Once more ends the program at once.") }
  }

  /// The last words: the result document, and how to go on after an interruption.
  func conclude(status: Int32, sessionID: String, model: String?) async {
    if options.format == .json {
      let document = await window.result(sessionID: sessionID, model: model)
      StandardOutput.write(document.json(exitStatus: status).text + "\n")
    }
    guard status > 128 || status == 4 || status == 5 else { return }
    let flag = options.stateDir.map { " --state-dir " + Shell.quoted($0) } ?? ""
    StandardError.write("The session is kept. Go on with it: agentrun resume \(sessionID)\(flag)\n")
  }

  private func say(_ text: String) {
    StandardError.write(settings.style.paint(TerminalSanitizer.clean(text), .dim) + "\n")
  }
}

/// Words for a command line that somebody may paste.
enum Shell {
  static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty && word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=@:".contains($0)) }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
