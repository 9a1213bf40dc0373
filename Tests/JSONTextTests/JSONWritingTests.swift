import JSONText
import Testing

struct JSONWritingTests {
  @Test(
    arguments: [
      (nil, "null"),
      (true, "true"),
      (.int(.min), "-9223372036854775808"),
      (.double(1), "1.0"),
      (.double(-0.0), "-0.0"),
      (.double(1e300), "1e+300"),
      (.double(.infinity), "null"),
      (.double(-.infinity), "null"),
      (.double(.nan), "null"),
      ([], "[]"),
      ([:], "{}"),
      ([1, [2, []], ["b": 1, "a": [:]]], #"[1,[2,[]],{"b":1,"a":{}}]"#),
      ("a/b é 漢 😀 \u{7F}", "\"a/b é 漢 😀 \u{7F}\""),
      ("\"\\\n\r\t\u{8}\u{C}\u{0}\u{1F}", #""\"\\\n\r\t\b\f\u0000\u001f""#),
      ("x\u{2028}y\u{2029}\u{2027}\u{202A}", "\"x\\u2028y\\u2029\u{2027}\u{202A}\""),
    ] as [(JSON, String)])
  func compact(value: JSON, expected: String) {
    #expect(Array(value.text.utf8) == Array(expected.utf8))
    #expect(value.bytes() == Array(expected.utf8))
  }

  @Test func appendingLeavesWhatIsThere() {
    var bytes = Array("data: ".utf8)
    JSON.array([1, "x"]).append(to: &bytes)
    JSON.append(quoted: "é\n", to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == #"data: [1,"x"]"é\n""#)
  }

  @Test func prettyForPeople() {
    let value: JSON = ["a": [1, ["b": nil]], "c": [], "d": [:], "e": "x"]
    #expect(
      value.pretty() == """
        {
          "a": [
            1,
            {
              "b": null
            }
          ],
          "c": [],
          "d": {},
          "e": "x"
        }
        """)
    #expect(JSON.array([1]).pretty(indent: 0) == "[\n1\n]")
    #expect(JSON.array([1]).pretty(indent: 4) == "[\n    1\n]")
  }

  @Test func aBridgedOrBuiltStringIsWrittenLikeAnyOther() {
    let built = ["x", "\u{2028}", String(repeating: "é", count: 40)].joined()
    #expect(JSON.string(built).text == "\"x\\u2028\(String(repeating: "é", count: 40))\"")
  }
}
