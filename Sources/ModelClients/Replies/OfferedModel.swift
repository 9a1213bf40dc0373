internal import JSONText

/// A model as a server lists it. Most lists say no more than its name.
package struct OfferedModel: Sendable, Equatable {
  package var id: String
  /// The most tokens of a conversation.
  package var contextWindow: Int?
  package var maxOutputTokens: Int?
  /// Whether it can be shown pictures.
  package var hasVision: Bool?

  package init(
    id: String, contextWindow: Int? = nil, maxOutputTokens: Int? = nil, hasVision: Bool? = nil
  ) {
    self.id = id
    self.contextWindow = contextWindow
    self.maxOutputTokens = maxOutputTokens
    self.hasVision = hasVision
  }

  init?(_ json: JSON) {
    guard let id = (json["id"] ?? json["name"] ?? json).string, !id.isEmpty else { return nil }
    self.init(
      id: id,
      contextWindow: Self.first([
        json["max_input_tokens"], json["max_model_len"], json["context_length"], json["max_context_length"],
        json["context_window"], json["meta"]?["n_ctx"], json["meta"]?["n_ctx_train"],
        json["limits"]?["max_input_tokens"],
      ]),
      maxOutputTokens: Self.first([
        json["max_tokens"], json["max_output_tokens"], json["top_provider"]?["max_completion_tokens"],
        json["limits"]?["max_output_tokens"],
      ]),
      hasVision: Self.hasVision(json))
  }

  private static func first(_ values: [JSON?]) -> Int? { values.lazy.compactMap { $0?.intValue }.first { $0 > 0 } }

  private static func hasVision(_ json: JSON) -> Bool? {
    if let can = json["capabilities"]?["image_input"]?["supported"]?.bool ?? json["capabilities"]?["vision"]?.bool {
      return can
    }
    let takes =
      json["architecture"]?["input_modalities"]?.array ?? json["supported_input_modalities"]?.array
      ?? json["input_modalities"]?.array
    return takes.map { $0.contains { $0.string == "image" } }
  }
}
