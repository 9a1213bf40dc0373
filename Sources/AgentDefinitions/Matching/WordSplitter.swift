/// A run of text between spaces and punctuation, with the words that it is made of.
///
/// `parseHeader`, `idle_timeout`, `read-only` and `src/auth/login.ts` are one run each and several words. Text in
/// scripts without spaces becomes overlapping pairs of characters.
package struct SplitWord: Sendable, Equatable {
  package enum Kind: Sendable {
    case plain
    /// Words joined by hyphens or an apostrophe: still prose.
    case hyphenated
    /// camelCase, snake_case, a dotted name or a path.
    case identifier
    /// Character pairs of a script that is written without spaces.
    case pairs
  }

  package struct Part: Sendable, Equatable {
    /// As written.
    package let text: String
    /// Lower case, without accents.
    package let term: String
  }

  /// What lies between this run and the one before.
  package enum Gap: Sendable {
    case space, comma, clause, sentence
  }

  /// As written.
  package let text: String
  package let kind: Kind
  package let parts: [Part]
  package let gap: Gap

  /// All parts in one, so that `idleTimeout`, `idle_timeout` and `idle-timeout` are the same.
  package var joined: String {
    parts.count == 1 ? parts[0].term : parts.reduce(into: "") { $0 += $1.term }
  }
}

