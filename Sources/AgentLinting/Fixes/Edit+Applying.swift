package import AgentDefinitions

extension [Edit] {
  /// The text of a file with these edits carried out. Those of other files are passed over.
  package func applied(to file: SourceFile) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(file.bytes.count + 64)
    var offset = 0
    for edit in filter({ $0.file === file }).sorted(by: Edit.isBefore) {
      let range = edit.range.clamped(to: SourceRange(0, file.bytes.count))
      guard Int(range.lower) >= offset else { continue }
      result += file.bytes[offset..<Int(range.lower)]
      result += edit.replacement
      offset = Int(range.upper)
    }
    return result + file.bytes[offset...]
  }

  /// Where a place of the file is once they are carried out: before what is put in there.
  func moved(_ offset: UInt32, in path: String) -> Int {
    var place = Int(offset)
    for edit in self where edit.file.path == path {
      if edit.range.upper <= offset, edit.range.lower < offset {
        place += edit.replacement.count - edit.range.count
      } else if edit.range.lower < offset {
        place -= Int(offset - edit.range.lower)
      }
    }
    return place
  }
}

extension Edit {
  static func isBefore(_ left: Edit, _ right: Edit) -> Bool {
    (left.range.lower, left.range.upper) < (right.range.lower, right.range.upper)
  }

  /// Whether both concern the same bytes, or meet.
  func meets(_ other: Edit) -> Bool {
    file === other.file && range.lower <= other.range.upper && other.range.lower <= range.upper
  }
}
