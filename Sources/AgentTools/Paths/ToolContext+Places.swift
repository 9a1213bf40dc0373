internal import SessionCore

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension ToolContext {
  var tree: FileTree { FileTree(root: workingDirectory) }

  /// The spill directory as a model is told of it: absolute, whatever the session was given.
  var spillFolder: String {
    guard !spillDirectory.isEmpty, !spillDirectory.hasPrefix("/"), let here = getcwd(nil, 0) else {
      return spillDirectory
    }
    defer { free(here) }
    return String(cString: here) + "/" + spillDirectory
  }

  /// Finds what a path names in the working directory.
  func place(_ path: String) throws(ToolFailure) -> Place { try tree.place(path) }

  /// Finds what may be read: the working directory, and what this session's tools put aside.
  func readablePlace(_ path: String) throws(ToolFailure) -> Place {
    try isSpilled(path) ? FileTree(root: spillFolder).place(path) : place(path)
  }

  /// Whether a path names output of this session, which nobody needs to be asked about.
  func isSpilled(_ path: String) -> Bool {
    !spillDirectory.isEmpty && path.hasPrefix(spillFolder + "/")
  }
}
