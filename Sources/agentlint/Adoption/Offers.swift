internal import AgentDefinitions
internal import AgentLinting

/// Files that a repository could have: each is shown, asked about, written, or left as it is.
struct Offers {
  enum Consent {
    /// Yes to everything.
    case given
    /// Nothing is written, everything is shown.
    case withheld
    /// A person decides each time.
    case asked
  }

  let folder: String
  let consent: Consent
  private(set) var written: [String] = []
  private var open: [String] = []
  private(set) var failures = 0

  init(in folder: String, consent: Consent) {
    self.folder = folder
    self.consent = consent
  }

  func path(of name: String) -> String { folder == "." ? name : folder + (folder.hasSuffix("/") ? "" : "/") + name }

  /// True when the file is now there, or would be.
  @discardableResult
  mutating func offer(
    _ name: String, _ text: @autoclosure () -> String, note: String? = nil, to console: inout Console
  ) -> Bool {
    let path = path(of: name)
    guard !WorkingFolder.exists(path) else {
      console.print("\(path) is there already, and stays as it is")
      return false
    }
    switch consent {
    case .withheld:
      console.print("would write \(path):\n" + text().beginning.indented)
      return true
    case .asked:
      guard let answer = console.ask("write \(path)\(note.map { " (\($0))" } ?? "")?") else {
        open.append(path)
        return false
      }
      return answer ? write(text(), path, &console) : false
    case .given: return write(text(), path, &console)
    }
  }

  /// What was left to do, when nobody could be asked.
  var hint: String? {
    open.isEmpty ? nil : "nobody can be asked here: nothing was written; --yes writes \(open.joined(separator: ", "))"
  }

  private mutating func write(_ text: String, _ path: String, _ console: inout Console) -> Bool {
    do throws(NewFileFailure) {
      try NewFile.create(path, text)
      written.append(path)
      console.print("wrote \(path)")
      return true
    } catch {
      failures += 1
      console.complain("agentlint: \(path) could not be written: \(error)")
      return false
    }
  }
}

extension String {
  /// As much as is worth reading on the way: a baseline can be long.
  fileprivate var beginning: String {
    let lines = split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 40 else { return self }
    return lines.prefix(20).joined(separator: "\n") + "\n… and \(lines.count - 20) more lines\n"
  }

  fileprivate var indented: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }.joined(
      separator: "\n")
  }
}
