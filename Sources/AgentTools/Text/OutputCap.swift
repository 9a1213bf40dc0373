internal import SessionCore

/// How much of an output a model is given. The whole of it then lies in a file that the answer names.
struct OutputCap: Sendable {
  let lines: Int
  let bytes: Int

  static let search = OutputCap(lines: 250, bytes: 20_000)

  func apply(to lines: [String], named name: String, in context: ToolContext) throws(ToolFailure) -> String {
    var size = 0
    let kept = lines.prefix(self.lines).prefix { line in
      size += line.utf8.count + 1
      return size <= bytes
    }
    guard kept.count < lines.count else { return lines.joined(separator: "\n") }
    let spill = SpillFile(named: name, in: context)
    try spill.write(lines.joined(separator: "\n"))
    return kept.joined(separator: "\n")
      + "\n[\(lines.count - kept.count) of \(lines.count) lines more in \(spill.path)]"
  }
}
