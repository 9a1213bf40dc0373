internal import AgentLinting
internal import ArgumentParser

/// What a check is asked to do, with what counts where nothing is said.
struct CheckRequest {
  struct Rules {
    var source = ConfigurationFinder.Source.nearest
    var requested = RequestedSettings()
  }

  struct Input {
    /// The path as which standard input is read; nil when files are.
    var stdinFilename: String?
    var since: String?

    var isStandardInput: Bool { stdinFilename != nil }
  }

  struct Baseline {
    var baseline: String?
    var pruneBaseline: Bool?
  }

  struct Output {
    var format = ReportFormat.text
    var output: [OutputFlags.Target] = []
    var quiet = false
    var showAllowed = false
  }

  /// None is the current folder.
  var paths: [String] = []
  var rules = Rules()
  var input = Input()
  var baseline = Baseline()
  var output = Output()
}

extension CheckRequest {
  /// What is asked for most, `agentlint [check] PATH… [--format FORMAT]`, read as the parser would. The parser takes
  /// three times as long for it as checking a file does. Nil for everything else.
  init?(plain arguments: [String]) {
    var words = arguments[...]
    if words.first == CheckCommand._commandName {
      words.removeFirst()
    } else if let first = words.first, first == "help" || AgentLint.commandNames.contains(first) {
      return nil
    }
    // Where it begins with an option, the parser may yet find a subcommand behind it.
    guard words.first?.hasPrefix("-") != true else { return nil }
    var isFormatSaid = false
    while let word = words.popFirst() {
      if word == "--format", !isFormatSaid, let format = words.popFirst().flatMap(ReportFormat.init(rawValue:)) {
        output.format = format
        isFormatSaid = true
      } else if word.hasPrefix("-") {
        return nil
      } else {
        paths.append(word)
      }
    }
  }
}
