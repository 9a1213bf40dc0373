internal import AgentDefinitions
package import SessionCore

/// Replaces text that occurs exactly once in a file.
package struct EditTool: Tool {
  static let path = Parameter<String>("path", required: true)
  static let oldText = Parameter<String>("old_str", "Text to replace, exactly as in the file", required: true)
  static let newText = Parameter<String>("new_str", "What comes in its place; absent: nothing")

  package static let spec = ToolSpec(
    .edit, prose: Prose.text(PackageResources.edit_md), parameters: [path, oldText, newText])

  package init() {}

  package func permission(
    for input: ToolInput, in context: ToolContext
  ) async throws(ToolFailure) -> PermissionRequest? {
    let change = try Self.change(input, in: context)
    return .write(
      path: change.place.shown, intention: "Edit \(change.place.given.shownPath)", diff: change.diff)
  }

  package func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
    let change = try Self.change(input, in: context)
    try change.place.replace(with: change.after, was: change.status)
    return ToolOutput(text: "File \(change.place.given) updated with changes.", detail: change.diff)
  }

  private struct Change {
    let place: Place
    let status: FileStatus
    let before: [UInt8]
    let after: [UInt8]

    var diff: String { UnifiedDiff.text(path: place.shown, from: before, to: after) }
  }

  private static func change(_ input: ToolInput, in context: ToolContext) throws(ToolFailure) -> Change {
    let place = try context.writablePlace(try input.require(path))
    let (bytes, status) = try place.read()
    let replacement = TextReplacement(old: try input.require(oldText), new: input[newText] ?? "")
    let after = try replacement.apply(to: TextFile(bytes), shownAs: place.given.shownPath)
    return Change(place: place, status: status, before: bytes, after: after)
  }
}
