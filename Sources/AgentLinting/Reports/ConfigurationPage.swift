internal import AgentDefinitions

/// The tables of `docs/configuration.md`, printed from the one that reads the file.
package enum ConfigurationPage {
  package static var tables: String {
    let records = [("Keys", ConfigurationFields.record), ("An entry of `overrides`", ConfigurationFields.override)]
    return (records + [("An entry of `forbid` or `require`", ConfigurationFields.projectRule)]).map { title, record in
      let rows = record.members.map { "| `\($0.key)`\($0.isRequired ? " (needed)" : "") | \($0.summary) |\n" }
      return "\n## \(title)\n\n| key | what it says |\n|---|---|\n" + rows.joined()
    }.joined() + "\n"
  }
}
