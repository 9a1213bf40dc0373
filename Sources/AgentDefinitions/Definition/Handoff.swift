/// A next step that an agent offers the person: another agent, and what to ask it.
package struct Handoff: Hashable, Sendable {
  package var label: Located<String>?
  package var agent: Located<String>?
  package var prompt: Located<String>?
  /// True when the prompt is sent without the person pressing a key.
  package var send: Bool
  package var model: Located<String>?
  package var range: SourceRange

  package init(
    label: Located<String>? = nil, agent: Located<String>? = nil, prompt: Located<String>? = nil, send: Bool = false,
    model: Located<String>? = nil, range: SourceRange
  ) {
    self.label = label
    self.agent = agent
    self.prompt = prompt
    self.send = send
    self.model = model
    self.range = range
  }
}
