internal import JSONText
internal import SessionCore

/// The first and the last line wanted, from 1; -1 as the last is the end of the file.
struct ViewRange: ToolArgument, Equatable {
  let first: Int
  let last: Int

  static var schema: JSONObject { [Int].schema }

  init?(argument: JSON) {
    // Some models write the list as text.
    let written = argument.string.flatMap { try? JSON(parsing: Array($0.utf8)) }
    guard case .array(let items) = written ?? argument, items.count == 2, let first = Int(argument: items[0]),
      let last = Int(argument: items[1])
    else { return nil }
    self.first = first
    self.last = last
  }
}
