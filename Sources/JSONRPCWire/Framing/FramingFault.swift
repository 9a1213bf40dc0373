/// Why a stream of bytes cannot be taken apart into messages.
package enum FramingFault: Error, Hashable, Sendable {
  case headerTooLong(limit: Int)
  /// A header line without a colon, or one that does not end in CR LF; with what could be read of it.
  case badHeaderLine(String)
  case missingLength
  case repeatedLength
  /// `Content-Length` is no number.
  case badLength(String)
  case unknownCharset(String)
  case bodyTooLong(limit: Int)
  /// The stream ended inside a message.
  case endedInside
}

extension FramingFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .headerTooLong(let limit): "the header is longer than \(limit) bytes"
    case .badHeaderLine(let line): "“\(line)” is no header line; it must be NAME: VALUE and end in CR LF"
    case .missingLength: "the header has no Content-Length"
    case .repeatedLength: "the header has more than one Content-Length"
    case .badLength(let text): "Content-Length is “\(text)”, which is no number"
    case .unknownCharset(let name): "the charset “\(name)” is not taken, only utf-8"
    case .bodyTooLong(let limit): "the message is longer than \(limit) bytes"
    case .endedInside: "the stream ended inside a message"
    }
  }
}
