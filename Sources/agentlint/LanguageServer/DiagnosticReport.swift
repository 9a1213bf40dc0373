internal import JSONText

/// What an editor was told of a file.
struct DiagnosticReport: Equatable, Sendable {
  var version: Int?
  var diagnostics: [JSON]
  /// By which the editor names it.
  var number: Int
}
