/// What reading key by key found in a text that YAML rejects.
///
/// The text is split where a known key, not yet seen, starts a line; each piece is read as YAML of its own, and where
/// that fails, its text is taken as it stands. The mapping that comes out looks as if it had been read normally.
package struct RecoveredFields: Hashable, Sendable {
  /// Why YAML rejected the whole.
  package let fault: SourceFault
  /// Keys whose value is text that YAML rejects; in the tree its style is `.raw`.
  package let rawKeys: [Located<String>]
  /// Stretches that belong to no known key and could not be read.
  package let lost: [SourceRange]

  package init(fault: SourceFault, rawKeys: [Located<String>], lost: [SourceRange]) {
    self.fault = fault
    self.rawKeys = rawKeys
    self.lost = lost
  }
}
