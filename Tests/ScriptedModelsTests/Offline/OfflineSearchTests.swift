import Foundation
import SessionCore
import Testing

@testable import ScriptedModels

/// Questions with known places over the trees that the build checked out.
@Suite struct OfflineSearchTests {
  @Test(arguments: KnownPlace.tuned + KnownPlace.unseen)
  func knownPlaces(place: KnownPlace) async throws {
    let root = try #require(Trees.root(of: place.tree))
    let found = try await FolderTools(root: root).run(OfflineModel(), place.question)
    let quotes = QuotedPlaces(found.reply.text)
    let right = place.answers.contains { answer in
      quotes.contains { quote in
        quote.path.hasSuffix("/" + answer.file) && Trees.lines(with: answer.line, in: "\(root)/\(quote.path)").contains { abs($0 - quote.line) <= 10 }
      }
    }
    if ProcessInfo.processInfo.environment["SHOW"] != nil {
      print(right ? "@@ ok  " : "@@ MISS", place.tree.rawValue, place.question, quotes.map { "\($0.path.split(separator: "/").last ?? ""):\($0.line)" })
    }
    #expect(right, "\(found.reply.text)")
  }
}

/// The first lines of an answer's quotes.
func QuotedPlaces(_ answer: String) -> [(path: String, line: Int)] {
  answer.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
    guard !line.hasPrefix(" "), !line.hasPrefix("Also:"), let colon = line.lastIndex(of: ":"), let number = Int(line[line.index(after: colon)...])
    else { return nil }
    return (String(line[..<colon]), number)
  }
}

enum Trees {
  static func root(of tree: KnownPlace.Tree) -> String? {
    let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
    let root = tree == .roster ? repository.appending(path: "Sources") : repository.appending(path: ".build/checkouts/\(tree.rawValue)")
    return FileManager.default.fileExists(atPath: root.path) ? root.path : nil
  }

  static func lines(with text: String, in file: String) -> [Int] {
    let contents = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    return contents.components(separatedBy: "\n").enumerated().filter { $0.element.contains(text) }.map { $0.offset + 1 }
  }
}
