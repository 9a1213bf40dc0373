/// The texts of the offline model.
enum OfflineAnswer {
  /// The first line of every answer.
  static let notice =
    "No language model took part: this is what a text search found. Name a model with --model or OPENAI_API_KEY."

  static let nothingFound = "Nothing found"

  static func found(_ quotes: [Quote], others: [Place], terms: [SearchTerm]) -> String {
    var text = notice
    for quote in quotes { text += "\n\n" + quote.text }
    if !others.isEmpty { text += "\n\nAlso: " + others.map { "\($0.path):\($0.line)" }.joined(separator: ", ") }
    return text + "\n\n" + searched(terms)
  }

  static func nothing(_ reason: String) -> String {
    "\(notice)\n\n\(nothingFound): \(reason)"
  }

  static func searched(_ terms: [SearchTerm]) -> String {
    "Searched for: " + terms.map(\.text).joined(separator: ", ")
  }
}

/// A few lines of a file around a place.
struct Quote: Equatable {
  let place: Place
  /// Numbered lines in order; never empty.
  let lines: [(number: Int, text: String)]

  var text: String {
    let width = "\(lines.last?.number ?? 0)".count
    let body = lines.map { number, text in
      "  " + String(repeating: " ", count: width - "\(number)".count) + "\(number)  \(text)"
    }
    return (["\(place.path):\(place.line)"] + body).joined(separator: "\n")
  }

  static func == (left: Quote, right: Quote) -> Bool {
    left.place == right.place && left.text == right.text
  }
}
