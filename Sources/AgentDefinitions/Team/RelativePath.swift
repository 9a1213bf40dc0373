internal import SystemPackage

/// What a team file's path means, seen from the folder that the team file lies in. Only the text is looked at; a path
/// that climbs above its start keeps its dots, so that it can be shown as people would write it.
package enum RelativePath {
  static func resolve(_ written: String, from base: String) -> FilePath {
    tidy(FilePath(base).pushing(FilePath(written)))
  }

  /// Without `.`, and without `..` where something stands before it. What is left of nothing is `.`.
  static func tidy(_ path: FilePath) -> FilePath {
    var kept: [FilePath.Component] = []
    for component in path.components {
      switch component.kind {
      case .currentDirectory: continue
      case .parentDirectory:
        if let last = kept.last, last.kind == .regular {
          kept.removeLast()
        } else if path.root == nil {
          kept.append(component)
        }
      case .regular: kept.append(component)
      }
    }
    let tidied = FilePath(root: path.root, kept)
    return tidied.isEmpty ? FilePath(".") : tidied
  }
}

extension RelativePath {
  /// The same as text.
  package static func resolved(_ written: String, from base: String) -> String { resolve(written, from: base).string }
}
