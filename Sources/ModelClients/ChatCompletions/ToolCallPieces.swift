internal import JSONText
internal import SessionCore

/// Puts tool calls together from their pieces.
///
/// The protocol: each piece has the `index` of its call, the first one also `id` and `name`, and the pieces of
/// `arguments` add up. Servers differ: no index, the same index for all, whole calls at once, no ids, the id or name in
/// every piece, arguments as an object.
struct ToolCallPieces {
  private struct Pending {
    let choice: Int
    let index: Int?
    var id: String
    var name: String
    var arguments: String
  }

  private var pending: [Pending] = []

  var isEmpty: Bool { pending.isEmpty }

  mutating func take(_ piece: JSON, choice: Int) {
    let function = piece["function"] ?? piece
    let incoming = Pending(
      choice: choice, index: piece["index"]?.intValue, id: piece["id"]?.string ?? "",
      name: function["name"]?.string ?? "", arguments: Self.arguments(function["arguments"]))
    guard let place = place(of: incoming) else {
      if !incoming.name.isEmpty || !incoming.arguments.isEmpty || !incoming.id.isEmpty { pending.append(incoming) }
      return
    }
    if pending[place].id.isEmpty { pending[place].id = incoming.id }
    if pending[place].name.isEmpty { pending[place].name = incoming.name }
    pending[place].arguments += incoming.arguments
  }

  /// The calls in the order they began, each with an id of its own.
  func calls() -> [ToolCall] {
    pending.map { ToolCall(id: $0.id, name: $0.name, arguments: $0.arguments) }.uniquelyNamed
  }

  /// The call that a piece continues; nil if it begins one.
  private func place(of piece: Pending) -> Int? {
    let mayContinue: (Pending) -> Bool =
      if let index = piece.index {
        { $0.choice == piece.choice && $0.index == index }
      } else if !piece.id.isEmpty {
        { $0.choice == piece.choice && $0.id == piece.id }
      } else {
        { $0.choice == piece.choice }
      }
    guard let place = pending.lastIndex(where: mayContinue), !begins(piece, after: pending[place]) else { return nil }
    return place
  }

  /// Whether a piece that could continue a call is a new one after all: only a piece with a name can be.
  private func begins(_ piece: Pending, after call: Pending) -> Bool {
    guard !piece.name.isEmpty, !call.name.isEmpty else { return false }
    if piece.name != call.name { return true }
    let hasOtherID = !piece.id.isEmpty && piece.id != call.id
    let mayRepeat = hasOtherID || (piece.index == nil && piece.id.isEmpty) || !piece.arguments.isEmpty
    return mayRepeat && (try? JSON(parsing: call.arguments)) != nil
  }

  private static func arguments(_ json: JSON?) -> String {
    switch json {
    case nil, .null: ""
    case .string(let text): text
    case .some(let value): value.text
    }
  }
}
