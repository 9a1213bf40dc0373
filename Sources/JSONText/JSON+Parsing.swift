extension JSON {
  /// Reads one JSON text (RFC 8259), strictly. A byte order mark at the start is skipped.
  ///
  /// A whole number that fits becomes `.int`; a larger one and `-0` become `.double`. An escaped surrogate without its
  /// other half becomes U+FFFD, since it stands for no character.
  package init(parsing bytes: Span<UInt8>, maximumDepth: Int = 512) throws(JSONSyntaxError) {
    var parser = JSONParser(maximumDepth: maximumDepth)
    self = try parser.parse(bytes)
  }

  package init(parsing bytes: [UInt8], maximumDepth: Int = 512) throws(JSONSyntaxError) {
    try self.init(parsing: bytes.span, maximumDepth: maximumDepth)
  }

  package init(parsing text: String, maximumDepth: Int = 512) throws(JSONSyntaxError) {
    try self.init(parsing: Array(text.utf8), maximumDepth: maximumDepth)
  }
}
