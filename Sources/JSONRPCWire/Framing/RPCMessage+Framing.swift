extension RPCMessage {
  /// The message behind a header with its length.
  package func bytesWithHeader() -> [UInt8] {
    let body = bytes()
    return Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }

  /// The message as one line with its end.
  package func line() -> [UInt8] { bytes() + [UInt8(ascii: "\n")] }
}
