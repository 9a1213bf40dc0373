package import JSONText

/// A model's signed or encrypted reasoning, which its vendor wants to have back unchanged with the message it came with.
///
/// Nobody else can read it, and another model refuses it.
package struct ReasoningRecord: Sendable, Equatable {
  /// The interface and the model it came from.
  package var origin: String
  package var items: [JSON]

  package init(origin: String, items: [JSON]) {
    self.origin = origin
    self.items = items
  }

  /// - Returns: nil where the text is no record, or lost a part of it to redaction.
  package init?(text: String) {
    guard !text.contains(Redactor.mark), let json = try? JSON(parsing: text), let origin = json["origin"]?.string,
      let items = json["items"]?.array
    else { return nil }
    self.init(origin: origin, items: items)
  }

  package var text: String { JSON.object(["origin": .string(origin), "items": .array(items)]).text }
}
