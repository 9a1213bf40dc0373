internal import SystemPackage

/// Reads a YAML file that is one mapping with the keys of a record. A key that the record has not is a fault.
package enum RecordFile {
  package static func read(_ file: SourceFile, as record: FieldRecord) -> (root: SourceValue?, faults: [Fault]) {
    let (tree, problems) = SourceTree.parse(file)
    var values = ValueReader(
      faults: FaultList(file), tools: .native, interpolation: .env, unknownKeys: .refused)
    values.faults.add(problems)
    // Half a file would be wrong in ways that its author cannot see.
    if problems.contains(where: \.endsReading) { return (nil, values.faults.faults) }
    guard let root = tree.root, !root.isNull else { return (nil, values.faults.faults) }
    guard root.kind == .mapping else {
      values.faults.add(.wrongType(key: "the file", expected: "a mapping", found: root.words), at: root.range)
      return (nil, values.faults.faults)
    }
    values.check(root, record, "") { _ in .ordinary }
    return (root, values.faults.faults)
  }

  /// Opens a file that another one names, or that lies around another: it must not lead out of the repository that
  /// `folder` is in, through a link either. Nil when there is none.
  package static func open(
    _ path: String, shown: String, from folder: String
  ) -> (file: SourceFile, fault: FaultKind?)? {
    let empty = SourceFile(path: shown, bytes: [])
    do throws(ReadFault) {
      let bytes = try ReadFile.bytes(of: FilePath(path), limit: SourceLimits.bytes)
      guard let real = realPath(Array(path.utf8)),
        let boundary = RepositoryBoundary(
          around: Array(folder.utf8), workingDirectory: realPath([UInt8(ascii: ".")])),
        boundary.contains(real)
      else { return (empty, .escapingPath(shown)) }
      return (SourceFile(path: shown, bytes: bytes), nil)
    } catch {
      if error.code == .missing { return nil }
      return (empty, .unreadableFile(path: shown, UnreadableFile(error.code)))
    }
  }
}
