internal import AgentDefinitions
package import SessionCore

/// Makes a file that was not there before.
package struct CreateTool: Tool {
  static let path = Parameter<String>("path", required: true)
  static let fileText = Parameter<String>("file_text", "The whole contents", required: true)

  package static let spec = ToolSpec(
    .create, prose: Prose.text(PackageResources.create_md), parameters: [path, fileText])

  package init() {}

  package func permission(
    for input: ToolInput, in context: ToolContext
  ) async throws(ToolFailure) -> PermissionRequest? {
    let place = try Self.place(input, in: context)
    return .write(
      path: place.shown, intention: "Create \(place.given.shownPath)", diff: try Self.diff(input, at: place))
  }

  package func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput {
    let place = try Self.place(input, in: context)
    let text = try input.require(Self.fileText)
    try place.create(Array(text.utf8))
    // Counted as the reference runtime does: in UTF-16.
    return ToolOutput(
      text: "Created file \(place.given) with \(text.utf16.count) characters", detail: try Self.diff(input, at: place))
  }

  private static func place(_ input: ToolInput, in context: ToolContext) throws(ToolFailure) -> Place {
    let path = try input.require(path)
    guard !path.hasSuffix("/") else {
      throw ToolFailure(.badArguments, "\(path.shownPath) names a folder, not a file.")
    }
    let place = try context.writablePlace(path)
    try place.checkIsFree()
    return place
  }

  private static func diff(_ input: ToolInput, at place: Place) throws(ToolFailure) -> String {
    UnifiedDiff.text(path: place.shown, from: nil, to: Array(try input.require(fileText).utf8))
  }
}
