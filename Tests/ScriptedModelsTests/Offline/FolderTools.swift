import AgentDefinitions
import Foundation
import JSONText
import SessionCore

/// The read-only tools over a folder, as far as the offline model uses them. `git grep` does the searching.
struct FolderTools {
  let root: String
  var names = ["glob", "grep", "view"]

  var schemas: [ToolSchema] {
    names.map { ToolSchema(name: $0, description: "", parameters: ["type": "object"]) }
  }

  /// Asks the model until it answers.
  func run(_ model: some ModelClient, _ question: String, more: [ToolSchema] = []) async throws -> (
    reply: ModelReply, calls: [ToolCall]
  ) {
    var messages = [ModelMessage.user(question)]
    var calls: [ToolCall] = []
    for _ in 0..<10 {
      let request = ModelRequest(model: "offline", system: "", messages: messages, tools: schemas + more)
      let reply = try await model.reply(to: request) { _ in }
      if reply.calls.isEmpty { return (reply, calls) }
      calls += reply.calls
      messages.append(.assistant(text: reply.text, calls: reply.calls))
      for call in reply.calls {
        messages.append(.toolResult(callID: call.id, toolName: call.name, text: try result(of: call)))
      }
    }
    throw ModelFailure(.malformed, "no answer after ten turns")
  }

  func result(of call: ToolCall) throws -> String {
    let arguments = try JSON(parsing: call.arguments)
    switch call.name {
    case "grep": return capped(try grep(arguments))
    case "glob": return capped(try git("ls-files", "--cached", "--others", "--exclude-standard"))
    case "view": return view(arguments)
    default: return "Tool '\(call.name)' does not exist."
    }
  }

  private func grep(_ arguments: JSON) throws -> String {
    var command = ["grep", "-I", "-E", "--untracked"]
    if arguments["-i"]?.bool == true { command.append("-i") }
    command.append(arguments["output_mode"]?.string == "count" ? "-c" : "-n")
    command += ["-e", arguments["pattern"]?.string ?? "", "--"]
    command += arguments["paths"]?.array?.compactMap(\.string).map { ":(literal)\($0)" } ?? []
    return try git(command)
  }

  private func view(_ arguments: JSON) -> String {
    guard let path = arguments["path"]?.string,
      let text = try? String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
    else { return "Path does not exist. Please provide a valid path." }
    let lines = text.components(separatedBy: "\n")
    let range = arguments["view_range"]?.array?.compactMap(\.intValue) ?? [1, lines.count]
    return (range[0]...max(range[0], min(range[1], lines.count))).map { "\($0). \(lines[$0 - 1])" }
      .joined(separator: "\n")
  }

  private func capped(_ text: String) -> String {
    let lines = text.split(separator: "\n")
    return lines.count <= 250
      ? text : lines.prefix(250).joined(separator: "\n") + "\n[\(lines.count - 250) of \(lines.count) lines more in x]"
  }

  private func git(_ arguments: String...) throws -> String { try git(arguments) }

  private func git(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", root, "-c", "core.quotePath=false"] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
