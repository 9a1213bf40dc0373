internal import JSONText
internal import SessionCore

extension Transcript {
  /// The transcript as a file that people can read and change.
  package var text: String {
    var lines = ["version: 1", "model: \(YAMLText.inline(model))", "replies:"]
    for reply in replies { lines += Self.lines(of: reply) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of reply: Reply) -> [String] {
    var members: [String] = []
    if let agent = reply.agent { members.append("for: \(YAMLText.inline(agent))") }
    if let task = reply.task { members += YAMLText.member("task", task) }
    if let expected = reply.expected { members += YAMLText.member("expect", expected) }
    switch reply.outcome {
    case .reply(let said): members += lines(of: said)
    case .failure(let failure): members.append("fail: \(fields(of: failure).text)")
    case .silence: members.append("silence: true")
    }
    return members.enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }
  }

  private static func lines(of reply: ModelReply) -> [String] {
    var members: [String] = []
    if !reply.reasoning.isEmpty { members += YAMLText.member("think", reply.reasoning) }
    if !reply.text.isEmpty || reply.calls.isEmpty { members += YAMLText.member("say", reply.text) }
    if !reply.calls.isEmpty {
      members.append("call:")
      members += reply.calls.map { call in
        let arguments = try? JSON(parsing: call.arguments.isEmpty ? "{}" : call.arguments)
        let shown = arguments?.object != nil ? arguments : JSON.string(call.arguments)
        return "  - \(YAMLText.inline(call.name)): \(shown?.text ?? "{}")"
      }
    }
    if let usage = reply.usage { members.append("usage: \(fields(of: usage).text)") }
    if reply.finish == .length { members.append("finish: length") }
    if reply.isEmptyHanded { members.append("found: false") }
    return members
  }

  private static func fields(of failure: ModelFailure) -> JSON {
    var fields: JSONObject = ["kind": .string(failure.kind.rawValue)]
    if let status = failure.status { fields["status"] = .int(Int64(status)) }
    fields["message"] = .string(failure.message)
    if let wait = failure.retryAfter { fields["retryAfter"] = .int(wait.components.seconds) }
    if !failure.partialText.isEmpty { fields["after"] = .string(failure.partialText) }
    return .object(fields)
  }

  private static func fields(of usage: TokenUsage) -> JSON {
    var fields: JSONObject = [:]
    for (name, count) in [
      ("input", usage.input), ("output", usage.output), ("cached", usage.cachedInput), ("written", usage.cacheWrite),
      ("reasoning", usage.reasoning),
    ] where count > 0 || name == "input" {
      fields[name] = .int(Int64(count))
    }
    return .object(fields)
  }
}

/// Texts in YAML: several lines as they are, one line between quotes, plain words plain.
private enum YAMLText {
  static func member(_ key: String, _ text: String) -> [String] {
    guard isBlock(text) else { return ["\(key): \(inline(text))"] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return ["\(key): |-"] + lines.map { $0.isEmpty ? "" : "  " + $0 }
  }

  /// Whether the text comes back the same from a block: nothing in it depends on how white space is read.
  private static func isBlock(_ text: String) -> Bool {
    guard text.contains("\n"), let first = text.unicodeScalars.first, first != " ", first != "\n", first != "\t",
      text.unicodeScalars.last != "\n"
    else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n" || (0x20...0x7E).contains(scalar.value) || (0xA1...0x1FFF).contains(scalar.value)
    }
  }

  /// Everything else as JSON writes it, which YAML reads too.
  static func inline(_ text: String) -> String {
    let isPlain =
      text.utf8.first.map { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 } ?? false
      && text.utf8.allSatisfy {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
          || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/")].contains($0)
      }
    let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    return isPlain && !words.contains(text.lowercased()) ? text : JSON.string(text).text
  }
}
