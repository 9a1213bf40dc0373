import JSONText
import Testing

struct JSONObjectTests {
  @Test func orderIsKept() throws {
    let object = try #require(try JSON(parsing: #"{"z":1,"a":2,"m":3}"#).object)
    #expect(object.keys == ["z", "a", "m"])
    #expect(object.map(\.value) == [1, 2, 3])
  }

  @Test func orderDoesNotCountForEquality() throws {
    let left: JSON = ["a": 1, "b": ["c": 2, "d": 3]]
    let right: JSON = ["b": ["d": 3, "c": 2], "a": 1]
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(left != ["a": 1, "b": ["c": 2, "d": 4]])
    #expect(left != ["a": 1])
    #expect(JSON.object(["a": nil]) != JSON.object(["b": nil]))
  }

  @Test func ofARepeatedKeyTheLastCountsAndAllAreKept() throws {
    let text = #"{"a":1,"b":2,"a":3,"a":4}"#
    let value = try JSON(parsing: text)
    let object = try #require(value.object)
    #expect(object["a"] == 4)
    #expect(object.duplicateKeys == ["a"])
    #expect(value.text == text)
    #expect(value == ["a": 4, "b": 2])
    #expect(value.hashValue == JSON.object(["a": 4, "b": 2]).hashValue)
    #expect(try value != JSON(parsing: #"{"a":4,"b":2,"a":1,"a":3}"#))
  }

  @Test(arguments: [0, 10, 100])
  func setting(others: Int) {
    let more = (0..<others).map { ("k\($0)", JSON.int(Int64($0))) }
    var object = JSONObject([("a", 1), ("b", 2), ("a", 3)] + more)
    object["a"] = 9
    #expect(object == JSONObject([("b", 2), ("a", 9)] + more))
    #expect(object.keys == ["b", "a"] + more.map(\.0))
    object["c"] = 1
    #expect(object.keys.last == "c")
    object["b"] = nil
    object["missing"] = nil
    #expect(object.keys == ["a"] + more.map(\.0) + ["c"])
    #expect(object["b"] == nil)
    #expect(object["c"] == 1)
    object["c"] = .null
    #expect(object["c"] == .null)
  }

  @Test func aSmallObjectGrowsIntoALargeOneAndBack() {
    var object = JSONObject()
    for number in 0..<200 { object["k\(number)"] = .int(Int64(number)) }
    for number in 0..<200 { #expect(object["k\(number)"]?.intValue == number) }
    for number in 0..<190 { object["k\(number)"] = nil }
    #expect(object.keys == (190..<200).map { "k\($0)" })
    #expect(object["k5"] == nil)
    #expect(object["k195"] == 195)
  }

  @Test func manyMembersStayUsable() throws {
    let members = (0..<50_000).map { "\"k\($0)\":\($0)" }
    let forwards = try JSON(parsing: "{" + members.joined(separator: ",") + "}")
    let backwards = try JSON(parsing: "{" + members.reversed().joined(separator: ",") + "}")
    #expect(forwards == backwards)
    #expect(forwards["k49999"] == 49_999)
  }

  @Test(
    arguments: [
      ([1, 2], [1, 2], true),
      ([1, 2], [2, 1], false),
      ([1], [1, 1], false),
      (1, 1.0, false),
      (0.0, .double(-0.0), true),
      (.double(.nan), .double(.nan), false),
      (nil, false, false),
      ("1", 1, false),
      ([], [:], false),
      ([["a": [1]]], [["a": [2]]], false),
      ([["a": [1], "b": 2]], [["b": 2, "a": [1]]], true),
      (["a": 1, "b": 2], ["a": 1, "c": 2], false),
    ] as [(JSON, JSON, Bool)])
  func equality(left: JSON, right: JSON, equal: Bool) {
    #expect((left == right) == equal)
    #expect((right == left) == equal)
    if equal { #expect(left.hashValue == right.hashValue) }
  }

  @Test func accessAcrossKinds() {
    let value: JSON = ["list": [1, "two"], "flag": true]
    #expect(value["list"]?[1]?.string == "two")
    #expect(value["list"]?[2] == nil)
    #expect(value["list"]?[-1] == nil)
    #expect(value["list"]?["x"] == nil)
    #expect(value[0] == nil)
    #expect(value["flag"]?.bool == true)
    #expect(value["none"] == nil)
    #expect(JSON.null.isNull)
  }
}
