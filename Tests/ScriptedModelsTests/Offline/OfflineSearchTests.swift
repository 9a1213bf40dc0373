import Foundation
import SessionCore
import Testing

@testable import ScriptedModels

/// Questions with known places over the trees that the build checked out: the right file among the first three quotes,
/// and a line within ten. `ROSTER_SHOW_PLACES` prints what was found for each.
@Suite struct OfflineSearchTests {
  @Test(arguments: [
    // The newcomers' tables ask about our own sources too, which grow: one question was lost when the runtime did.
    (KnownPlace.tuned, 9), (KnownPlace.checked, 7), (KnownPlace.newcomerTuned, 7), (KnownPlace.newcomerOthers, 6),
    // Most of what is missed is in words that the source does not use.
    (KnownPlace.hard, 4), (KnownPlace.lotTuned, 6),
  ])
  func knownPlaces(places: [KnownPlace], ofTen: Int) async throws {
    let (found, _, missed) = try await count(places)
    #expect(found * 10 >= ofTen * places.count, "\(found) of \(places.count); missed: \(missed)")
  }

  /// Eight of ten is the aim, with the line in the first three quotes; this table is the one that shows how far off it
  /// is. Nine or ten of its thirty are found so, and sixteen where the line may be in a further quote from the same file.
  @Test func unseenQuestionsByLot() async throws {
    let places = KnownPlace.lotUnseen
    let (found, atOnce, _) = try await count(places)
    #expect(found * 10 >= 4 * places.count, "\(found) of \(places.count)")
    #expect(atOnce * 4 >= places.count, "\(atOnce) of \(places.count)")
    withKnownIssue("questions in words that the source does not use") {
      #expect(atOnce * 10 >= 8 * places.count, "\(atOnce) of \(places.count)")
    }
  }

  /// `atOnce`: with the line, too, in the first three quotes.
  private func count(_ places: [KnownPlace]) async throws -> (found: Int, atOnce: Int, missed: [String]) {
    var found = 0
    var atOnce = 0
    var missed: [String] = []
    for place in places {
      let root = try #require(Trees.root(of: place.tree), "the build has not checked out \(place.tree)")
      let answer = try await FolderTools(root: root).run(OfflineModel(), place.question).reply
      let quotes = Trees.quotes(in: answer.text)
      let isFound = place.isAnswered(by: quotes, in: root)
      if isFound { found += 1 } else { missed.append(place.question) }
      if place.isAnswered(by: Array(quotes.prefix(3)), in: root) { atOnce += 1 }
      guard ProcessInfo.processInfo.environment["ROSTER_SHOW_PLACES"] != nil else { continue }
      print(isFound ? "found " : "MISSED", place.question, quotes)
    }
    return (found, atOnce, missed)
  }

  @Test func theSameQuestionGetsTheSameAnswer() async throws {
    let root = try #require(Trees.root(of: .roster))
    let tools = FolderTools(root: root)
    let question = "Where are duplicate YAML keys found?"
    #expect(
      try await tools.run(OfflineModel(), question).reply == tools.run(OfflineModel(), question).reply)
  }
}

/// Where the source trees are, and what lies in them.
enum Trees {
  /// Nil where the build did not check the tree out.
  static func root(of tree: KnownPlace.Tree) -> String? {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
    let root =
      tree == .roster
      ? repository.appending(path: "Sources") : repository.appending(path: ".build/checkouts/\(tree.rawValue)")
    return FileManager.default.fileExists(atPath: root.path) ? root.path : nil
  }

  static func lines(with text: String, in file: String) -> [Int] {
    let contents = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    return contents.components(separatedBy: "\n").enumerated().filter { $0.element.contains(text) }
      .map { $0.offset + 1 }
  }

  /// The `path:line` that each quote begins with.
  static func quotes(in answer: String) -> [(path: String, line: Int)] {
    answer.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
      guard !line.hasPrefix(" "), let colon = line.lastIndex(of: ":"),
        let number = Int(line[line.index(after: colon)...])
      else { return nil }
      return (String(line[..<colon]), number)
    }
  }
}

extension KnownPlace {
  func isAnswered(by quotes: [(path: String, line: Int)], in root: String) -> Bool {
    let files = Set(quotes.prefix(3).map(\.path))
    return answers.contains { answer in
      quotes.contains { quote in
        files.contains(quote.path) && quote.path.hasSuffix("/" + answer.file)
          && Trees.lines(with: answer.line, in: "\(root)/\(quote.path)").contains { abs($0 - quote.line) <= 10 }
      }
    }
  }
}
