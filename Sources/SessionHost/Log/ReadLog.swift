package import SessionCore

/// What a log held when it was read.
package struct ReadLog: Sendable {
  /// One line that holds an event: `bytes` is where it stands in the file, its line break included.
  package struct Line: Sendable, Equatable {
    package var seq: Int
    package var epoch: Int
    package var bytes: Range<Int>
  }

  package var events: [SessionEvent] = []
  /// The line of each event.
  package var lines: [Line] = []
  /// In the order of the file.
  package var problems: [LogProblem] = []
  /// The highest number given to an event; 0: none.
  package var lastSeq = 0
  /// The latest writer's; 0: there was none.
  package var epoch = 0
  /// The newest format that any writer used.
  package var format = RosterWriter.currentFormat
  package var lastWriter: RosterWriter?
  /// Where the last whole line ends.
  package var end = 0
  package var size = 0

  package init() {}

  package var isNewerFormat: Bool { format > RosterWriter.currentFormat }

  /// Whether somebody else's file is at the log's place.
  package var isForeign: Bool { end == 0 && problems.contains { $0.kind == .unstamped } }
}
