/// Takes a stream apart whose messages each have a header with their length, as language servers speak.
///
/// What comes after a fault cannot be told apart any more, so that every later call throws the same fault.
package struct HeaderDecoder: Sendable {
  /// What a header may be long, and a message after it.
  package static let headerLimit = 8 << 10
  package static let bodyLimit = 64 << 20

  private let bodyLimit: Int
  private var waiting = ByteQueue()
  /// The length of the message whose header has been read.
  private var length: Int?
  private var fault: FramingFault?

  package init(bodyLimit: Int = Self.bodyLimit) { self.bodyLimit = bodyLimit }

  package mutating func append(_ bytes: some Sequence<UInt8>) {
    if fault == nil { waiting.append(bytes) }
  }

  /// The next whole message; nil until more has come.
  package mutating func next() throws(FramingFault) -> [UInt8]? {
    if let fault { throw fault }
    do throws(FramingFault) {
      return try read()
    } catch {
      fault = error
      waiting.removeAll()
      throw error
    }
  }

  /// To be called at the end of the stream.
  package func finish() throws(FramingFault) {
    if let fault { throw fault }
    if length != nil || waiting.count > 0 { throw .endedInside }
  }

  private mutating func read() throws(FramingFault) -> [UInt8]? {
    if length == nil {
      let end = waiting.length(through: Array("\r\n\r\n".utf8))
      guard end ?? waiting.count <= Self.headerLimit else { throw .headerTooLong(limit: Self.headerLimit) }
      guard let end else { return nil }
      length = try Self.length(in: waiting.take(end).dropLast(4), limit: bodyLimit)
    }
    guard let length, waiting.count >= length else { return nil }
    self.length = nil
    return waiting.take(length)
  }

  private static func length(in header: ArraySlice<UInt8>, limit: Int) throws(FramingFault) -> Int {
    var length: Int?
    for line in header.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let text = String(decoding: line, as: UTF8.self)
      let isLast = line.endIndex == header.endIndex
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), isLast || line.last == UInt8(ascii: "\r") else {
        throw .badHeaderLine(shown(text))
      }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      let value = trimmed(line[(colon + 1)...])
      switch name {
      case "content-length":
        guard length == nil else { throw .repeatedLength }
        length = try number(value, limit: limit)
      case "content-type": try checkCharset(value)
      default: break
      }
    }
    guard let length else { throw .missingLength }
    return length
  }

  private static func number(_ digits: String, limit: Int) throws(FramingFault) -> Int {
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      throw .badLength(shown(digits))
    }
    // A number that does not fit is longer than any limit.
    guard let number = Int(digits), number <= limit else { throw .bodyTooLong(limit: limit) }
    return number
  }

  /// `utf8` is how the protocol was once written.
  private static func checkCharset(_ type: String) throws(FramingFault) {
    for part in type.lowercased().split(separator: ";") {
      let part = trimmed(Array(part.utf8)[...])
      guard part.hasPrefix("charset=") else { continue }
      let name = part.dropFirst("charset=".count).filter { $0 != "\"" }
      guard name == "utf-8" || name == "utf8" else { throw .unknownCharset(shown(name)) }
    }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
    return String(decoding: bytes.drop { $0 <= 0x20 }, as: UTF8.self)
  }

  private static func shown(_ text: String) -> String {
    text.count <= 60 ? text : String(text.prefix(60)) + "…"
  }
}
