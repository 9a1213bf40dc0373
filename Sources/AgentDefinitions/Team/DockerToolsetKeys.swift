/// The keys of docker-agent's toolsets. Its configuration is read strictly: an unknown key refuses the file, and so does
/// one that belongs to another type of toolset. From its schema, and from the checks in `pkg/config/latest/validate.go`.
enum DockerToolsetKeys {
  static let source = DataSource.dockerSchema

  /// The types of toolset that may have a key; nil is every one.
  static let types: [String: [String]?] = [
    "allow_list": ["file", "filesystem"],
    "allow_private_ips": ["a2a", "api", "fetch", "mcp", "openapi"],
    "allowed_domains": ["fetch"],
    "allowed_servers": ["mcp_catalog"],
    "api_config": nil,
    "args": ["lsp", "mcp"],
    "blocked_domains": ["fetch"],
    "blocked_servers": ["mcp_catalog"],
    "command": ["lsp", "mcp"],
    "config": ["mcp"],
    "defer": nil,
    "deny_list": ["file", "filesystem"],
    "env": ["background_jobs", "lsp", "mcp", "script", "shell"],
    "file_types": ["lsp"],
    "headers": ["a2a", "fetch", "openapi"],
    "ignore_vcs": ["file", "filesystem"],
    "instruction": nil,
    "lifecycle": ["lsp", "mcp"],
    "model": nil,
    "models": ["model_picker"],
    "name": ["a2a", "mcp", "open_url", "rag"],
    "path": ["memory", "tasks"],
    "post_edit": ["file", "filesystem"],
    "rag_config": ["rag"],
    "readonly": nil,
    "recall": ["background_jobs"],
    "ref": ["mcp", "rag"],
    "remote": ["a2a", "mcp"],
    "safer": ["shell"],
    "shared": ["todo"],
    "shell": ["script"],
    "sudo_askpass": ["shell"],
    "timeout": nil,
    "tools": nil,
    "toon": nil,
    "type": nil,
    "url": ["a2a", "open_url", "openapi"],
    "version": ["lsp", "mcp"],
    "webhook_config": nil,
    "working_dir": ["lsp", "mcp"],
  ]

  /// Those of an entry of `mcps`, which is an MCP server without its type.
  private static let server: Set<String> = [
    "args", "command", "config", "defer", "env", "instruction", "lifecycle", "name", "ref", "remote", "tools",
    "version",
    "working_dir",
  ]

  private static let suggested = Spelling(types.keys.sorted())
  private static let suggestedForServers = Spelling(server.sorted())

  /// What is wrong with a toolset's keys. `isServer`: whether it is an entry of `mcps`.
  static func check(_ toolset: SourceValue, _ key: String, isServer: Bool = false, into faults: inout FaultList) {
    let type = toolset["type"]?.text
    for entry in toolset.entries {
      guard let name = entry.key.text else { continue }
      let isKnown = isServer ? server.contains(name) : types.keys.contains(name)
      if !isKnown {
        let near = (isServer ? suggestedForServers : suggested).nearest(name)
        faults.add(.unknownKey("\(key).\(name)", suggestion: near, blocks: true), at: entry.key.range)
      } else if !isServer, let type, let allowed = types[name] ?? nil, ToolNameTable.toolsetTypes.contains(type),
        !allowed.contains(type), !entry.value.isEmpty
      {
        faults.add(.misplacedKey("\(key).\(name)", in: type, belongsTo: allowed), at: entry.key.range)
      }
    }
  }
}

extension SourceValue {
  /// Nothing, false, or a list, mapping or text with nothing in it: docker-agent does not tell it from no key at all.
  fileprivate var isEmpty: Bool {
    switch kind {
    case .scalar: isNull || bytes.isEmpty || flag == false
    case .sequence, .mapping: count == 0
    case .alias: false
    }
  }
}
