package import AgentDefinitions

/// A stretch of a file with what is to stand there instead. An empty range is a place to put something in.
package struct Edit: Sendable {
  package let file: SourceFile
  package let range: SourceRange
  package let replacement: [UInt8]

  package init(_ range: SourceRange, in file: SourceFile, with replacement: [UInt8]) {
    self.file = file
    self.range = range
    self.replacement = replacement
  }

  package init(_ range: SourceRange, in file: SourceFile, with replacement: String) {
    self.init(range, in: file, with: Array(replacement.utf8))
  }
}
