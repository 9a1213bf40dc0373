internal import AgentDefinitions

extension Workspace {
  /// What to write for a finding to be let pass: a comment above the line that it is on. Nil where no comment can stand,
  /// and for findings that no comment lets pass.
  package mutating func allowance(for finding: Finding) -> Edit? {
    guard RuleCatalogue.rule(finding.rule)?.isMandatory != true, let document = documents[finding.file.path],
      document.source.bytes == finding.file.bytes
    else { return nil }
    let file = finding.file
    let offset = Int(finding.range.lower)
    let path = file.path
    if path.hasSuffix(".json") { return nil }
    if path.hasSuffix(".md") {
      let front = FrontMatter.split(file)
      guard let parts = front.parts else { return Self.comment(finding, above: offset, ("<!-- ", " -->")) }
      if parts.body.lower <= finding.range.lower { return Self.comment(finding, above: offset, ("<!-- ", " -->")) }
      // What concerns all of the file points at its first line.
      if finding.range.lower < parts.yaml.lower {
        return Self.comment(finding, above: Int(parts.yaml.lower), ("# ", ""))
      }
    }
    let sign = path.hasSuffix(".jsonc") ? "// " : "# "
    return Self.comment(finding, above: keyLine(of: finding), (sign, ""))
  }

  /// Where the line begins of the key that the finding belongs to: a comment inside a text would be text.
  private mutating func keyLine(of finding: Finding) -> Int {
    let loaded = self.loaded()
    let fields =
      loaded.agents.filter { $0.file.path == finding.file.path }.flatMap(\.fields)
      + loaded.teams.filter { $0.file?.path == finding.file.path }.flatMap(\.fields)
    let around = fields.filter { $0.range.lower <= finding.range.lower && finding.range.lower <= $0.range.upper }
    guard let nearest = around.max(by: { $0.range.lower < $1.range.lower }) else { return Int(finding.range.lower) }
    let isText = nearest.value.style == .literal || nearest.value.style == .folded || nearest.value.kind == .scalar
    return isText ? Int(nearest.range.lower) : Int(finding.range.lower)
  }

  private static func comment(_ finding: Finding, above offset: Int, _ signs: (String, String)) -> Edit {
    let file = finding.file
    let line = file.lineRange(file.place(of: offset).line)
    let indent = file[line].prefix { $0 == 0x20 || $0 == 0x09 }
    let ending = file.bytes.contains(0x0D) ? "\r\n" : "\n"
    let text = "\(signs.0)agentlint: allow \(finding.rule) -- TODO: say why\(signs.1)\(ending)"
    return Edit(.empty(at: Int(line.lower)), in: file, with: Array(indent) + Array(text.utf8))
  }
}
