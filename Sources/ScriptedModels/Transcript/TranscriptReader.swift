package import AgentDefinitions
internal import JSONText
internal import SessionCore

extension Transcript {
  /// Reads a transcript.
  ///
  /// - Throws: `TranscriptError` for the first thing that is wrong.
  package init(_ file: SourceFile) throws(TranscriptError) {
    let (tree, faults) = SourceTree.parse(file)
    if let fault = faults.first {
      throw TranscriptError(
        path: file.path, line: file.place(of: Int(fault.range.lower)).line, reason: "is not YAML: \(fault.message)")
    }
    let reader = TranscriptReader(file: file)
    guard let root = tree.root, root.kind == .mapping else {
      throw TranscriptError(path: file.path, line: 1, reason: "a transcript is a mapping with replies")
    }
    try reader.allow(["version", "model", "replies"], in: root)
    if let version = root["version"], version.scalar != .int(1) {
      throw reader.error(version, "this program reads version 1; upgrade it to read a newer one")
    }
    guard let list = root["replies"], list.kind == .sequence else {
      throw reader.error(root, "replies is missing: a list of what the model says")
    }
    var replies: [Reply] = []
    for element in list.elements { replies.append(try reader.reply(element)) }
    self.init(path: file.path, model: root["model"]?.text ?? "scripted", replies: replies)
  }
}

private struct TranscriptReader {
  let file: SourceFile

  func error(_ value: SourceValue, _ reason: String) -> TranscriptError {
    TranscriptError(path: file.path, line: line(of: value), reason: reason)
  }

  func line(of value: SourceValue) -> Int { file.place(of: Int(value.range.lower)).line }

  func allow(_ keys: [String], in value: SourceValue) throws(TranscriptError) {
    for entry in value.entries {
      guard let key = entry.key.text, keys.contains(key) else {
        throw error(
          entry.key, "unknown key \(entry.key.text ?? "?"); there are \(keys.joined(separator: ", "))")
      }
    }
  }

  func reply(_ value: SourceValue) throws(TranscriptError) -> Transcript.Reply {
    guard value.kind == .mapping else { throw error(value, "a reply is a mapping with say, call or fail") }
    try allow(
      ["for", "task", "expect", "say", "think", "call", "fail", "silence", "usage", "found", "finish"], in: value)
    let agent = value["for"]?.text
    return Transcript.Reply(
      agent: agent == "main" ? nil : agent, expected: value["expect"]?.text, task: value["task"]?.text,
      outcome: try outcome(value), line: line(of: value))
  }

  private func outcome(_ value: SourceValue) throws(TranscriptError) -> Transcript.Outcome {
    if let failure = value["fail"] { return .failure(try self.failure(failure)) }
    if value["silence"]?.scalar == .bool(true) { return .silence }
    var calls: [ToolCall] = []
    if let list = value["call"] {
      guard list.kind == .sequence else { throw error(list, "call is a list of tool: {arguments}") }
      for element in list.elements { calls.append(try call(element, index: calls.count, line: line(of: value))) }
    }
    let text = value["say"]?.text ?? ""
    guard !text.isEmpty || !calls.isEmpty || value["say"] != nil else {
      throw error(value, "a reply says something (say), calls tools (call) or fails (fail)")
    }
    return .reply(
      ModelReply(
        text: text, reasoning: value["think"]?.text ?? "", calls: calls,
        usage: try value["usage"].map { (value) throws(TranscriptError) in try usage(value) },
        finish: value["finish"]?.text == "length" ? .length : calls.isEmpty ? .stop : .toolCalls,
        isEmptyHanded: value["found"]?.scalar == .bool(false)))
  }

  private func call(_ value: SourceValue, index: Int, line: Int) throws(TranscriptError) -> ToolCall {
    guard value.kind == .mapping, let entry = value.entries.first(where: { _ in true }), value.count == 1,
      let name = entry.key.text
    else { throw error(value, "a call is one tool and its arguments: grep: { pattern: retry }") }
    let arguments: String
    switch entry.value.kind {
    case .mapping: arguments = JSON(entry.value).text
    // Text stands for what a model wrote that is no JSON object.
    case .scalar: arguments = entry.value.text ?? ""
    default: throw error(entry.value, "the arguments of \(name) are a mapping")
    }
    return ToolCall(id: "call_\(line)_\(index + 1)", name: name, arguments: arguments)
  }

  private func failure(_ value: SourceValue) throws(TranscriptError) -> ModelFailure {
    guard value.kind == .mapping else { throw error(value, "fail is a mapping with kind, status, message, after") }
    try allow(["kind", "status", "message", "after", "retryAfter"], in: value)
    let name = value["kind"]?.text ?? "server"
    guard let kind = ModelFailure.Kind(rawValue: name) else {
      let kinds = ModelFailure.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      throw error(value, "there is no failure \(name); there are \(kinds)")
    }
    return ModelFailure(
      kind, value["message"]?.text ?? "the transcript says that this call fails", status: number(value["status"]),
      retryAfter: number(value["retryAfter"]).map { .seconds($0) }, partialText: value["after"]?.text ?? "")
  }

  private func usage(_ value: SourceValue) throws(TranscriptError) -> TokenUsage {
    try allow(["input", "output", "cached", "written", "reasoning"], in: value)
    return TokenUsage(
      input: number(value["input"]) ?? 0, output: number(value["output"]) ?? 0,
      cachedInput: number(value["cached"]) ?? 0, cacheWrite: number(value["written"]) ?? 0,
      reasoning: number(value["reasoning"]) ?? 0)
  }

  private func number(_ value: SourceValue?) -> Int? {
    guard case .int(let number) = value?.scalar else { return nil }
    return Int(exactly: number)
  }
}

extension JSON {
  /// A YAML value as JSON; keys that are not scalars are left out.
  fileprivate init(_ value: SourceValue) {
    switch value.kind {
    case .mapping:
      var object = JSONObject()
      for entry in value.entries {
        if let key = entry.key.text { object[key] = JSON(entry.value) }
      }
      self = .object(object)
    case .sequence: self = .array(value.elements.map { JSON($0) })
    case .alias: self = .null
    case .scalar:
      switch value.scalar {
      case .null, nil: self = .null
      case .bool(let flag): self = .bool(flag)
      case .int(let number): self = .int(number)
      case .float(let number): self = .double(number)
      case .string: self = .string(value.text ?? "")
      }
    }
  }
}
