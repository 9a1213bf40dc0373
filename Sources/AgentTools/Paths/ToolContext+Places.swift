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

  /// Finds what a path names in the working directory, to be written.
  func writablePlace(_ path: String) throws(ToolFailure) -> Place {
    guard sandbox.allowsWriting else {
      throw ToolFailure(
        .denied,
        "Nothing can be written in this session: its sandbox is \(sandbox.level). Report what you would change.")
    }
    return try place(path).writable()
  }

  /// Finds what may be read: the working directory, and what is `aside` of it.
  func readablePlace(_ path: String) throws(ToolFailure) -> Place {
    guard let folder = folderAside(of: path) else { return try place(path) }
    return try FileTree(root: folder).place(path)
  }

  /// Whether a path names output of this session, or a file of a skill that the agent has: nobody needs to be asked
  /// about those.
  func isAside(_ path: String) -> Bool { folderAside(of: path) != nil }

  /// The folder outside the working directory that a path leads into, and that may be read.
  func folderAside(of path: String) -> String? {
    var folders = skills.map(\.folder).filter { $0 != workingDirectory && !$0.hasPrefix(workingDirectory + "/") }
    if !spillDirectory.isEmpty { folders.append(spillFolder) }
    return folders.first { path.hasPrefix($0 + "/") }
  }

  /// A path as rules know it: from the working directory where it lies below that.
  func shown(_ path: String) -> String {
    path.hasPrefix(workingDirectory + "/") ? String(path.dropFirst(workingDirectory.utf8.count + 1)) : path
  }
}
