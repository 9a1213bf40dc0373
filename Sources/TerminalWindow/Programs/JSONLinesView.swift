internal import JSONText
package import SessionCore

/// Passes every event on as a line of JSON, live ones included: `--format stream-json`.
package enum JSONLinesView {
  package static func line(for event: SessionEvent) -> [UInt8] {
    var bytes: [UInt8] = []
    event.json.append(to: &bytes)
    bytes.append(0x0A)
    return bytes
  }
}