/// Splits text into words: prose, identifiers and paths alike.
package struct WordSplitter {
  package static func words(in text: String) -> [SplitWord] {
    var splitter = WordSplitter(text)
    splitter.run()
    return splitter.words
  }

  private let text: [Unicode.Scalar]
  private let bytes: [UInt8]
  /// Where each character begins in `bytes`, and their end; empty when every character is one byte.
  private let starts: [Int]
  private var words: [SplitWord] = []
  private var gap = SplitWord.Gap.sentence
  private var offset = 0

  private init(_ text: String) {
    bytes = Array(text.utf8)
    if bytes.allSatisfy({ $0 < 0x80 }) {
      self.text = bytes.map { Unicode.Scalar($0) }
      starts = []
    } else {
      self.text = Array(text.unicodeScalars)
      starts = self.text.reduce(into: [0]) { $0.append($0[$0.count - 1] + UTF8.width($1)) }
    }
  }

  private mutating func run() {
    while offset < text.count {
      let scalar = text[offset]
      if TextScript.hasNoSpaces(scalar) {
        takePairs()
      } else if TextScript.isWordPart(scalar) {
        if !takePlainWord() { takeRun() }
      } else {
        takeGap(scalar)
      }
    }
  }

  private mutating func takeGap(_ scalar: Unicode.Scalar) {
    offset += 1
    switch scalar {
    case ".", "!", "?", "\n", "\r", "。", "！", "？":
      // The dot of `.NET` and `.gitignore` ends nothing.
      if scalar == ".", offset < text.count, TextScript.isWordPart(text[offset]) { return }
      gap = .sentence
    case ";", ":", "(", ")", "—", "–", "；", "：": if gap != .sentence { gap = .clause }
    case ",", "，", "、": if gap == .space { gap = .comma }
    default: break
    }
  }

  private mutating func takePairs() {
    let start = offset
    while offset < text.count, TextScript.hasNoSpaces(text[offset]) { offset += 1 }
    let pairs = offset - start == 1 ? [start..<offset] : (start..<(offset - 1)).map { $0..<($0 + 2) }
    append(start..<offset, .pairs, pairs.map(written).map { SplitWord.Part(text: $0, term: $0) })
  }

  /// Takes what most runs are: a word of three or more ASCII letters, of which the first alone may be a capital, with
  /// nothing joined to it. False, and nothing taken, when the run is something else.
  private mutating func takePlainWord() -> Bool {
    guard starts.isEmpty else { return false }
    var end = offset + 1
    while end < bytes.count, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[end]) { end += 1 }
    guard end - offset >= 3, (UInt8(ascii: "A")...UInt8(ascii: "z")).contains(bytes[offset]) else { return false }
    if end < bytes.count, TextScript.isWordPart(text[end]) || joint(at: end) != nil { return false }
    let word = bytes[offset..<end]
    let text = String(decoding: word, as: UTF8.self)
    var term = text
    if word[offset] < UInt8(ascii: "a") {
      term = String(decoding: CollectionOfOne(word[offset] | 0x20), as: UTF8.self)
      term += String(decoding: word.dropFirst(), as: UTF8.self)
    }
    words.append(SplitWord(text: text, kind: .plain, parts: [SplitWord.Part(text: text, term: term)], gap: gap))
    gap = .space
    offset = end
    return true
  }

  private mutating func takeRun() {
    let start = offset
    var kind = SplitWord.Kind.plain
    var parts: [SplitWord.Part] = []
    var partStart = start
    var (segmentStart, segmentParts) = (start, 0)
    while offset < text.count {
      let scalar = text[offset]
      if TextScript.isWordPart(scalar) {
        if offset > partStart, startsCapitalizedPart(at: offset, after: partStart) {
          parts += part(partStart..<offset)
          partStart = offset
          kind = .identifier
        }
        offset += 1
      } else if let joint = joint(at: offset) {
        parts += part(partStart..<offset)
        joinName(&parts, from: segmentParts, segmentStart..<offset)
        if kind != .identifier { kind = joint }
        offset += 1
        while offset < text.count, !TextScript.isWordPart(text[offset]) { offset += 1 }
        partStart = offset
        (segmentStart, segmentParts) = (offset, parts.count)
      } else {
        break
      }
    }
    parts += part(partStart..<offset)
    joinName(&parts, from: segmentParts, segmentStart..<offset)
    joinName(&parts, from: 0, start..<offset)
    if let language = languageName(after: parts) { parts = [language] }
    guard !parts.isEmpty else { return }
    append(start..<offset, parts.count == 1 ? .plain : kind, parts)
  }

  /// `JavaScript` and `Node.js` are one word although they have a capital or a dot inside.
  private func joinName(_ parts: inout [SplitWord.Part], from first: Int, _ range: Range<Int>) {
    guard parts.count - first > 1 else { return }
    let joined = parts[first...].reduce(into: "") { $0 += $1.term }
    guard Self.names.contains(joined) else { return }
    parts[first...] = [SplitWord.Part(text: written(range), term: joined)]
  }

  private mutating func append(_ run: Range<Int>, _ kind: SplitWord.Kind, _ parts: [SplitWord.Part]) {
    words.append(SplitWord(text: written(run), kind: kind, parts: parts, gap: gap))
    gap = .space
  }

  private func written(_ range: Range<Int>) -> String {
    let bounds = starts.isEmpty ? range : starts[range.lowerBound]..<starts[range.upperBound]
    return String(decoding: bytes[bounds], as: UTF8.self)
  }

  /// `parse|Header`, `HTTP|Server`, but `HTTP2` and `URLs` whole.
  private func startsCapitalizedPart(at offset: Int, after start: Int) -> Bool {
    guard TextScript.isUpperCase(text[offset]) else { return false }
    if !TextScript.isUpperCase(text[offset - 1]) { return true }
    guard offset + 1 < text.count, offset > start else { return false }
    let next = text[offset + 1]
    let endsRun = offset + 2 == text.count || !TextScript.isWordPart(text[offset + 2])
    return TextScript.isLetter(next) && !TextScript.isUpperCase(next) && !(next == "s" && endsRun)
  }

  /// What the character between two word characters makes of the run; nil when it ends it.
  private func joint(at offset: Int) -> SplitWord.Kind? {
    func continues(at next: Int) -> Bool { next < text.count && TextScript.isWordPart(text[next]) }
    switch text[offset] {
    case "-", "\u{2010}", "\u{2011}", "'", "’": return continues(at: offset + 1) ? .hyphenated : nil
    case "_", ".", "/", "\\", "#", "@": return continues(at: offset + 1) ? .identifier : nil
    case ":":
      let isPathLike = offset + 2 < text.count && text[offset + 1] == ":" && continues(at: offset + 2)
      return isPathLike ? .identifier : nil
    default: return nil
    }
  }

  /// A part of the run, without the genitive and the like: nothing for the `s` of `agent's`, `dont` stays together.
  private func part(_ range: Range<Int>) -> [SplitWord.Part] {
    guard !range.isEmpty else { return [] }
    let isAfterApostrophe =
      range.lowerBound > 0 && (text[range.lowerBound - 1] == "'" || text[range.lowerBound - 1] == "’")
    if isAfterApostrophe, range.count <= 2 { return [] }
    let term = folded(range)
    return term.isEmpty ? [] : [SplitWord.Part(text: written(range), term: term)]
  }

  private func folded(_ range: Range<Int>) -> String {
    if text[range].allSatisfy(\.isASCII) {
      return String(decoding: text[range].lazy.map { TextScript.lowerCase(ascii: $0) }, as: UTF8.self)
    }
    return text[range].reduce(into: "") { TextScript.fold($1, into: &$0) }
  }

  /// `C++`, `C#`, `F#`: the signs belong to the name. `Go` within a sentence is the language, not the verb.
  private mutating func languageName(after parts: [SplitWord.Part]) -> SplitWord.Part? {
    guard parts.count == 1, let letter = parts.first else { return nil }
    if letter.text == "Go", gap != .sentence { return SplitWord.Part(text: letter.text, term: "golang") }
    guard letter.term == "c" || letter.term == "f" else { return nil }
    if text[offset...].starts(with: "++".unicodeScalars) {
      offset += 2
      return SplitWord.Part(text: letter.text + "++", term: letter.term + "pp")
    }
    if text[offset...].first == "#" {
      offset += 1
      return SplitWord.Part(text: letter.text + "#", term: letter.term + "sharp")
    }
    return nil
  }

  private static let names: Set<String> = [
    "asciidoc", "bitbucket", "cicd", "clickhouse", "cloudformation", "devops", "dynamodb", "fastapi", "github",
    "gitlab",
    "graphql", "grpc", "iac", "ios", "ipados", "javascript", "jsdoc", "latex", "linkedin", "macos", "mlops", "mongodb",
    "mysql", "nestjs", "nextjs", "nodejs", "nosql", "numpy", "nuxtjs", "oauth", "openai", "openapi", "opengl", "pdf",
    "postgresql", "powershell", "protobuf", "pytorch", "reactjs", "restful", "rxjs", "saas", "scikit", "sqlite",
    "swiftui", "tensorflow", "tiktok", "typescript", "uikit", "vuejs", "webassembly", "webgl", "websocket",
    "websockets",
    "wordpress", "xctest", "youtube",
  ]
}
