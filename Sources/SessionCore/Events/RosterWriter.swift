package import JSONText

/// The first line of a log and of each new writer: who writes it, in which format.
package struct RosterWriter: EventData {
  package static let type = "roster.writer"
  package static let isEphemeral = false
  package static let example = RosterWriter(format: 1, pid: 4711, startTime: "123456", version: "0.1.0")

  package static let currentFormat = 1

  package var format: Int
  package var pid: Int
  /// When the process started, in the system's own count: tells a process from a later one with the same pid.
  package var startTime: String
  package var version: String

  package init(format: Int = RosterWriter.currentFormat, pid: Int, startTime: String, version: String) {
    self.format = format
    self.pid = pid
    self.startTime = startTime
    self.version = version
  }

  package init(json: JSONObject) throws(EventReadError) {
    format = try json.number("format")
    pid = try json.number("pid")
    startTime = try json.text("startTime")
    version = try json.text("version")
  }

  package var json: JSONObject {
    [
      "format": .int(Int64(format)), "pid": .int(Int64(pid)), "startTime": .string(startTime),
      "version": .string(version),
    ]
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}
