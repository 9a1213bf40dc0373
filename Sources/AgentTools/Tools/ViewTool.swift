internal import AgentDefinitions
package import SessionCore

/// Reads a file, or some of its lines, or lists a folder.
package struct ViewTool: Tool {
  static let path = Parameter<String>("path", "File or folder", required: true)
  static let viewRange = Parameter<ViewRange>("view_range", "[first, last] line; last -1: to the end")

  package static let spec = ToolSpec(
    .view, prose: Prose.text(PackageResources.view_md), parameters: [path, viewRange])

  package init() {}

  package func permission(
    for input: ToolInput, in context: ToolContext
  ) async throws(ToolFailure) -> PermissionRequest? {
    let path = try input.require(Self.path)
    guard !context.isAside(path) else { return nil }
    return .read(path: try context.place(path).shown, intention: "View \(path.shownPath)")
  }

  package func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
    let path = try input.require(Self.path)
    let place = try context.readablePlace(path)
    if place.status?.kind == .folder { return ToolOutput(text: try place.listing()) }
    let file = TextFile(try place.read().bytes)
    if file.isBinary { return ToolOutput(text: "\(path.shownPath) is a binary file of \(file.bytes.count) bytes.") }
    if file.bytes.isEmpty { return ToolOutput(text: "\(path.shownPath) is empty.") }
    let lines = file.lines
    let range = try Self.range(input[Self.viewRange], of: lines.count, in: path)
    return ToolOutput(text: Self.text(lines, range))
  }

  private static func range(
    _ wanted: ViewRange?, of count: Int, in path: String
  ) throws(ToolFailure) -> ClosedRange<Int> {
    guard let wanted else { return 1...count }
    let last = wanted.last == -1 ? count : wanted.last
    let shown = "view_range [\(wanted.first), \(wanted.last)]"
    guard wanted.first >= 1, last >= wanted.first || wanted.first > count else {
      throw ToolFailure(.badArguments, "\(shown) is no range of lines; the first line is 1.")
    }
    guard wanted.first <= count else {
      throw ToolFailure(.badArguments, "\(shown) begins after the end; \(path.shownPath) has \(count) lines.")
    }
    return wanted.first...min(last, count)
  }

  // What one answer may hold.
  private static let lineLimit = 2000
  private static let byteLimit = 20_000
  private static let widthLimit = 2000

  private static func text(_ lines: [ArraySlice<UInt8>], _ range: ClosedRange<Int>) -> String {
    var text = ""
    for number in range {
      let line = "\(number). " + shown(lines[number - 1])
      let isFull = text.utf8.count + line.utf8.count > byteLimit || number - range.lowerBound == lineLimit
      if isFull, number > range.lowerBound {
        return text + "[\(lines.count) lines; view_range [\(number), \(range.upperBound)] shows more]"
      }
      text += line + "\n"
    }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  private static func shown(_ line: ArraySlice<UInt8>) -> String {
    guard line.count > widthLimit else { return String(decoding: line, as: UTF8.self) }
    return String(decoding: line.prefix(widthLimit), as: UTF8.self) + "… [line of \(line.count) bytes, cut]"
  }
}
