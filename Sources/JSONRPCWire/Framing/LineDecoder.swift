/// Takes a stream apart in which every line is a message, as MCP and ACP speak. Empty lines mean nothing.
package struct LineDecoder: Sendable {
  private let limit: Int
  private var waiting = ByteQueue()
  /// Whether the rest of a line that was too long is being passed over.
  private var isSkipping = false

  package init(limit: Int = HeaderDecoder.bodyLimit) { self.limit = limit }

  package mutating func append(_ bytes: some Sequence<UInt8>) { waiting.append(bytes) }

  /// The next whole line without its end; nil until more has come. A line that is too long throws once, and reading
  /// goes on behind it.
  package mutating func next() throws(FramingFault) -> [UInt8]? {
    while true {
      guard let length = waiting.length(through: [UInt8(ascii: "\n")]) else {
        // A CR may still be the line's end.
        guard isSkipping || waiting.count > limit + 1 else { return nil }
        waiting.removeAll()
        if isSkipping { return nil }
        isSkipping = true
        throw .bodyTooLong(limit: limit)
      }
      let line = waiting.take(length)
      if isSkipping {
        isSkipping = false
        continue
      }
      var content = line.dropLast()
      if content.last == UInt8(ascii: "\r") { content = content.dropLast() }
      guard content.count <= limit else { throw .bodyTooLong(limit: limit) }
      if content.contains(where: { $0 > 0x20 }) { return Array(content) }
    }
  }

  /// To be called at the end of the stream: a last line without its end is no whole message.
  package func finish() throws(FramingFault) {
    if isSkipping || waiting.count > 0 { throw .endedInside }
  }
}
