extension Dialect {
  /// TOML in `.codex/agents` and the folders below: a layer of settings with a name. Its schema is strict: a file with an
  /// unknown key is left out with a warning. Of one that `.codex/config.toml` declares, name and description may stand
  /// there, and it needs no instructions.
  package static let codex = Dialect(
    id: "codex", title: "Codex agent", runtimes: [.roster, .codex],
    shape: .toml, endings: [".toml"], identity: .name, unknownKeys: .rejected,
    fields: [
      Field("name", .text, .name, requiredBy: [.codex, .roster], examples: ["\"reviewer\""], "The agent's id."),
      .description(requiredBy: [.codex]),
      Field(
        "developer_instructions", .text, .prompt, requiredBy: [.codex, .roster],
        examples: ["\"You review. Do not modify files.\""], "The agent's instructions."),
      Field(
        "sandbox_mode", .choice(["read-only", "workspace-write", "danger-full-access"]), .sandboxMode,
        source: .codexSettings, examples: ["\"read-only\""],
        "How far the agent's tools may reach. `read-only` grants the tools that change nothing and run nothing, "
          + "`workspace-write` all that need no network."),
      Field(
        "default_permissions", .text, .sandboxMode, source: .codexSettings,
        "A profile of permissions. What it allows is not known here, so that it is taken for `read-only`."),
      Field(
        "permissions", .anything, .sandboxMode, source: .codexSettings,
        "Profiles of permissions. What they allow is not known here, so that they are taken for `read-only`."),
      Field(
        "profile", .text, .sandboxMode, source: .codexSettings,
        "Settings by name. What they allow is not known here, so that they are taken for `read-only`."),
      Field("model", .text, .model, source: .codexSettings, examples: ["\"gpt-5\""], "The model to use."),
      Field(
        "model_reasoning_effort", .choice(["none", "minimal", "low", "medium", "high", "xhigh"]), .reasoningEffort,
        source: .codexSettings, examples: ["\"high\""], "How hard the model should think."),
      Field(
        "nickname_candidates", .list(of: .text), .kept, examples: ["[\"Ada\", \"Grace\"]"],
        "What its instances are called: distinct names of ASCII letters, digits, blanks, hyphens and underscores."),
      // With filters of its own (`enabled_tools`, `disabled_tools`), which nothing here would heed.
      Field(
        "mcp_servers", .map(of: .anything), .kept, source: .codexSettings,
        "MCP servers of the agent's own, which Codex starts."),
      Field("skills", .anything, .kept, source: .codexSettings, "Which skills the agent has, in `skills.config`."),
    ] + settings.map { Field($0, .anything, .kept, source: .codexSettings, "A setting of Codex's.") },
    source: .codexAgents, tools: .codex,
    lookalikes: [
      "allowed_tools": "sandbox_mode", "allowed-tools": "sandbox_mode", "allowedTools": "sandbox_mode",
      "disallowed_tools": "sandbox_mode", "disallowedTools": "sandbox_mode", "readonly": "sandbox_mode",
      "read_only": "sandbox_mode", "sandbox": "sandbox_mode",
    ],
    effects: [RuntimeEffect(.codex, "loads it; leaves out a file with an unknown key, with a warning")],
    folder: ".codex/agents", builtInAgents: ["default", "explorer", "worker"],
    readOnlySpelling: "sandbox_mode = \"read-only\"",
    claim: { path, _ in
      path.hasSuffix(".toml") && path.isInside(".codex/agents") ? .folder(".codex/agents") : nil
    })

  /// What `config.toml` may have, since an agent's file may have the same.
  private static let settings = [
    "agents", "allow_login_shell", "analytics", "approval_policy", "approvals_reviewer", "apps",
    "apps_mcp_product_sku", "audio", "auto_review", "background_terminal_max_timeout", "chatgpt_base_url",
    "check_for_update_on_startup", "cli_auth_credentials_store", "compact_prompt", "debug", "desktop",
    "disable_paste_burst", "experimental_compact_prompt_file", "experimental_realtime_start_instructions",
    "experimental_realtime_ws_backend_prompt", "experimental_realtime_ws_base_url", "experimental_realtime_ws_model",
    "experimental_realtime_ws_startup_context", "experimental_thread_config_endpoint", "experimental_thread_store",
    "experimental_use_unified_exec_tool", "features", "feedback", "file_opener", "forced_chatgpt_workspace_id",
    "forced_login_method", "ghost_snapshot", "hide_agent_reasoning", "history", "hooks", "include_apps_instructions",
    "include_collaboration_mode_instructions", "include_environment_context", "include_permissions_instructions",
    "instructions", "log_dir", "marketplaces", "mcp_oauth_callback_port", "mcp_oauth_callback_url",
    "mcp_oauth_credentials_store", "memories", "model_auto_compact_token_limit",
    "model_auto_compact_token_limit_scope", "model_catalog_json", "model_context_window", "model_instructions_file",
    "model_provider", "model_providers", "model_reasoning_summary", "model_supports_reasoning_summaries",
    "model_verbosity", "notice", "notify", "openai_base_url", "oss_provider", "otel", "personality",
    "plan_mode_reasoning_effort", "plugins", "profiles", "project_doc_fallback_filenames",
    "project_doc_max_bytes", "project_root_markers", "projects", "realtime", "review_model",
    "sandbox_workspace_write", "service_tier", "shell_environment_policy", "show_raw_agent_reasoning", "sqlite_home",
    "suppress_unstable_features_warning", "tool_output_token_limit", "tool_suggest", "tools", "tui", "web_search",
    "windows",
  ]
}
