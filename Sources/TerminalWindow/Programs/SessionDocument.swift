package import JSONText
internal import SessionCore
package import SessionHost

/// One stored session as a JSON object, for programs.
package struct SessionDocument: Sendable {
  package var session: StoredSession

  package init(_ session: StoredSession) { self.session = session }

  package var json: JSON {
    [
      "sessionId": .string(session.id),
      "name": text(session.name),
      "status": .string(session.status.rawValue),
      "outcome": text(session.outcome?.rawValue),
      "question": text(session.question),
      "problem": text(session.problem),
      "pid": session.pid.map { .int(Int64($0)) } ?? .null,
      "prompt": .string(session.firstPrompt),
      "team": text(session.team),
      "model": text(session.model),
      "workingDirectory": text(session.workingDirectory),
      "startedAt": text(session.startedAt?.text),
      "modifiedAt": .string(session.modified.text),
      "runs": .int(Int64(session.runs)),
      "subagents": .int(Int64(session.subagents)),
      "usage": ResultDocument.spend(session.spend),
      "archived": .bool(session.isArchived),
    ]
  }

  private func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
}
