internal import AgentDefinitions

/// How values are written in a file.
enum TextSyntax {
  /// Also front matter.
  case yaml
  /// With comments or without.
  case json
  case toml

  init(of file: SourceFile) {
    let path = ClaimedPath(file.path)
    self =
      path.hasSuffix(".toml") ? .toml : path.hasSuffix(".json") || path.hasSuffix(".jsonc") ? .json : .yaml
  }

  /// What begins a comment.
  var commentSign: StaticString { self == .json ? "//" : "#" }
}
