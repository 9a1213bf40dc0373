package import JSONText

/// One attempt to reach a model failed; `roster.model_call` is its persisted twin.
package struct ModelCallFailure: EventData {
  package enum Source: String, Sendable { case topLevel = "top_level", subagent }

  package static let type = "model.call_failure"
  package static let isEphemeral = true
  package static let example = ModelCallFailure(
    source: .subagent, model: "gpt-4.1", statusCode: 429, message: "Too many requests", milliseconds: 31)

  package var source: Source
  package var model: String?
  package var statusCode: Int?
  package var message: String
  package var milliseconds: Int

  package init(source: Source, model: String?, statusCode: Int?, message: String, milliseconds: Int) {
    self.source = source
    self.model = model
    self.statusCode = statusCode
    self.message = message
    self.milliseconds = milliseconds
  }

  package init(json: JSONObject) throws(EventReadError) {
    guard let source = Source(rawValue: try json.text("source")) else {
      throw EventReadError(field: "source", reason: "is not one that we know")
    }
    self.source = source
    model = json["model"]?.string
    statusCode = json["statusCode"]?.intValue
    message = json["errorMessage"]?.string ?? ""
    milliseconds = json["durationMs"]?.intValue ?? 0
  }

  package var json: JSONObject {
    var json: JSONObject = ["source": .string(source.rawValue)]
    json.set("model", model)
    json.set("statusCode", statusCode)
    json.set("errorMessage", message)
    json.set("durationMs", milliseconds)
    return json
  }

  package func fold(into state: inout SessionState, event: SessionEvent) {}
}
