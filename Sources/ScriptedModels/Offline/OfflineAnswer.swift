/// The texts of the offline model.
enum OfflineAnswer {
  /// The first line of every answer.
  static let notice =
    "No language model took part: this is what a text search found. Name a model with --model or OPENAI_API_KEY."

  static let nothingFound = "Nothing found"

  static func found(_ quotes: [Quote], _ question: SearchQuestion) -> String {
    ([notice] + quotes.map(\.text) + [searched(question)]).joined(separator: "\n\n")
  }

  static func nothing(_ reason: String) -> String {
    "\(notice)\n\n\(nothingFound): \(reason)"
  }

  static func searched(_ question: SearchQuestion) -> String {
    let searched = "Searched for: " + question.terms.map(\.text).joined(separator: ", ")
    return question.asksForChange ? searched + "\nNothing was changed: that takes a language model." : searched
  }
}

/// A few lines of a file around a place.
struct Quote: Equatable {
  let place: Place
  /// Numbered lines in order; never empty.
  let lines: [(number: Int, text: String)]

  var text: String {
    func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
    let shown = lines.drop { isBlank($0.text) }.reversed().drop { isBlank($0.text) }.reversed()
    let width = "\(shown.last?.number ?? 0)".count
    let body = shown.map { number, text in
      let margin = String(repeating: " ", count: 2 + width - "\(number)".count)
      return isBlank(text) ? margin + "\(number)" : margin + "\(number)  \(text)"
    }
    return (["\(place.path):\(place.line)"] + body).joined(separator: "\n")
  }

  static func == (left: Quote, right: Quote) -> Bool {
    left.place == right.place && left.text == right.text
  }
}
