internal import AgentLinting
internal import ArgumentParser
internal import JSONText

/// `agentlint eval LABELS --root FOLDER`
struct EvalCommand: LintCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Measure how often each rule is right about labelled files.",
    discussion: """
      A label is one JSON object on a line: repository, commit or date, path, sha256, rule, span (two byte offsets) and \
      verdict (right, wrong, missed; or clean, for a whole file and without rule and span). Files that are not there, \
      or not as they were labelled, are left out and counted.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, markdown
  }

  @Argument(help: "Files with labels, as JSON Lines.")
  var labels: [String]

  @Option(help: "The folder with a folder OWNER+NAME or OWNER/NAME for each repository.")
  var root = "."

  @Option(help: "How the table is written.")
  var format = Format.text

  func execute(_ console: inout Console) -> ExitStatus {
    var all: [Label] = []
    for path in labels {
      do {
        all += try Label.labels(at: path)
      } catch {
        console.complain("agentlint: \(path): \(error)")
        return .unusable
      }
    }
    let evaluation = Evaluation(of: all, below: root)
    switch format {
    case .text: console.print(EvaluationReport.text(evaluation, Console.style))
    case .json: console.print(EvaluationReport.json(evaluation).pretty())
    case .markdown: console.print(EvaluationReport.markdown(evaluation))
    }
    guard evaluation.fileCount > 0 || all.isEmpty else {
      console.complain("agentlint: none of the labelled files is below \(root); --root says where they are")
      return .unusable
    }
    return .clean
  }
}
