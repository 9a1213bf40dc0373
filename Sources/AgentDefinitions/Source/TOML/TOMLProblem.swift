/// Why a text is not TOML, told by what its author most likely meant.
package enum TOMLProblem: Hashable, Sendable {
  /// `model = gpt-5`: a text without quotes.
  case unquotedText(String)
  /// `model =`
  case missingValue
  /// `model: "x"` has another sign than `=`, `model` none at all.
  case missingEquals(found: Unicode.Scalar?)
  /// Something that cannot be a key where one is meant.
  case badKey
  /// The fault's range is the opening quote or quotes.
  case unterminatedString(quotes: String)
  /// `"C:\work"`: a backslash sequence that TOML does not know.
  case badEscape
  /// The fault's range is the opening bracket.
  case unclosedBracket(Unicode.Scalar)
  /// `["a" "b"]`
  case missingComma
  /// `{ a = 1, }`
  case commaBeforeBrace
  /// A line break inside `{ … }`.
  case lineBreakInBraces
  /// `[table` or `[[tables]`.
  case unclosedHeader
  /// `name = "a" b`
  case textAfterValue
  /// `0755`
  case leadingZero
  case numberTooLarge
  /// What begins with a digit and is neither a number nor a date.
  case badNumber
  /// `[a]` twice; `first` is where it was defined.
  case tableTwice(name: String, first: SourceRange)
  /// `a = 1` and then `[a]` or `a.b = 2`.
  case notATable(name: String, first: SourceRange)
  /// A line that ends as on the Macintosh of 1984.
  case loneCarriageReturn

  /// Whether what follows can be told from what is wrong.
  var endsReading: Bool {
    if case .unterminatedString(let quotes) = self { quotes.utf8.count > 1 } else { false }
  }

  package var message: String {
    switch self {
    case .unquotedText(let text): "text needs quotes in TOML; write \"\(text)\""
    case .missingValue: "a value must follow the “=” on the same line; \"\" is an empty text"
    case .missingEquals(let found?): "a key and its value are joined by “=” in TOML and not by “\(found)”"
    case .missingEquals(nil): "this line has no “=” and value; a text of several lines stands between \"\"\" and \"\"\""
    case .badKey: "a key goes here: letters, digits, “_” and “-”, or anything in quotes"
    case .unterminatedString(let quotes) where quotes.utf8.count > 1:
      "the text that opens here with \(quotes) is never closed; nothing from here on is read"
    case .unterminatedString(let quotes):
      "the quote \(quotes) that opens here is not closed on its line; a text of several lines stands between "
        + "\"\"\" and \"\"\""
    case .badEscape:
      "this backslash sequence is not known in double quotes; write “\\\\” for a backslash or use single quotes"
    case .unclosedBracket(let bracket): "the “\(bracket)” that opens here is not closed"
    case .missingComma: "a comma or the closing bracket must come before this"
    case .commaBeforeBrace: "no comma may stand before “}”; delete it"
    case .lineBreakInBraces: "“{ … }” must stand on one line; write a table “[name]” with a line for each key instead"
    case .unclosedHeader: "the brackets of this table's name are not closed; write “[name]” or “[[name]]”"
    case .textAfterValue: "the value has ended before this; delete it, put it in the quotes, or begin it with “#”"
    case .leadingZero: "a number cannot begin with 0; take the zeros away, or quote it if it is text"
    case .numberTooLarge: "the number does not fit 64 bits; quote it if it is text"
    case .badNumber: "this is neither a number nor a date; quote it if it is text"
    case .tableTwice(let name, _): "the table “\(name)” is defined twice; put its keys below one “[\(name)]”"
    case .notATable(let name, _): "“\(name)” has its value already, so that nothing can be added to it here"
    case .loneCarriageReturn: "a line ends with a carriage return alone; save the file with LF or CRLF line breaks"
    }
  }
}
