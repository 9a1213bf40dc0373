internal import AgentDefinitions
internal import ArgumentParser
internal import TerminalText

/// `agentrun trust TEAM`: shows what a team would start or connect to, and remembers a yes.
struct TrustCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust",
    abstract: "Shows what a team's files start, connect to or read from the environment, and trusts it after a yes.")

  @Argument(help: "A team file, a folder (its team.yaml, else its agent files), or one agent file.")
  var team: String

  @Flag(help: "Say yes.")
  var yes = false

  @Flag(help: "Take the trust back.")
  var revoke = false

  func perform() async -> Int32 {
    do {
      let loaded = TeamLoader.load(team)
      guard let definition = loaded.team, let path = Process.realPath(team) else {
        throw StartError("There is no team at \(team).")
      }
      let store = try TrustStore(environment: Process.environment)
      if revoke {
        try store.revoke(path)
        print("\(path) is not trusted any more.")
        return 0
      }
      let parts = TrustedParts(definition)
      guard !parts.isEmpty else {
        print("\(path) starts nothing and connects to nothing: it needs no trust.")
        return 0
      }
      if store.isTrusted(path, parts) {
        print("\(TerminalSanitizer.cleanLine(path)) is trusted with:")
        for line in parts.lines { print("  " + TerminalSanitizer.cleanLine(line)) }
        return 0
      }
      if let before = store.trustedLines(path) {
        print("\(TerminalSanitizer.cleanLine(path)) has changed since you trusted it:")
        for line in TrustDifference(from: before, to: parts).lines { print("  " + TerminalSanitizer.cleanLine(line)) }
      } else {
        print("\(TerminalSanitizer.cleanLine(path)) wants to:")
        for line in parts.lines { print("  " + TerminalSanitizer.cleanLine(line)) }
      }
      guard yes || confirm() else {
        print("Not trusted; nothing was recorded.")
        return 1
      }
      try store.trust(path, parts)
      print("Trusted until one of these changes.")
      return 0
    } catch {
      StandardError.write("agentrun: \(error)\n")
      return 2
    }
  }

  private func confirm() -> Bool {
    guard Process.isTerminal(0) else { return false }
    StandardOutput.write("Trust it? [y/N] ")
    let answer = readLine() ?? ""
    return answer.lowercased() == "y" || answer.lowercased() == "yes"
  }
}
