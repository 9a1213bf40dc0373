internal import AgentDefinitions
internal import SessionCore
internal import Synchronization

/// What this machine can enforce, as `roster-sandbox --check` finds by trying it.
package struct SandboxMachine: Sendable, Equatable {
  /// Namespaces of their own for commands; without them nothing is protected inside a folder that may be written to.
  package var hasNamespaces = false
  /// The filter of system calls.
  package var hasFilter = false
  /// The version of Landlock, the second layer; 0: there is none.
  package var landlock = 0
  /// Why commands cannot be confined here; nil: they can.
  package var missing: String?

  package static func look() async -> SandboxMachine {
    let program: SandboxProgram
    do throws(ToolFailure) { program = try SandboxProgram.find() } catch {
      return SandboxMachine(missing: error.message)
    }
    let command = Command(
      program: program.path, arguments: ["--check"], workingDirectory: "/", environment: CommandEnvironment.values,
      timeLimit: .seconds(10), sandbox: SandboxPolicy(.full))
    let output = Mutex<[UInt8]>([])
    do throws(ToolFailure) {
      _ = try await command.run { bytes in
        output.withLock { $0 += bytes }
        return .goOn
      }
    } catch {
      return SandboxMachine(missing: error.message)
    }
    return SandboxMachine(reading: String(decoding: output.withLock { $0 }, as: UTF8.self))
  }

  init(hasNamespaces: Bool = false, hasFilter: Bool = false, landlock: Int = 0, missing: String? = nil) {
    self.hasNamespaces = hasNamespaces
    self.hasFilter = hasFilter
    self.landlock = landlock
    self.missing = missing
  }

  /// Reads lines such as `landlock 7`; `missing` has the rest of the text.
  init(reading text: String) {
    self.init()
    if let start = text.range(of: "missing ") { missing = String(text[start...]).trimmed }
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1)
      switch (words.first, words.last) {
      case ("namespaces", let word): hasNamespaces = word == "yes"
      case ("seccomp", let word): hasFilter = word == "yes"
      case ("landlock", let word): landlock = word.flatMap { Int($0) } ?? 0
      default: break
      }
    }
    if missing == nil, !hasNamespaces || !hasFilter { missing = "this machine cannot filter system calls (seccomp)." }
  }
}

extension String {
  /// Where what comes after the first occurrence of a text begins.
  fileprivate func range(of text: String) -> Index? {
    indices.first { self[$0...].hasPrefix(text) }.map { index($0, offsetBy: text.count) }
  }

  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
