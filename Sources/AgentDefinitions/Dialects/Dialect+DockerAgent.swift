extension Dialect {
  /// An entry of the map `agents` in a docker-agent file, which is a whole team.
  package static let dockerAgent = Dialect(
    id: "docker-agent", title: "docker-agent agent", runtimes: [.roster, .dockerAgent],
    shape: .entry, endings: [], identity: .entryKey, unknownKeys: .rejected,
    fields: [
      .description(),
      Field("instruction", .text, .prompt, "The agent's system prompt."),
      Field(
        "instruction_file", .textList, .promptFiles,
        "The file with the system prompt, or several, relative to this file and below its folder."),
      Field("model", .text, .model, "A name from `models`, or `provider/model`."),
      Field("fallback", .anything, .fallback, "Models to try when the first fails."),
      Field("toolsets", .list(of: .map(of: .anything)), .toolsets, "Groups of tools. Without any the agent has none."),
      Field("use_toolsets", .list(of: .text), .toolsetNames, "Groups of tools that the file defines under `toolsets`."),
      Field(
        "sub_agents", .list(of: .text), .subagents, examples: ["[\"researcher\"]"],
        "The agents that this one may give a task to. Without any it can call nobody."),
      Field("handoffs", .list(of: .text), .handoffs, "The agents that this one may hand the conversation to."),
      Field("force_handoff", .text, .kept, readBy: [.dockerAgent], "The agent that always gets the conversation next."),
      Field("readonly", .flag, .readOnly, "True takes away every tool that changes something."),
      Field(
        "max_iterations", .integer(0...1_000_000), .maxTurns, "Model calls before the agent is stopped; 0 is no limit."),
      Field("skills", .anything, .kept, readBy: [.dockerAgent], "Whether, and which, skills are offered."),
      Field("use_skills", .list(of: .text), .kept, readBy: [.dockerAgent], "Groups of skills that the file defines."),
      Field("hooks", .anything, .kept, readBy: [.dockerAgent], "Commands that run at certain moments."),
      Field("commands", .anything, .kept, readBy: [.dockerAgent], "Prompts by name."),
      Field(
        "use_commands", .list(of: .text), .kept, readBy: [.dockerAgent], "Groups of prompts that the file defines."),
      Field("structured_output", .anything, .kept, readBy: [.dockerAgent], "The schema of the answer."),
      Field("rag", .list(of: .text), .kept, readBy: [.dockerAgent], "Sources of documents, by name."),
      Field("budgets", .list(of: .text), .kept, readBy: [.dockerAgent], "Budgets that the agent spends from, by name."),
      Field("safety", .text, .kept, readBy: [.dockerAgent], "What is asked before it happens, by default."),
      Field("harness", .anything, .kept, readBy: [.dockerAgent], "Another program that the agent runs in."),
      Field("cache", .anything, .kept, readBy: [.dockerAgent], "Whether answers are kept for the same question."),
    ]
      + [
        "welcome_message", "add_date", "add_environment_info", "add_prompt_files", "add_prompt_files_depth",
        "add_description_parameter", "code_mode_tools", "num_history_items", "redact_secrets", "session_compaction",
        "compaction_threshold", "compaction_model", "max_consecutive_tool_calls", "max_old_tool_call_tokens",
        "max_tool_result_tokens",
      ].map { Field($0, .anything, .kept, readBy: [.dockerAgent], "A setting of docker-agent's own runtime.") },
    source: .dockerSchema, tools: .dockerAgent, interpolation: .shell,
    effects: [RuntimeEffect(.dockerAgent, "loads the file as one team; refuses all of it for one unknown key")],
    grantsNothingUnasked: true,
    readOnlySpelling: "toolsets: [{type: filesystem, tools: [read_file, list_directory]}]",
    claim: { _, _ in nil })
}
