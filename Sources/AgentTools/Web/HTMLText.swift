/// What a page says, as Markdown: headings, lists, links, code and tables, without what is only for browsers.
struct HTMLText {
  /// Turns a link as the page has it into a whole address; nil: it leads nowhere.
  private let resolve: (String) -> String?
  private var text = ""
  /// Line breaks that are due before the next character.
  private var breaks = 0
  private var isSpaceDue = false
  private var skipped: [String] = []
  private var preformatted = 0
  private var lists: [Int?] = []
  private var quotes = 0
  /// As deep was the last line.
  private var quotesBefore = 0
  private var links: [(target: String?, start: String.Index)] = []
  private var cells = 0
  private var isHeading = false
  private(set) var title = ""
  private var isTitle = false

  private static let passedOver: Set<String> = [
    "script", "style", "noscript", "template", "svg", "iframe", "canvas", "object", "math", "select", "button",
    "textarea",
    "xmp",
  ]
  private static let blocks: Set<String> = [
    "p", "div", "section", "article", "header", "footer", "main", "nav", "aside", "form", "fieldset", "figure",
    "figcaption", "address", "dl", "table", "details", "summary", "body", "html",
  ]
  private static let lines: Set<String> = ["dt", "dd", "tr", "caption", "option", "legend"]
  /// Deeper, and nobody reads it.
  private static let depthLimit = 12

  private init(resolve: @escaping (String) -> String?) { self.resolve = resolve }

  static func markdown(of page: String, resolving resolve: @escaping (String) -> String?) -> String {
    var html = HTMLText(resolve: resolve)
    for token in HTMLTokenizer.tokens(of: page) { html.add(token) }
    let title = html.title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isNamed = title.isEmpty || html.text.hasPrefix("# ")
    return isNamed ? html.text : "# \(title)\n\n\(html.text)"
  }

  private mutating func add(_ token: HTMLToken) {
    switch token {
    case .text(let text):
      if isTitle {
        title += text
      } else if skipped.isEmpty {
        if preformatted > 0 { write(verbatim: text) } else { write(text) }
      }
    case .start(let name, let attributes):
      if Self.passedOver.contains(name) { skipped.append(name) }
      if name == "title", skipped.isEmpty { isTitle = title.isEmpty }
      if skipped.isEmpty { begin(name, attributes) }
    case .end(let name):
      if name == "title" { isTitle = false }
      if let place = skipped.lastIndex(of: name) {
        skipped.removeSubrange(place...)
      } else if skipped.isEmpty {
        end(name)
      }
    }
  }

  private mutating func begin(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6":
      due(2)
      write(mark: String(repeating: "#", count: Int(name.dropFirst()) ?? 1) + " ")
      isHeading = true
    case "br": due(1)
    case "hr":
      due(2)
      write(mark: "---")
      due(2)
    case "ul", "menu":
      due(lists.isEmpty ? 2 : 1)
      if lists.count < Self.depthLimit { lists.append(nil) }
    case "ol":
      due(lists.isEmpty ? 2 : 1)
      if lists.count < Self.depthLimit { lists.append(Int(attributes["start"] ?? "") ?? 1) }
    case "li": beginItem()
    case "blockquote":
      due(2)
      quotes = min(quotes + 1, Self.depthLimit)
    case "pre":
      due(2)
      write(mark: "```\n")
      preformatted += 1
    case "code", "kbd", "samp", "tt": if preformatted == 0 { write(mark: "`") }
    case "b", "strong": if !isHeading, preformatted == 0 { write(mark: "**") }
    case "a":
      flushSpace()
      if links.count < Self.depthLimit { links.append((attributes["href"].flatMap(resolve), text.endIndex)) }
    case "img": if let about = attributes["alt"], !about.isEmpty { write("[image: \(about)]") }
    case "td", "th":
      if cells > 0 { write(" | ") }
      cells += 1
    case "tr":
      due(1)
      cells = 0
    case _ where Self.blocks.contains(name): due(2)
    case _ where Self.lines.contains(name): due(1)
    default: break
    }
  }

  private mutating func end(_ name: String) {
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6":
      isHeading = false
      due(2)
    case "ul", "ol", "menu":
      _ = lists.popLast()
      due(lists.isEmpty ? 2 : 1)
    case "li": due(1)
    case "blockquote":
      quotes = max(quotes - 1, 0)
      due(2)
    case "pre":
      guard preformatted > 0 else { return }
      preformatted -= 1
      if !text.hasSuffix("\n") { text += "\n" }
      text += "```"
      due(2)
    case "code", "kbd", "samp", "tt": if preformatted == 0 { closeMark("`") }
    case "b", "strong": if !isHeading, preformatted == 0 { closeMark("**") }
    case "a": endLink()
    case _ where Self.blocks.contains(name): due(2)
    case _ where Self.lines.contains(name): due(1)
    default: break
    }
  }

  private mutating func beginItem() {
    due(1)
    let indent = String(repeating: "  ", count: max(lists.count - 1, 0))
    if let last = lists.last, let number = last {
      write(mark: indent + "\(number). ")
      lists[lists.count - 1] = number &+ 1
    } else {
      write(mark: indent + "- ")
    }
  }

  private mutating func endLink() {
    guard let link = links.popLast(), let target = link.target, link.start < text.endIndex else { return }
    let shown = text[link.start...].drop(while: \.isWhitespace)
    // A link around whole blocks is no link in a text.
    guard !shown.isEmpty, !shown.contains("\n"), shown != target else { return }
    text.replaceSubrange(shown.startIndex..., with: "[\(shown)](\(target))")
  }

  // MARK: Writing

  private mutating func due(_ count: Int) {
    guard preformatted == 0 else {
      if count == 1 { text += "\n" }
      return
    }
    breaks = max(breaks, count)
    isSpaceDue = false
  }

  private mutating func flushBreaks() {
    guard breaks > 0 else { return }
    if !text.isEmpty {
      // Between a quotation and what is none stands an empty line.
      text += breaks == 1 ? "\n" : "\n" + prefix(min(quotes, quotesBefore)).trimmedEnd + "\n"
    }
    text += prefix(quotes)
    quotesBefore = quotes
    breaks = 0
    isSpaceDue = false
  }

  private func prefix(_ depth: Int) -> String { String(repeating: "> ", count: depth) }

  private mutating func flushSpace() {
    flushBreaks()
    if isSpaceDue, let last = text.utf8.last, last != 0x20, last != 0x0a { text += " " }
    isSpaceDue = false
  }

  private mutating func write(mark: String) {
    flushSpace()
    text += mark
  }

  /// `**` after what it stands around; nothing where it stands around nothing.
  private mutating func closeMark(_ mark: String) {
    if text.hasSuffix(mark) { text.removeLast(mark.count) } else { text += mark }
  }

  private mutating func write(_ words: String) {
    for part in words.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace) {
      if part.isEmpty {
        isSpaceDue = true
        continue
      }
      flushSpace()
      text += part
      isSpaceDue = true
    }
    // The last piece is followed by a space only if the text ended with one.
    isSpaceDue = words.last?.isWhitespace ?? isSpaceDue
  }

  private mutating func write(verbatim words: String) { text += words }
}

extension String {
  fileprivate var trimmedEnd: Substring {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return text
  }
}
