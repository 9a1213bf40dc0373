internal import JSONText
internal import SessionCore

/// Adds the events of one messages answer up to a reply, or takes the whole message.
struct AnthropicReply: ReplyAssembly {
  static let essence = "content"

  /// A block of content, which comes in pieces between its start and its stop.
  private struct Block {
    enum Kind { case text, thinking, redacted, call, other }

    let index: Int?
    let kind: Kind
    var id = ""
    var name = ""
    /// Of a call its arguments, of redacted thinking its data.
    var text = ""
    var signature = ""
  }

  private let origin: String
  private let answerTool: String?
  private var blocks: [Block] = []
  private var usage: TokenUsage?
  private var stop: String?
  private var model: String?
  private(set) var isDone = false

  /// - Parameter answerTool: the tool whose arguments are the answer.
  init(origin: String, answerTool: String?) {
    self.origin = origin
    self.answerTool = answerTool
  }

  var isFinished: Bool { stop != nil }

  /// Where a tool is to hold the answer, what is said beside it is not part of it.
  var text: String {
    let answers = blocks.filter { isAnswer($0) }
    return (answers.isEmpty ? blocks.filter { $0.kind == .text } : answers).map(\.text).joined()
  }

  mutating func take(_ message: JSON) -> [ModelPart] {
    switch message["type"]?.string {
    case "message_start":
      begin(message["message"] ?? .null)
      return []
    case "content_block_start": return start(message["content_block"] ?? .null, index: message["index"]?.intValue)
    case "content_block_delta": return add(message["delta"] ?? .null, index: message["index"]?.intValue)
    case "message_delta":
      if let reason = message["delta"]?["stop_reason"]?.string { stop = reason }
      count(message["usage"])
      return []
    case "message_stop":
      isDone = true
      return []
    case "message", nil: return whole(message)
    default: return []
    }
  }

  func reply() -> ModelReply {
    let thoughts = blocks.filter { $0.kind == .thinking || $0.kind == .redacted }
    let calls = blocks.filter { $0.kind == .call && !isAnswer($0) }.map {
      ToolCall(id: $0.id, name: $0.name, arguments: $0.text)
    }.uniquelyNamed
    let signed = thoughts.filter { $0.kind == .redacted || !$0.signature.isEmpty }.map(Self.item)
    return ModelReply(
      text: text, reasoning: thoughts.filter { $0.kind == .thinking }.map(\.text).joined(separator: "\n\n"),
      reasoningRecord: signed.isEmpty ? nil : ReasoningRecord(origin: origin, items: signed), calls: calls,
      usage: usage, finish: finish(calls), model: model)
  }

  // MARK: Pieces

  private mutating func begin(_ message: JSON) {
    if let name = message["model"]?.string, !name.isEmpty { model = name }
    count(message["usage"])
  }

  private mutating func start(_ content: JSON, index: Int?) -> [ModelPart] {
    let kind: Block.Kind =
      switch content["type"]?.string {
      case "text": .text
      case "thinking": .thinking
      case "redacted_thinking": .redacted
      case "tool_use": .call
      default: .other
      }
    let place = blocks.count
    blocks.append(
      Block(index: index, kind: kind, id: content["id"]?.string ?? "", name: content["name"]?.string ?? ""))
    switch kind {
    case .text: return add(content["text"]?.string ?? "", at: place)
    case .thinking:
      blocks[place].signature = content["signature"]?.string ?? ""
      return add(content["thinking"]?.string ?? "", at: place)
    case .redacted: blocks[place].text = content["data"]?.string ?? ""
    // The start of a streamed call holds an empty object; a whole call holds its arguments.
    case .call: if let input = content["input"], input != [:], !input.isNull { return add(input.text, at: place) }
    case .other: break
    }
    return []
  }

  /// - Parameter index: which block it belongs to; servers that leave it out mean the last one.
  private mutating func add(_ delta: JSON, index: Int?) -> [ModelPart] {
    switch delta["type"]?.string {
    case "text_delta": return add(delta["text"]?.string ?? "", to: .text, index)
    case "thinking_delta": return add(delta["thinking"]?.string ?? "", to: .thinking, index)
    case "input_json_delta": return add(delta["partial_json"]?.string ?? "", to: .call, index)
    case "signature_delta":
      if let place = place(of: .thinking, index) { blocks[place].signature += delta["signature"]?.string ?? "" }
      return []
    default: return []
    }
  }

  private mutating func add(_ text: String, to kind: Block.Kind, _ index: Int?) -> [ModelPart] {
    if let place = place(of: kind, index) { return add(text, at: place) }
    // A call that nobody began has no name to call.
    guard kind != .call, !text.isEmpty else { return [] }
    blocks.append(Block(index: index, kind: kind))
    return add(text, at: blocks.count - 1)
  }

  private func place(of kind: Block.Kind, _ index: Int?) -> Int? {
    let place = index.flatMap { index in blocks.lastIndex { $0.index == index } } ?? blocks.indices.last
    return place.flatMap { blocks[$0].kind == kind ? $0 : nil }
  }

  private mutating func add(_ text: String, at place: Int) -> [ModelPart] {
    guard !text.isEmpty else { return [] }
    blocks[place].text += text
    if isAnswer(blocks[place]) { return [.text(text)] }
    switch blocks[place].kind {
    case .text: return answerTool == nil ? [.text(text)] : [.reasoning(text)]
    case .thinking: return [.reasoning(text)]
    case .redacted, .call, .other: return []
    }
  }

  private mutating func whole(_ message: JSON) -> [ModelPart] {
    begin(message)
    if let reason = message["stop_reason"]?.string { stop = reason }
    return (message["content"]?.array ?? []).flatMap { start($0, index: nil) }
  }

  private func isAnswer(_ block: Block) -> Bool {
    block.kind == .call && answerTool != nil && block.name == answerTool
  }

  /// Later counts are of the whole message so far.
  private mutating func count(_ counts: JSON?) {
    guard let counts, counts.object != nil else { return }
    func number(_ key: String, else old: Int?) -> Int { counts[key]?.intValue ?? old ?? 0 }
    let read = number("cache_read_input_tokens", else: usage?.cachedInput)
    let written = number("cache_creation_input_tokens", else: usage?.cacheWrite)
    let plain = number("input_tokens", else: usage.map { $0.input - $0.cachedInput - $0.cacheWrite })
    usage = TokenUsage(
      input: plain + read + written, output: number("output_tokens", else: usage?.output), cachedInput: read,
      cacheWrite: written,
      reasoning: counts["output_tokens_details"]?["thinking_tokens"]?.intValue ?? usage?.reasoning ?? 0)
  }

  // MARK: The end

  private func finish(_ calls: [ToolCall]) -> ModelReply.Finish {
    switch stop {
    case "max_tokens", "model_context_window_exceeded": .length
    case "refusal": .contentFilter
    case "end_turn", "stop_sequence", "tool_use", "pause_turn", nil: calls.isEmpty ? .stop : .toolCalls
    default: calls.isEmpty ? .other : .toolCalls
    }
  }

  private static func item(_ block: Block) -> JSON {
    block.kind == .redacted
      ? ["type": "redacted_thinking", "data": .string(block.text)]
      : ["type": "thinking", "thinking": .string(block.text), "signature": .string(block.signature)]
  }
}
