extension SourceTree {
  /// Reads a range of a file as one YAML document. The tree holds what was read up to a fault that ends reading; with
  /// `faults` empty it is all there is.
  package static func parse(
    _ file: SourceFile, _ range: SourceRange? = nil
  ) -> (tree: SourceTree, faults: [SourceFault]) {
    let range = (range ?? file.contents).clamped(to: SourceRange(0, file.bytes.count))
    if let fault = tooLarge(file) {
      return (SourceTree(file: file, range: range, nodes: [], arena: []), [fault])
    }
    var builder = SourceTreeBuilder(file: file, expecting: range.count)
    if let fault = YAMLReader.read(range, of: file, into: &builder) {
      builder.endAll()
      builder.report(fault)
    }
    let tree = SourceTree(file: file, range: range, nodes: builder.nodes, arena: builder.arena)
    return (tree, builder.faults)
  }

  static func tooLarge(_ file: SourceFile) -> SourceFault? {
    guard file.bytes.count > SourceLimits.bytes else { return nil }
    return SourceFault(
      .tooLarge(limit: SourceLimits.bytes), at: SourceRange(SourceLimits.bytes, file.bytes.count))
  }
}
