/// A picture that is shown to a model.
package struct ModelImage: Sendable, Hashable {
  /// What kinds of pictures every vendor takes.
  package static let mediaTypes = ["image/gif", "image/jpeg", "image/png", "image/webp"]

  package var mediaType: String
  /// The file's bytes, as every vendor wants to have them.
  package var base64: String

  package init(mediaType: String, base64: String) {
    self.mediaType = mediaType
    self.base64 = base64
  }

  /// A file's bytes as a picture, or nil where they are none that a vendor takes.
  package init?(_ bytes: [UInt8]) {
    guard let type = Self.mediaType(of: bytes) else { return nil }
    self.init(mediaType: type, base64: Self.base64(bytes))
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        text.append(place <= group.count ? digits[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The kind that the first bytes of a file say it is, or nil where no vendor takes it.
  package static func mediaType(of bytes: [UInt8]) -> String? {
    func begins(_ text: String, at place: Int = 0) -> Bool { bytes.dropFirst(place).starts(with: text.utf8) }
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if begins("GIF87a") || begins("GIF89a") { return "image/gif" }
    if begins("RIFF"), begins("WEBP", at: 8) { return "image/webp" }
    return nil
  }

  package var dataURL: String { "data:\(mediaType);base64,\(base64)" }

  /// About what a picture of the usual largest size costs with the vendors; the file does not tell.
  package static let estimatedTokens = 1600
}
