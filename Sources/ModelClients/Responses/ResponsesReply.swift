internal import JSONText
internal import SessionCore

/// Adds the events of one responses answer up to a reply, or takes the whole response.
///
/// Each item of the output is told up to three times: in deltas, when it is done, and in the response at the end.
/// Servers leave out some of these; what was already told adds nothing.
struct ResponsesReply: ReplyAssembly {
  static let essence = "output"

  private struct Item {
    enum Kind { case message, reasoning, call, other }

    var index: Int?
    var id: String
    var kind: Kind
    var callID = ""
    var name = ""
    /// A message's text, a call's arguments, or what may be shown of reasoning.
    var text = ""
    /// A reasoning item as it came.
    var whole: JSON?
  }

  private enum Ending { case completed, incomplete(String) }

  private let origin: String
  private var items: [Item] = []
  private var usage: TokenUsage?
  private var model: String?
  private var ending: Ending?

  init(origin: String) { self.origin = origin }

  var isFinished: Bool { ending != nil }
  var isDone: Bool { ending != nil }

  var text: String { items.filter { $0.kind == .message }.map(\.text).joined() }

  func failure(in message: JSON) -> VendorFailure? {
    if message["type"]?.string == "error" {
      return VendorFailure(error: message["error"]?.object.map(JSON.object) ?? message)
    }
    if let error = message["response"]?["error"], !error.isNull { return VendorFailure(error: error) }
    let status = (message["response"] ?? message)["status"]?.string
    if status == "failed" || status == "cancelled" {
      return defaultFailure(in: message)
        ?? VendorFailure(error: ["message": .string("the response is \(status ?? "")")])
    }
    return defaultFailure(in: message)
  }

  mutating func take(_ message: JSON) -> [ModelPart] {
    guard let type = message["type"]?.string else { return end(message) }
    switch type {
    case "response.output_item.added", "response.output_item.done":
      return take(item: message["item"] ?? .null, index: message["output_index"]?.intValue)
    case "response.output_text.delta", "response.refusal.delta": return add(message, to: .message)
    case "response.reasoning_summary_text.delta", "response.reasoning_text.delta":
      return add(message, to: .reasoning)
    case "response.reasoning_summary_part.added":
      // Parts of a summary are paragraphs.
      guard let place = place(of: message), items[place].kind == .reasoning, !items[place].text.isEmpty else {
        return []
      }
      return add("\n\n", at: place)
    case "response.function_call_arguments.delta": return add(message, to: .call)
    case "response.function_call_arguments.done":
      guard let place = place(of: message), let whole = message["arguments"]?.string else { return [] }
      return complete(place, with: whole)
    case "response.created", "response.in_progress", "response.queued":
      if let name = message["response"]?["model"]?.string, !name.isEmpty { model = name }
      return []
    case "response.completed", "response.done", "response.incomplete":
      return end(message["response"] ?? .null)
    default: return []
    }
  }

  func reply() -> ModelReply {
    let calls = items.filter { $0.kind == .call }.map {
      ToolCall(id: $0.callID, name: $0.name, arguments: $0.text)
    }.uniquelyNamed
    let sealed = items.compactMap(\.whole).filter { $0["encrypted_content"]?.string != nil }
    return ModelReply(
      text: text,
      reasoning: items.filter { $0.kind == .reasoning }.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n\n"),
      reasoningRecord: sealed.isEmpty ? nil : ReasoningRecord(origin: origin, items: sealed), calls: calls,
      usage: usage, finish: finish(calls), model: model)
  }

  // MARK: Items

  private func place(of message: JSON) -> Int? {
    let (id, index) = (message["item_id"]?.string ?? "", message["output_index"]?.intValue)
    return place(id: id, index: index)
  }

  private func place(id: String, index: Int?) -> Int? {
    if let index, let place = items.lastIndex(where: { $0.index == index }) { return place }
    return id.isEmpty ? nil : items.lastIndex { $0.id == id }
  }

