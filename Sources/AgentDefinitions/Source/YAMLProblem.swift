/// Why a text is not YAML, told by what its author most likely meant.
package enum YAMLProblem: Hashable, Sendable {
  /// `description: Use this: it helps`
  case colonInValue
  /// A tab where YAML wants spaces.
  case tabIndentation
  /// A value that begins with `@`, `` ` `` or another character that YAML keeps for itself.
  case reservedStart(Unicode.Scalar)
  /// `tools: *`, `*bold*`: a star (or, with `&`, an anchor) that no name follows.
  case markWithoutName(Unicode.Scalar)
  /// `!` with something behind it that is no tag.
  case badTag
  /// The fault's range is the opening quote.
  case unterminatedQuote(Unicode.Scalar)
  /// `name: "a" b`
  case textAfterQuote(Unicode.Scalar)
  /// `"C:\work"`: a backslash sequence that YAML does not know.
  case badEscape
  /// The fault's range is the opening bracket.
  case unclosedBracket(Unicode.Scalar)
  /// A bracket, brace or comma where nothing is open.
  case strayIndicator(Unicode.Scalar)
  /// `a b` among keys: no colon follows.
  case missingColon
  /// More than 1024 characters before the colon.
  case keyTooLong
  /// A line that is neither deep enough to go on nor aligned with what is above, or an item among keys.
  case badIndentation
  /// Text behind `…}`, `…]` or a line `...`, where the document has ended.
  case textAfterEnd
  /// `key: - item`
  case listOnKeyLine
  /// `description: > text`
  case badBlockHeader
  /// A line that starts with `%`, which announces a directive.
  case badDirective
  /// Anything else, in libyaml's words.
  case other(String)

  package var message: String {
    switch self {
    case .colonInValue:
      "a value that contains “: ” must be quoted, or be written below the key as a block (“key: |-”)"
    case .tabIndentation: "a tab cannot indent YAML; use spaces"
    case .reservedStart(let character): "a value cannot begin with “\(character)”; put it in quotes"
    case .markWithoutName("*"): "“*” at the start of a value refers to an anchor; to mean a star, quote it: “\"*\"”"
    case .markWithoutName(let character):
      "“\(character)” at the start of a value names an anchor; put the value in quotes to mean the character"
    case .badTag: "“!” at the start of a value begins a tag, and this is none; put the value in quotes"
    case .unterminatedQuote(let quote): "the quote \(quote) that opens here is never closed"
    case .textAfterQuote(let quote):
      "text follows the closing quote \(quote); put all of the value in quotes"
        + (quote == "'" ? ", writing '' for an apostrophe inside" : ", writing \\\" for a quote inside")
    case .badEscape:
      "this backslash sequence is not known in double quotes; write “\\\\” for a backslash or use single quotes"
    case .unclosedBracket(let bracket): "the “\(bracket)” that opens here is not closed; close it or quote the value"
    case .strayIndicator(let character): "“\(character)” has no business here; quote the value if it is meant as text"
    case .missingColon: "this line has no “key:”; indent it if it continues the value above, or add the colon"
    case .keyTooLong: "the key on this line is longer than 1024 characters"
    case .badIndentation:
      "this line fits neither the keys nor the lists above it; check its indentation, or quote it if it is text"
    case .textAfterEnd: "the YAML ends before this; delete it, or quote the value above if this belongs to it"
    case .listOnKeyLine: "a list cannot start on the line of its key; put “- ” on the next line or use “[…]”"
    case .badBlockHeader:
      "only an indentation number and “-” or “+” may follow “|” or “>”; put the text on the next line"
    case .badDirective: "a line that starts with “%” is a YAML directive, and this is none; indent or quote it"
    case .other(let words): "not YAML: \(words)"
    }
  }
}
