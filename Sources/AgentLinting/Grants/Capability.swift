/// What an agent can do to the world, or have done to it, in the terms in which one thinks about danger. A tool's reach
/// and a server's row are translated into these.
package enum Capability: String, CaseIterable, Comparable, Sendable {
  /// Files of the working directory, issues of a private repository, rows of a database.
  case readsPrivateData = "reads private data"
  /// Text that strangers may have written: web pages, issues, messages.
  case takesUntrustedContent = "takes in untrusted content"
  /// Anything that carries data to the outside: the network, a shell, a server that writes elsewhere.
  case sendsOut = "can send out"
  case changesFiles = "changes files"
  case runsCommands = "runs commands"
  case delegates = "delegates"
  case asksPeople = "asks people"
  /// Through a server that nobody here knows, so that nothing can be ruled out.
  case unknown = "unknown reach"

  package static func < (left: Capability, right: Capability) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
