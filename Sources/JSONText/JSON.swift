/// A JSON value that keeps what the text said: the order of members, and whole numbers apart from fractions.
///
/// `1` and `1.0` are different values (`.int` and `.double`); `int`, `intValue` and `double` read either. Strings and
/// keys compare as Swift strings do, so canonically equivalent spellings are equal.
package enum JSON: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  case string(String)
  case array([JSON])
  case object(JSONObject)
}

extension JSON {
  package var isNull: Bool { self == .null }

  package var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }

  /// A whole number, also when it was written as a fraction without a remainder (`3.0`, `1e3`).
  package var int: Int64? {
    switch self {
    case .int(let value): value
    case .double(let value): Self.whole(value)
    default: nil
    }
  }

  /// `Int64(exactly:)` by hand: that one needs the C mathematics library at link time.
  private static func whole(_ value: Double) -> Int64? {
    guard value >= -0x1p63, value < 0x1p63 else { return nil }
    let whole = Int64(value)
    return Double(whole) == value ? whole : nil
  }

  package var intValue: Int? { int.flatMap { Int(exactly: $0) } }

  /// Any number; a whole one beyond 2⁵³ comes out rounded.
  package var double: Double? {
    switch self {
    case .int(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  package var string: String? {
    guard case .string(let value) = self else { return nil }
    return value
  }

  package var array: [JSON]? {
    guard case .array(let value) = self else { return nil }
    return value
  }

  package var object: JSONObject? {
    guard case .object(let value) = self else { return nil }
    return value
  }

  /// The member with this key; `nil` where there is none and where this is no object.
  package subscript(key: String) -> JSON? { object?[key] }

  /// The element at this place; `nil` past the ends and where this is no array.
  package subscript(index: Int) -> JSON? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }
}

extension JSON: CustomStringConvertible {
  package var description: String { text }
}

extension JSON: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(nilLiteral: ()) { self = .null }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int64) { self = .int(value) }
  package init(floatLiteral value: Double) { self = .double(value) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSON...) { self = .array(elements) }
  package init(dictionaryLiteral members: (String, JSON)...) { self = .object(JSONObject(members)) }
}
