/// What is wrong with a TOML file's characters, each kind told once.
struct TOMLSurvey {
  private(set) var faults: [SourceFault] = []

  init(_ file: SourceFile) {
    var broken: (first: Int, count: Int)?
    var control: (first: Int, scalar: Unicode.Scalar, count: Int)?
    var lone: Int?
    file.bytes.withUnsafeBufferPointer { bytes in
      var offset = Int(file.contents.lower)
      while offset < bytes.count {
        let byte = bytes[offset]
        let length = byte < 0x80 ? 1 : UTF8Step.wellFormedLength(bytes, at: offset)
        if length == 0 {
          broken = (broken?.first ?? offset, (broken?.count ?? 0) + 1)
        } else if byte == UInt8(ascii: "\r") {
          let isPair = offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "\n")
          if !isPair { lone = lone ?? offset }
        } else if byte == 0x7F || byte < 0x20 && byte != UInt8(ascii: "\t") && byte != UInt8(ascii: "\n") {
          control = (control?.first ?? offset, control?.scalar ?? Unicode.Scalar(byte), (control?.count ?? 0) + 1)
        }
        offset += max(1, length)
      }
    }
    if let broken {
      faults.append(SourceFault(.notUTF8(count: broken.count), at: SourceRange(broken.first, broken.first + 1)))
    }
    if let control {
      let range = SourceRange(control.first, control.first + 1)
      faults.append(SourceFault(.controlCharacter(control.scalar, count: control.count), at: range))
    }
    if let lone { faults.append(SourceFault(.invalidTOML(.loneCarriageReturn), at: SourceRange(lone, lone + 1))) }
  }
}
