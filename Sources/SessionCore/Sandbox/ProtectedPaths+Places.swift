/// Where something protected is, or may come to be, in a folder.
extension ProtectedPaths {
  /// Relative paths that nothing may be made at, whether something is there or not. What a system only reads beside
  /// something that is protected is not among them, nor what would be seen by everybody who lists the folder.
  ///
  /// - Parameter isHome: whether the folder is the person's home, where shells look for what to start.
  package static func mayBeMade(isHome: Bool) -> [String] {
    var paths = folders.subtracting(isHome ? [] : homeFolders)
    paths.formUnion(foldersOfGitHub.map { ".github/" + $0 })
    paths.formUnion(names.filter { $0.hasPrefix(".") && (isHome || !homeNames.contains($0)) })
    return paths.subtracting([".gitmodules", ".gitattributes"]).sorted()
  }

  /// The topmost part of a path that makes it protected, such as `a/.git` of `a/.git/hooks/x`; nil: it is not.
  package func protectedPart(of path: String) -> String? {
    let parts = path.split(separator: "/")
    for count in 1...max(parts.count, 1) {
      let part = parts.prefix(count).joined(separator: "/")
      if contains(part) { return part }
    }
    return nil
  }

  private static let homeFolders: Set<String> = [".ssh", ".gnupg", ".config", ".local"]
  private static let homeNames: Set<String> = [
    ".bashrc", ".bash_profile", ".bash_login", ".profile", ".zshrc", ".zprofile", ".zshenv", ".gitconfig", ".netrc",
  ]
}
