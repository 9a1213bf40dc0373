/// One line per tool: its name and what it can touch. The tools themselves live above this module; a test there holds
/// them to these rows.
package struct ToolRow: Hashable, Sendable {
  package let name: ToolName
  package let touches: Set<Reach>
  /// False for a tool that other systems' agent files name and this runtime has not.
  package let isOffered: Bool
  package let summary: String
  /// The tool without which this one has nothing to work on: commands are run, and agents called, by that one.
  package var needs: ToolName?

  /// True when the tool leaves everything as it was: such a call may be run again after a crash.
  package var isReadOnly: Bool { touches.isSubset(of: [.readsFiles]) }
}

package enum ToolCatalogue {
  package static let rows: [ToolRow] = [
    offered(.askUser, [.asksPeople], "Asks the person a question and waits for the answer."),
    offered(
      .bash, [.readsFiles, .writesFiles, .runsCommands, .usesNetwork], "Runs a shell command in the working directory."),
    offered(.create, [.writesFiles], "Creates a file that does not exist yet."),
    offered(.edit, [.readsFiles, .writesFiles], "Replaces text in a file."),
    offered(.glob, [.readsFiles], "Finds files by name pattern."),
    offered(.grep, [.readsFiles], "Finds lines by regular expression."),
    offered(.listAgents, [.delegates], "Lists the agents that were given a task.", needs: .task),
    offered(.listBash, [], "Lists the shell commands that were left running.", needs: .bash),
    offered(.readAgent, [.delegates], "Reads what an agent that was given a task has said.", needs: .task),
    offered(.readBash, [], "Reads more output of a running shell command.", needs: .bash),
    offered(.skill, [.readsFiles], "Loads a skill's instructions."),
    offered(.stopBash, [.runsCommands], "Stops a running shell command.", needs: .bash),
    offered(.task, [.delegates], "Gives a task to another agent of the team."),
    offered(.updateTodo, [], "Keeps a list of things to do."),
    offered(.view, [.readsFiles], "Reads a file or lists a folder."),
    offered(.webFetch, [.usesNetwork], "Fetches a web page."),
    foreign(.webSearch, [.usesNetwork], "Searches the web."),
    offered(.writeAgent, [.delegates], "Says more to an agent that was given a task.", needs: .task),
    offered(
      .writeBash, [.readsFiles, .writesFiles, .runsCommands, .usesNetwork], "Types into a running shell command.",
      needs: .bash),
  ]

  /// With these the main agent speaks for its session, each in one mode. No word for all tools means them: other systems
  /// have modes of their own.
  package static let ofModes: [ToolRow] = [
    offered(.exitPlanMode, [.asksPeople], "Asks the person to approve a plan, in plan mode."),
    offered(.taskComplete, [], "Says that the whole task is done, in autopilot mode."),
  ]

  package static func row(_ name: ToolName) -> ToolRow? { byName[name] }

  /// The tools that this runtime has, sorted by name.
  package static let offered: [ToolName] = rows.filter(\.isOffered).map(\.name)

  private static let byName = Dictionary(
    (rows + ofModes).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  private static func offered(
    _ name: ToolName, _ touches: Set<Reach>, _ summary: String, needs: ToolName? = nil
  ) -> ToolRow {
    ToolRow(name: name, touches: touches, isOffered: true, summary: summary, needs: needs)
  }

  private static func foreign(_ name: ToolName, _ touches: Set<Reach>, _ summary: String) -> ToolRow {
    ToolRow(name: name, touches: touches, isOffered: false, summary: summary)
  }
}
