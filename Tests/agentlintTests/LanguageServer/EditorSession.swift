import Foundation
import JSONRPCWire
import JSONText

@testable import agentlint

/// An editor with a folder open: speaks to a language server without a process between them.
struct EditorSession: ~Copyable {
  let folder: ScenarioFolder
  private(set) var server = LanguageServer()
  private var lastID: Int64 = 0
  private var versions: [String: Int64] = [:]
  private var texts: [String: String] = [:]
  /// What the server said last of each file.
  private(set) var diagnostics: [String: JSON] = [:]
  /// The methods of what it sent of its own accord.
  private(set) var notices: [String] = []

  /// The editor that most tests have: it can do everything except ask for diagnostics itself.
  static let abilities: JSON = [
    "general": ["positionEncodings": ["utf-16"]],
    "workspace": ["workspaceEdit": ["documentChanges": true, "resourceOperations": ["rename"]]],
    "textDocument": [
      "publishDiagnostics": ["relatedInformation": true],
      "codeAction": ["codeActionLiteralSupport": ["codeActionKind": ["valueSet": []]]],
      "completion": ["completionItem": ["snippetSupport": true]],
    ],
  ]

  init(_ files: [String: String], abilities: JSON = Self.abilities) throws {
    folder = try ScenarioFolder(files)
    _ = request(
      "initialize",
      [
        "capabilities": abilities, "workspaceFolders": [["uri": .string(uri("")), "name": "x"]],
      ])
    notify("initialized", [:])
  }

  func uri(_ path: String) -> String {
    FileURI(path: path.isEmpty ? folder.path : folder.path + "/" + path).text
  }

  // MARK: - Messages

  /// The answer to a request, or its error as an object `error`.
  mutating func request(_ method: String, _ params: JSON?) -> JSON {
    lastID += 1
    let id = RequestID.number(lastID)
    var answer = JSON.string("no answer")
    for message in server.receive([.request(id, method: method, params: params)]) {
      switch message {
      case .result(id, let result): answer = result
      case .failure(id, let error): answer = ["error": .int(error.code.number), "message": .string(error.message)]
      default: note(message)
      }
    }
    return answer
  }

  mutating func notify(_ method: String, _ params: JSON) {
    for message in server.receive([.notification(method: method, params: params)]) { note(message) }
  }

  /// A pause in typing.
  mutating func pause() {
    for message in server.settle() { note(message) }
  }

  private mutating func note(_ message: RPCMessage) {
    switch message {
    case .notification("textDocument/publishDiagnostics", let params):
      if let path = params?["uri"]?.string.flatMap({ FileURI($0).path }) {
        diagnostics[String(path.dropFirst(folder.path.count + 1))] = params
      }
    case .request(_, let method, _), .notification(let method, _): notices.append(method)
    case .result, .failure: break
    }
  }

  // MARK: - Files

  mutating func open(_ path: String, _ text: String? = nil) {
    let text = text ?? folder.read(path) ?? ""
    versions[path] = 1
    texts[path] = text
    notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": .string(uri(path)), "languageId": "x", "version": 1, "text": .string(text)]])
  }

  /// Replaces the first of something in an open file.
  mutating func replace(_ old: String, with new: String, in path: String) {
    let text = texts[path] ?? ""
    guard let range = text.range(of: old) else { return }
    let change: JSON = [
      "range": ["start": position(of: range.lowerBound, in: text), "end": position(of: range.upperBound, in: text)],
      "text": .string(new),
    ]
    texts[path] = text.replacingCharacters(in: range, with: new)
    send([change], to: path)
  }

  mutating func send(_ changes: [JSON], to path: String) {
    versions[path, default: 0] += 1
    notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": .string(uri(path)), "version": .int(versions[path] ?? 0)],
        "contentChanges": .array(changes),
      ])
  }

  /// Puts another text in place of an open file's.
  mutating func write(_ text: String, to path: String) {
    texts[path] = text
    send([["text": .string(text)]], to: path)
  }

  mutating func close(_ path: String) {
    notify("textDocument/didClose", ["textDocument": ["uri": .string(uri(path))]])
  }

  func text(_ path: String) -> String { texts[path] ?? "" }

  /// Does what an edit of the workspace asks for, in the files that are open. Moves are not made.
  mutating func apply(_ edit: JSON?) {
    for change in edit?["documentChanges"]?.array ?? [] {
      guard let uri = change["textDocument"]?["uri"]?.string, let path = FileURI(uri).path else { continue }
      let name = String(path.dropFirst(folder.path.count + 1))
      guard let text = texts[name] else { continue }
      var edits = change["edits"]?.array ?? []
      // From the end, so that the places before stay what they are.
      edits.sort { left, right in place(left) > place(right) }
      var units = Array(text.utf16)
      for edit in edits {
        let start = offset(edit["range"]?["start"], in: units)
        let end = offset(edit["range"]?["end"], in: units)
        units.replaceSubrange(start..<end, with: (edit["newText"]?.string ?? "").utf16)
      }
      texts[name] = String(decoding: units, as: UTF16.self)
      send([["text": .string(texts[name] ?? "")]], to: name)
    }
  }

  private func place(_ edit: JSON) -> (Int64, Int64) {
    let start = edit["range"]?["start"]
    return (start?["line"]?.int ?? 0, start?["character"]?.int ?? 0)
  }

  private func offset(_ position: JSON?, in units: [UInt16]) -> Int {
    var line = position?["line"]?.intValue ?? 0
    var offset = 0
    while line > 0, offset < units.count {
      if units[offset] == 10 { line -= 1 }
      offset += 1
    }
    return offset + (position?["character"]?.intValue ?? 0)
  }

  /// The place after the first of something in a file, for a request.
  func place(after text: String, in path: String) -> JSON {
    let whole = texts[path] ?? folder.read(path) ?? ""
    let end = whole.range(of: text)?.upperBound ?? whole.startIndex
    return ["textDocument": ["uri": .string(uri(path))], "position": position(of: end, in: whole)]
  }

  private func position(of index: String.Index, in text: String) -> JSON {
    let lines = text.utf16[..<index].split(separator: 0x0A, omittingEmptySubsequences: false)
    return ["line": .int(Int64(lines.count - 1)), "character": .int(Int64(lines.last?.count ?? 0))]
  }

  // MARK: - What was found

  /// `LINE:COLUMN rule` of each finding of a file, counted from 1.
  func found(_ path: String) -> [String] {
    (diagnostics[path]?["diagnostics"]?.array ?? []).map { one in
      let start = one["range"]?["start"]
      let line = (start?["line"]?.int ?? -2) + 1
      let column = (start?["character"]?.int ?? -2) + 1
      return "\(line):\(column) \(one["code"]?.string ?? "")"
    }
  }
}
