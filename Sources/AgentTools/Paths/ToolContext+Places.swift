internal import SessionCore

extension ToolContext {
  var tree: FileTree { FileTree(root: workingDirectory) }

  /// Finds what a path names in the working directory.
  func place(_ path: String) throws(ToolFailure) -> Place { try tree.place(path) }

  /// Finds what may be read: the working directory, and what this session's tools put aside.
  func readablePlace(_ path: String) throws(ToolFailure) -> Place {
    try isSpilled(path) ? FileTree(root: spillDirectory).place(path) : place(path)
  }

  /// Whether a path names output of this session, which nobody needs to be asked about.
  func isSpilled(_ path: String) -> Bool {
    !spillDirectory.isEmpty && path.hasPrefix(spillDirectory + "/")
  }
}
