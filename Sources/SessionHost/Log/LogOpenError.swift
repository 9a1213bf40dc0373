/// Why a log cannot be read, or not be written to.
package struct LogOpenError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Code: Sendable, Equatable {
    case missing
    /// Another writer holds it: the process, where it can be named.
    case inUse(pid: Int?)
    /// A newer version wrote it. It can be read.
    case newerFormat(Int)
    /// The file was not written by us.
    case foreign
    case noSpace
    case io
  }

  package var code: Code
  package var path: String
  package var reason: String

  package init(_ code: Code, _ path: String, _ reason: String = "") {
    self.code = code
    self.path = path
    self.reason = reason
  }

  package var description: String {
    switch code {
    case .missing: "There is no log at \(path)."
    case .inUse(let pid?): "The session is in use by process \(pid)."
    case .inUse(nil): "The session is in use by another process."
    case .newerFormat(let format):
      "The session was written in format \(format) by a newer version: upgrade to go on with it. It can be read."
    case .foreign: "\(path) was not written by this program, and is left alone."
    case .noSpace: "There is no space left for \(path)."
    case .io: "\(path) cannot be used: \(reason)."
    }
  }
}
