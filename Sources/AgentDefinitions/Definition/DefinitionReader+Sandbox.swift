extension DefinitionReader {
  /// `sandbox_mode = "read-only"` leaves the tools that change nothing and run nothing. Codex would still run commands
  /// that only read, which no list of tools can say. What a profile allows stands elsewhere, so that it is taken for the same.
  mutating func readSandboxMode(_ value: SourceValue, _ key: String) {
    if key == "sandbox_mode", value.isText("workspace-write") || value.isText("danger-full-access") {
      return take(.all(value.range))
    }
    if key == "sandbox_mode", !value.isText("read-only") {
      values.faults.add(.unreadableLimit(key: key, found: value.described), at: value.range)
      return take(.none(at: value.range))
    }
    let readers = ToolCatalogue.rows.filter { $0.isOffered && $0.isReadOnly }
    take(.listed(readers.map { Located(.tool($0.name), at: value.range) }, value.range))
  }
}
