/// Something in a log that could not be taken as it stands. The events around it are read all the same.
package struct LogProblem: Sendable, Equatable, CustomStringConvertible {
  package enum Kind: Sendable, Equatable {
    /// After the last whole line: what a crash in the middle of a write leaves behind.
    case tornTail
    /// A line whose bytes do not match its checksum.
    case damaged
    /// A line without our stamp: something else wrote it.
    case unstamped
    /// A line longer than any that we write.
    case tooLong
    /// A line that is as it was written, and still is no event.
    case notAnEvent(String)
    /// An event that was already read from an earlier line.
    case repeated
    /// The event is read; its number does not follow that of the line before.
    case outOfOrder(expected: Int, found: Int)
  }

  package var kind: Kind
  /// Where in the file, in bytes.
  package var range: Range<Int>

  package init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }

  package var description: String {
    let place = "\(range.count) bytes at \(range.lowerBound)"
    return switch kind {
    case .tornTail: "The log ends in an unfinished write (\(place))."
    case .damaged: "A line of the log is damaged and was skipped (\(place))."
    case .unstamped: "A line of the log was not written by us and was skipped (\(place))."
    case .tooLong: "A line of the log is too long and was skipped (\(place))."
    case .notAnEvent(let reason): "A line of the log is no event and was skipped: \(reason) (\(place))."
    case .repeated: "A line of the log repeats an earlier event and was skipped (\(place))."
    case .outOfOrder(let expected, let found):
      "An event of the log has number \(found) where \(expected) was expected (\(place))."
    }
  }
}
