internal import SessionCore

/// One text to be put in place of another, with the explanations that a model needs when it cannot be done.
///
/// Where all lines of the file end with CR LF, both texts are taken to mean that, however they are written.
struct TextReplacement {
  let old: String
  let new: String

  private static let listedPlaces = 20

  func apply(to file: TextFile, shownAs path: String) throws(ToolFailure) -> [UInt8] {
    guard old != new else { throw ToolFailure(.badArguments, "old_str and new_str are the same; nothing to change.") }
    var (old, new) = (Array(old.utf8), Array(new.utf8))
    if old.isEmpty {
      guard file.bytes.isEmpty else {
        throw ToolFailure(.badArguments, "old_str is empty, but \(path) is not. Quote the text to replace.")
      }
      return new
    }
    if file.usesCRLF { (old, new) = (TextFile.withCRLF(old), TextFile.withCRLF(new)) }
    let places = ByteSearch(old).places(in: file.bytes, limit: Self.listedPlaces + 1)
    guard let place = places.first else { throw missing(from: file, path) }
    guard places.count == 1 else { throw ambiguous(places, in: file, path) }
    return file.bytes[..<place] + new + file.bytes[(place + old.count)...]
  }

  private func ambiguous(_ places: [Int], in file: TextFile, _ path: String) -> ToolFailure {
    let lines = places.prefix(Self.listedPlaces).map { String(file.line(at: $0)) }.joined(separator: ", ")
    let count = places.count > Self.listedPlaces ? "more than \(Self.listedPlaces)" : "\(places.count)"
    return .forModel(
      "old_str occurs \(count) times in \(path): it begins on lines \(lines). Quote more around the one you mean.")
  }

  private func missing(from file: TextFile, _ path: String) -> ToolFailure {
    let message = "old_str does not occur in \(path)."
    if file.isBinary { return .forModel(message + " It is a binary file.") }
    if let plain = withoutNumbers, !ByteSearch(Array(plain.utf8)).places(in: file.bytes, limit: 1).isEmpty {
      return .forModel(message + " It does without the line numbers, which view adds and the file does not have.")
    }
    guard let nearest = NearestLines.find(old, in: file.lines) else {
      return .forModel(message + " Nothing like it does either; view the file.")
    }
    let shown = nearest.lines.enumerated().map { "\(nearest.first + $0.offset). \($0.element)" }
    let what = nearest.differsOnlyInSpace ? "It differs only in whitespace from" : "Nearest are"
    return .forModel(message + " \(what) these lines:\n" + shown.joined(separator: "\n"))
  }

  /// What was quoted from the answer of `view`, such as `12. let a = 1`; nil when a line has no number.
  private var withoutNumbers: String? {
    let lines = old.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let rest = line.drop(while: \.isNumber)
      return rest.count < line.count && rest.hasPrefix(". ") ? rest.dropFirst(2) : nil
    }
    guard !lines.contains(nil) else { return nil }
    return lines.compactMap { $0 }.joined(separator: "\n")
  }
}
