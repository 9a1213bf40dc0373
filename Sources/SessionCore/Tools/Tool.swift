package import AgentDefinitions

/// Something an agent may do in the world.
///
/// A tool is one file with typed parameters, a row in the tool catalogue (what it can touch) and one `run`. The schema
/// that a model sees and the reading of its arguments come from the same parameters.
package protocol Tool: Sendable {
  static var spec: ToolSpec { get }

  /// What a person is asked before `run`, or nil where the tool touches nothing outside the session.
  func permission(for input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> PermissionRequest?

  func run(_ input: ToolInput, in context: ToolContext) async throws(ToolFailure) -> ToolOutput

  /// What a model is told of the tool, where the agent may load these skills.
  func schema(skills: [Skill]) -> ToolSchema

  /// Lets go of what the tool keeps for an agent that has done its work, by its node's id, or, with nil, for the whole
  /// session. Returns when nothing of it is left.
  func end(node: String?) async
}

extension Tool {
  package var spec: ToolSpec { Self.spec }

  package func schema(skills: [Skill]) -> ToolSchema { spec.schema }

  package func end(node: String?) async {}
}

/// A tool's identity, its parameters, and the prose that a model reads about it.
package struct ToolSpec: Sendable {
  package let name: ToolName
  package let prose: String
  package let parameters: [ToolParameter]

  package init(_ name: ToolName, prose: String, parameters: [any AnyParameter]) {
    self.name = name
    self.prose = prose
    self.parameters = parameters.map(\.erased)
  }

  package var schema: ToolSchema {
    ToolSchema(
      name: name.text, description: prose, parameters: ToolParameter.objectSchema(for: parameters))
  }
}

/// What a tool gave back: the text for the model, and the longer story for people.
package struct ToolOutput: Sendable, Equatable {
  /// For the model.
  package var text: String
  /// For people: a diff, a whole listing. The same as `text` where there is nothing more to say.
  package var detail: String?

  package init(text: String, detail: String? = nil) {
    self.text = text
    self.detail = detail
  }
}

/// Why a tool did nothing, or not all. The model reads the message and may try another way.
package struct ToolFailure: Error, Sendable, Equatable, CustomStringConvertible {
  package var code: Code
  package var message: String

  package enum Code: String, Sendable {
    /// The arguments do not fit the parameters.
    case badArguments = "bad_arguments"
    /// A path outside the working directory, or a protected one.
    case outside
    case denied
    case unknownTool = "unknown_tool"
    case timeout
    case cancelled
    /// What the tool tried did not work.
    case failed = "failure"
  }

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  package static func forModel(_ message: String) -> ToolFailure { ToolFailure(.failed, message) }

  package var description: String { message }
}
