import JSONText
import SessionCore
import Testing

/// Every event that we know, on its way to the log and back.
struct EventTests {
  @Test func everyExampleSurvivesItsJSON() throws {
    for type in EventCatalogue.all {
      let event = SessionEvent(
        id: "e1", timestamp: Timestamp(milliseconds: 1), parentID: "e0", agentID: "call_1", data: type.example)
      let read = try SessionEvent(json: try JSON(parsing: event.json.bytes()))
      #expect(read.json == event.json, "\(type.type)")
      #expect(Swift.type(of: read.data) == type, "\(type.type) is read as \(Swift.type(of: read.data))")
    }
  }

  @Test func namesAreUniqueAndTheListIsSorted() {
    let names = EventCatalogue.all.map { $0.type }
    #expect(Set(names).count == names.count)
    let types = EventCatalogue.all.map { String(describing: $0) }
    #expect(types == types.sorted())
  }

  @Test func anUnknownTypeIsKeptAsItIs() throws {
    let text =
      #"{"id":"e1","timestamp":"2026-11-21T05:17:26.004Z","parentId":null,"type":"session.new_thing","data":{"b":1,"a":[2]},"ephemeral":true}"#
    let event = try SessionEvent(json: try JSON(parsing: Array(text.utf8)))
    #expect(event.type == "session.new_thing")
    #expect(event.isEphemeral)
    #expect(event.json.text == text)
  }

  @Test func aKnownTypeInAnUnknownShapeIsKeptToo() throws {
    let text =
      #"{"id":"e1","timestamp":"2026-11-21T05:17:26.004Z","parentId":null,"type":"user.message","data":{"content":7}}"#
    let event = try SessionEvent(json: try JSON(parsing: Array(text.utf8)))
    #expect(event.type == "user.message")
    #expect(event.json.text == text)
  }

  @Test(arguments: [#"{}"#, #"[]"#, #"{"id":"a","type":"abort","timestamp":"yesterday"}"#])
  func whatIsNoEnvelopeIsAnError(text: String) throws {
    let json = try JSON(parsing: Array(text.utf8))
    #expect(throws: EventReadError.self) { try SessionEvent(json: json) }
  }

  @Test(arguments: [
    (Int64(0), "1970-01-01T00:00:00.000Z"), (1_763_702_246_004, "2025-11-21T05:17:26.004Z"),
    (951_782_400_000, "2000-02-29T00:00:00.000Z"), (4_102_444_799_999, "2099-12-31T23:59:59.999Z"),
    (-1, "1969-12-31T23:59:59.999Z"),
  ])
  func timestampsReadWhatTheyPrint(milliseconds: Int64, text: String) {
    #expect(Timestamp(milliseconds: milliseconds).text == text)
    #expect(Timestamp(text: text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    ("2025-11-21T05:17:26Z", Int64(1_763_702_246_000)), ("2025-11-21T05:17:26.5Z", 1_763_702_246_500),
    ("2025-11-21T05:17:26.123456Z", 1_763_702_246_123),
  ])
  func timestampsTakeOtherPrecisions(text: String, milliseconds: Int64) {
    #expect(Timestamp(text: text)?.milliseconds == milliseconds)
  }

  @Test(arguments: [
    "", "now", "2025-13-01T00:00:00Z", "2025-11-21 05:17:26Z", "2025-11-21T05:17:26.Z", "2025-11-21T05:17",
  ])
  func timestampsRefuseTheRest(text: String) { #expect(Timestamp(text: text) == nil) }

  @Test(arguments: [
    ("nothing here", "nothing here"), ("key sk-abcdefghijklmnopqrstuvwx end", "key ‹redacted› end"),
    ("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "‹redacted›"),
    ("task-force skeleton sk-short", "task-force skeleton sk-short"),
    ("risk-abcdefghijklmnopqrstuvwxyz", "risk-abcdefghijklmnopqrstuvwxyz"), ("AKIAIOSFODNN7EXAMPLE", "‹redacted›"),
    (
      "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- after", "‹redacted› after"
    ), ("my-own-secret-value!", "‹redacted›!"), ("-----BEGIN CERTIFICATE-----", "-----BEGIN CERTIFICATE-----"),
  ])
  func secretsAreTakenOut(text: String, expected: String) {
    let redactor = Redactor(known: ["my-own-secret-value", "short"])
    #expect(redactor.clean(text) == expected)
    #expect(redactor.clean(redactor.clean(text)) == expected)
  }

  /// However a secret is cut into pieces, nothing of it is shown.
  @Test(arguments: [
    "the key sk-abcdefghijklmnopqrstuvwx is mine", "x pa$$ word! y", "plain words, no secret",
    "-----BEGIN RSA PRIVATE KEY-----\nMIIEabc\n-----END RSA PRIVATE KEY-----\nafter",
    "-----BEGIN CERTIFICATE-----\nMIIE\n", "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
  ])
  func piecesAreRedactedLikeTheWhole(text: String) {
    let redactor = Redactor(known: ["pa$$ word!"])
    for size in 1...9 {
      var stream = StreamRedactor(redactor)
      var shown = ""
      var rest = Substring(text)
      while !rest.isEmpty {
        shown += stream.feed(String(rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
      shown += stream.finish()
      #expect(shown == redactor.clean(text), "pieces of \(size)")
    }
  }

  @Test func plainTextIsShownWordByWord() {
    var stream = StreamRedactor(Redactor())
    #expect(stream.feed("Hello wor") == "Hello ")
    #expect(stream.feed("ld, how") == "world, ")
    #expect(stream.finish() == "how")
  }
}
