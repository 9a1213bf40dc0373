extension SourceTree {
  /// Reads a file as TOML 1.0. The tree holds what could be read; where a fault `endsReading`, something is missing.
  package static func parseTOML(_ file: SourceFile) -> (tree: SourceTree, faults: [SourceFault]) {
    if let fault = tooLarge(file) {
      return (SourceTree(file: file, range: file.contents, nodes: [], arena: []), [fault])
    }
    var reader = TOMLReader(file)
    reader.readAll()
    var builder = SourceTreeBuilder(file: file, expecting: file.bytes.count)
    for fault in reader.faults { builder.report(fault) }
    do throws(SourceFault) {
      try reader.document.build(into: &builder)
    } catch {
      builder.endAll()
      builder.report(error)
    }
    let tree = SourceTree(file: file, range: file.contents, nodes: builder.nodes, arena: builder.arena)
    return (tree, builder.faults)
  }
}
