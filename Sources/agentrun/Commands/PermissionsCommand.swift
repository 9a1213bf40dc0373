internal import ArgumentParser
internal import TerminalText

/// `agentrun permissions [list|remove]`: what the user has allowed for good, and taking it back.
struct PermissionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "permissions",
    abstract: "Shows what you have allowed for good, in which folder, and takes it back.",
    subcommands: [List.self, Remove.self], defaultSubcommand: List.self)

  struct List: SessionCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Shows the rules that you have allowed for good, with their numbers.")

    func perform() async -> Int32 {
      PermissionsCommand.run { kept in
        let entries = try kept.entries()
        guard !entries.isEmpty else {
          print("You have allowed nothing for good.")
          return 0
        }
        for (index, entry) in entries.enumerated() {
          let place = entry.time.isEmpty ? entry.folder : "\(entry.folder), since \(entry.time)"
          print("\(index + 1)  \(TerminalSanitizer.cleanLine(entry.rule))   in \(TerminalSanitizer.cleanLine(place))")
        }
        return 0
      }
    }
  }

  struct Remove: SessionCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Takes back rules, by their numbers or their texts.")

    @Argument(help: "Numbers of `agentrun permissions list`, or rules as they are written there.")
    var rules: [String] = []

    @Flag(help: "Take back all of them.")
    var all = false

    func validate() throws {
      if rules.isEmpty, !all { throw ValidationError("Name a rule or its number, or use --all.") }
    }

    func perform() async -> Int32 {
      PermissionsCommand.run { kept in
        let entries = try kept.entries()
        let numbered = rules.compactMap { Int($0) }.filter { entries.indices.contains($0 - 1) }.map { entries[$0 - 1] }
        let gone = try kept.remove { all || rules.contains($0.rule) || numbered.contains($0) }
        for entry in gone {
          print("Taken back: \(TerminalSanitizer.cleanLine("\(entry.rule) in \(entry.folder)"))")
        }
        guard gone.isEmpty, !all else { return 0 }
        throw StartError("There is no such rule. See: agentrun permissions list")
      }
    }
  }

  private static func run(_ body: (KeptRules) throws -> Int32) -> Int32 {
    do { return try body(try KeptRules(environment: Process.environment)) } catch {
      StandardError.write("agentrun: \(TerminalSanitizer.clean("\(error)"))\n")
      return 2
    }
  }
}
