internal import AgentDefinitions
internal import JSONText

/// Where something lies, as SARIF says it: files by their way from the repository's top, columns in UTF-16 as editors
/// count.
struct SARIFPlaces: Sendable {
  let paths: ReportPaths

  static let base = "%SRCROOT%"

  var root: JSON { ["uri": .string("file://" + Self.encoded(paths.root) + "/")] }

  func place(_ range: SourceRange, in file: SourceFile) -> JSONObject {
    ["artifactLocation": artifact(file), "region": region(range, in: file)]
  }

  func artifact(_ file: SourceFile) -> JSON {
    let path = paths.path(of: file)
    if path.hasPrefix("/") { return ["uri": .string("file://" + Self.encoded(path))] }
    return ["uri": .string(Self.encoded(path)), "uriBaseId": .string(Self.base)]
  }

  func region(_ range: SourceRange, in file: SourceFile) -> JSON {
    let start = file.place(of: Int(range.lower))
    let end = file.place(of: Int(range.upper))
    return [
      "startLine": .int(Int64(start.line)), "startColumn": .int(Int64(start.utf16Column)),
      "endLine": .int(Int64(end.line)), "endColumn": .int(Int64(end.utf16Column)),
    ]
  }

  /// A path as part of a URI. Only what stands for itself everywhere is left as it is.
  static func encoded(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
