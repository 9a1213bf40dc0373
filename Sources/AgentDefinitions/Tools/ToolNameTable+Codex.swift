extension ToolNameTable {
  /// Codex's agents name no tools: `sandbox_mode` says how far they reach.
  package static let codex = ToolNameTable(rows: [], isCaseSensitive: true, source: .codexAgents)
}