  private mutating func add(_ message: JSON, to kind: Item.Kind) -> [ModelPart] {
    let text = message["delta"]?.string ?? ""
    if let place = place(of: message), items[place].kind == kind { return add(text, at: place) }
    if let last = items.indices.last, items[last].kind == kind, message["item_id"] == nil { return add(text, at: last) }
    // A call that nobody began has no name to call.
    guard kind != .call, !text.isEmpty else { return [] }
    items.append(
      Item(index: message["output_index"]?.intValue, id: message["item_id"]?.string ?? "", kind: kind))
    return add(text, at: items.count - 1)
  }

  private mutating func add(_ text: String, at place: Int) -> [ModelPart] {
    guard !text.isEmpty else { return [] }
    items[place].text += text
    switch items[place].kind {
    case .message: return [.text(text)]
    case .reasoning: return [.reasoning(text)]
    case .call, .other: return []
    }
  }

  /// Adds what of the whole text had not come yet. A text that is another altogether changes only what was not shown.
  private mutating func complete(_ place: Int, with whole: String) -> [ModelPart] {
    let known = items[place].text
    if whole.hasPrefix(known) { return add(String(whole.dropFirst(known.count)), at: place) }
    if items[place].kind == .call, !whole.isEmpty { items[place].text = whole }
    return []
  }

  private mutating func take(item: JSON, index: Int?) -> [ModelPart] {
    let kind: Item.Kind =
      switch item["type"]?.string {
      case "message": .message
      case "reasoning": .reasoning
      case "function_call": .call
      default: .other
      }
    let id = item["id"]?.string ?? ""
    let found = place(id: id, index: index)
    let place = found ?? items.count
    if found == nil { items.append(Item(index: index, id: id, kind: kind)) }
    items[place].kind = kind
    switch kind {
    case .message: return complete(place, with: Self.text(of: item["content"]))
    case .reasoning:
      items[place].whole = item
      let summary = (item["summary"]?.array ?? []).compactMap { $0["text"]?.string }.joined(separator: "\n\n")
      return complete(place, with: summary.isEmpty ? Self.text(of: item["content"]) : summary)
    case .call:
      items[place].callID = item["call_id"]?.string ?? id
      items[place].name = item["name"]?.string ?? ""
      let arguments = item["arguments"]
      return complete(place, with: arguments?.string ?? arguments.map { $0.isNull ? "" : $0.text } ?? "")
    case .other: return []
    }
  }

  private static func text(of content: JSON?) -> String {
    (content?.array ?? []).compactMap { ($0["text"] ?? $0["refusal"])?.string }.joined()
  }

  // MARK: The end

  private mutating func end(_ response: JSON) -> [ModelPart] {
    if let name = response["model"]?.string, !name.isEmpty { model = name }
    if let counts = response["usage"], counts.object != nil { usage = Self.usage(counts) }
    let reason = response["incomplete_details"]?["reason"]?.string
    ending = response["status"]?.string == "incomplete" || reason != nil ? .incomplete(reason ?? "") : .completed
    // The output at the end has the items in their order, which is how a stream numbers them.
    return (response["output"]?.array ?? []).enumerated().flatMap { index, item in take(item: item, index: index) }
  }

  private func finish(_ calls: [ToolCall]) -> ModelReply.Finish {
    switch ending {
    case .incomplete("content_filter"): .contentFilter
    case .incomplete: .length
    case .completed, nil: calls.isEmpty ? .stop : .toolCalls
    }
  }

  private static func usage(_ counts: JSON) -> TokenUsage {
    let input = counts["input_tokens_details"]
    return TokenUsage(
      input: counts["input_tokens"]?.intValue ?? 0, output: counts["output_tokens"]?.intValue ?? 0,
      cachedInput: input?["cached_tokens"]?.intValue ?? 0, cacheWrite: input?["cache_write_tokens"]?.intValue ?? 0,
      reasoning: counts["output_tokens_details"]?["reasoning_tokens"]?.intValue ?? 0)
  }
}
