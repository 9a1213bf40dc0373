internal import JSONText
internal import SessionCore
internal import TerminalText
internal import TerminalWindow

/// What a person or a program sees of a run: the answer on standard output, the rest on standard error.
struct Windows: Sendable {
  let options: SessionOptions

  private var errorStyle: TerminalStyle { TerminalStyle(isColoured: Colours.areWanted(on: 2)) }

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
  ///
  /// - Returns: the run as it was seen, after `stored` of an earlier time.
  func show(_ events: AsyncStream<SessionEvent>, after stored: [SessionEvent]) async -> WatchedRun {
    var run = WatchedRun(folding: stored)
    var answer = AnswerView(for: Process.isTerminal(1) ? .person : .program)
    var plain = PlainView(level: options.quiet ? .quiet : options.verbose ? .verbose : .normal, style: errorStyle)
    for await event in events {
      run.apply(event)
      let line = plain.text(for: event)
      if !line.isEmpty { StandardError.write(line) }
      switch options.format {
      case .text: StandardOutput.write(answer.text(for: event))
      case .streamJSON: StandardOutput.write(JSONLinesView.line(for: event))
      case .json: break
      }
    }
    return run
  }

  /// The last words: the result document, and how to go on after an interruption.
  func conclude(_ run: WatchedRun, status: Int32, sessionID: String, model: String?) {
    if options.format == .json {
      let document = ResultDocument(run, sessionID: sessionID, model: model)
      StandardOutput.write(document.json(exitStatus: status).text + "\n")
    }
    guard status > 128 || status == 4 || status == 5 else { return }
    let flag = options.stateDir.map { " --state-dir " + Shell.quoted($0) } ?? ""
    StandardError.write("The session is kept. Go on with it: agentrun resume \(sessionID)\(flag)\n")
  }

  private func say(_ text: String) {
    StandardError.write(errorStyle.paint(TerminalSanitizer.clean(text), .dim) + "\n")
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
