package import AgentDefinitions

/// A file as an editor has it open.
package struct Document: Sendable {
  package let path: String
  /// What the editor counts its changes with.
  package var version: Int?
  package var source: SourceFile

  package init(path: String, version: Int?, bytes: [UInt8]) {
    self.path = path
    self.version = version
    source = SourceFile(path: path, bytes: bytes)
  }

  package mutating func replace(_ bytes: [UInt8]) { source = SourceFile(path: path, bytes: bytes) }
}
