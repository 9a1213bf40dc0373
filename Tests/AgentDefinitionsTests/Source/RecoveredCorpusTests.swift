import AgentDefinitions
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Public agent files whose front matter YAML rejects, against a table that was made by reading each of them: path,
/// SHA-256 of the file, its tools, SHA-256 and length of its description. The files are not ours and not here;
/// `ROSTER_CORPUS` names the folder that holds them.
@Suite(.enabled(if: RecoveredCorpus.folder != nil)) struct RecoveredCorpusTests {
  @Test func allAreRecoveredAsRead() throws {
    let folder = try #require(RecoveredCorpus.folder)
    let rows = try RecoveredCorpus.rows()
    #expect(rows.count == 60)
    for row in rows {
      let file = SourceFile(path: row.path, bytes: try RecoveredCorpus.bytes(folder + "/" + row.path))
      #expect(SHA256.hexDigest(of: file.bytes) == row.file, "\(row.path) is not the file that was read")
      #expect(try RecoveredCorpus.Row(reading: file, fileHash: row.file) == row)
    }
  }
}

enum RecoveredCorpus {
  struct Row: Equatable {
    var path: String
    var file: String
    var tools: String
    var description: String
    var length: Int

    init(line: Substring) throws {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try #require(cells.count == 5)
      (path, file, tools, description) = (cells[0], cells[1], cells[2], cells[3])
      length = try #require(Int(cells[4]))
    }

    init(reading source: SourceFile, fileHash: String) throws {
      let parts = try #require(FrontMatter.split(source).parts)
      let reading = SourceTree.read(
        source, parts.yaml, knownKeys: ["name", "description", "tools", "model", "color", "argument-hint"])
      #expect(reading.isComplete && reading.tree.isRecovered)
      #expect(reading.recovered?.rawKeys.map(\.value) == ["description"])
      let root = try #require(reading.tree.root)
      path = source.path
      file = fileHash
      let text = try #require(root["description"]).bytes
      description = SHA256.hexDigest(of: Array(text))
      length = text.count
      let listed = root["tools"]?.elements.compactMap(\.text) ?? []
      let written = root["tools"]?.text?.split(separator: ",").map { String($0.drop { $0 == " " }) } ?? []
      let names = listed + written
      tools = names.isEmpty ? "-" : names.joined(separator: " ")
    }
  }

  static var folder: String? {
    guard let path = getenv("ROSTER_CORPUS").map({ String(cString: $0) }), access(path, R_OK) == 0 else { return nil }
    return path
  }

  static func rows() throws -> [Row] {
    let here = String(describing: #filePath).split(separator: "/").dropLast(2).joined(separator: "/")
    let table = try bytes("/" + here + "/Fixtures/recovered.tsv")
    return try String(decoding: table, as: UTF8.self).split(separator: "\n").map(Row.init)
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    let file = try #require(fopen(path, "r"), "\(path)")
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }
}
