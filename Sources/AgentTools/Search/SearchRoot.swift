internal import SessionCore

/// A file or folder to search in, and how what is found there is named.
struct SearchRoot: Sendable {
  /// Absolute, without links.
  let absolute: String
  /// From the working directory, without links; "." for itself.
  let relative: String
  let isFolder: Bool
  /// Whether it lies among the output of this session, or with a skill, and not in the working directory.
  let isAside: Bool
  private let mayRead: @Sendable (String) -> Bool
  /// What stands before the path of everything found: as the model wrote the root.
  private let prefix: String

  init(_ given: String, in context: ToolContext) throws(ToolFailure) {
    let place = try context.readablePlace(given)
    guard let status = place.status else { throw .missing(given) }
    guard status.kind != .special else {
      throw .forModel("\(given.shownPath) is a pipe, a socket or a device, not a file.")
    }
    let aside = context.folderAside(of: given)
    isAside = aside != nil
    mayRead = context.mayRead
    let top = aside ?? context.workingDirectory
    absolute = place.relative.isEmpty ? top : (top == "/" ? "" : top) + "/" + place.relative
    relative = place.shown
    isFolder = status.kind == .folder
    var prefix = given
    while prefix.hasSuffix("/") { prefix.removeLast() }
    self.prefix = isFolder ? prefix + "/" : prefix
  }

  /// The name of something by its path below the root.
  func shown(_ below: some StringProtocol) -> String {
    isFolder ? prefix + below : prefix
  }

  /// Whether the agent may see what is in a file, by its path below the root.
  func mayShow(_ below: some StringProtocol) -> Bool {
    isAside || mayRead(!isFolder ? relative : relative == "." ? String(below) : relative + "/" + below)
  }

  /// Without those that lie inside another.
  static func outermost(_ roots: [SearchRoot]) -> [SearchRoot] {
    var kept: [SearchRoot] = []
    for (index, root) in roots.enumerated() {
      let isCovered = roots.enumerated().contains { other in
        let isInside = root.absolute.hasPrefix(other.element.absolute + "/")
        return isInside || (root.absolute == other.element.absolute && other.offset < index)
      }
      if !isCovered { kept.append(root) }
    }
    return kept
  }

  /// The deepest folder that all of them lie in: what is asked for when a request can name only one.
  static func common(_ roots: [SearchRoot]) -> String {
    guard var common = roots.first?.relative.split(separator: "/"), roots.count > 1 else {
      return roots.first?.relative ?? "."
    }
    for root in roots.dropFirst() {
      let parts = root.relative.split(separator: "/")
      common = Array(zip(common, parts).prefix { $0 == $1 }.map(\.0))
    }
    return common.isEmpty ? "." : common.joined(separator: "/")
  }
}
