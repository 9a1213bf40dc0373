internal import JSONText

/// The manual page of a command, in the macros of man(7), from what the parser of arguments says about itself.
struct ManualPage {
  private var lines: [String] = []

  /// - Parameter tool: what `--experimental-dump-help` prints: an object whose `command` has `commandName`, `abstract`,
  ///   `discussion`, `arguments` and `subcommands`.
  static func text(of tool: JSON, version: String, date: String) -> String {
    let command = tool["command"] ?? [:]
    let name = command.text("commandName")
    var page = ManualPage()
    page.macro("TH", [name.uppercased(), "1", date, "\(name) \(version)", "User Commands"])
    page.macro("SH", ["NAME"])
    page.line("\(name) - \(command.text("abstract"))")
    page.macro("SH", ["SYNOPSIS"])
    for subcommand in command.subcommands { page.synopsis(of: subcommand, in: name, command) }
    page.macro("SH", ["DESCRIPTION"])
    page.paragraphs(command.text("discussion"))
    page.macro("SH", ["COMMANDS"])
    for subcommand in command.subcommands { page.section(of: subcommand, in: name) }
    return page.lines.joined(separator: "\n") + "\n"
  }

  private mutating func synopsis(of subcommand: JSON, in name: String, _ command: JSON) {
    let word = subcommand.text("commandName")
    let isDefault = command.text("defaultSubcommand") == word
    let values = subcommand.arguments.filter(\.isPositional).map(\.placeholder)
    line(
      "\\fB\(Self.escaped(name))\\fR " + (isDefault ? "[\\fB\(word)\\fR]" : "\\fB\(Self.escaped(word))\\fR"),
      isRaw: true)
    let options = subcommand.arguments.contains { !$0.isPositional && !$0.isCommon } ? ["[options]"] : []
    line((options + values).joined(separator: " "))
    lines.append(".br")
  }

  private mutating func section(of subcommand: JSON, in name: String) {
    macro("SS", ["\(name) \(subcommand.text("commandName"))"])
    line(subcommand.text("abstract"))
    paragraphs(subcommand.text("discussion"), isFirst: false)
    for argument in subcommand.arguments where !argument.isCommon {
      lines.append(".TP")
      line(argument.isPositional ? argument.placeholder : argument.spelling)
      line(argument.description)
    }
  }

  private mutating func paragraphs(_ text: String, isFirst: Bool = true) {
    var isFirst = isFirst
    for part in text.split(separator: "\n") {
      if !isFirst { lines.append(".PP") }
      isFirst = false
      line(String(part))
    }
  }

  private mutating func macro(_ name: String, _ arguments: [String]) {
    lines.append(
      ".\(name) " + arguments.map { "\"\(Self.escaped($0).replacing("\"", with: "\\(dq"))\"" }.joined(separator: " "))
  }

  private mutating func line(_ text: String, isRaw: Bool = false) {
    guard !text.isEmpty else { return }
    let text = isRaw ? text : Self.escaped(text)
    // A line that begins with one of these is an order to the typesetter.
    lines.append(text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text)
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
  }
}

extension JSON {
  /// Of a member; empty when there is none.
  fileprivate func text(_ key: String) -> String { self[key]?.string ?? "" }
  private func list(_ key: String) -> [JSON] { self[key]?.array ?? [] }

  fileprivate var subcommands: [JSON] { list("subcommands").filter { $0.text("commandName") != "help" } }
  fileprivate var arguments: [JSON] { list("arguments") }
  fileprivate var isPositional: Bool { text("kind") == "positional" }
  /// Whether every command has it.
  fileprivate var isCommon: Bool { ["help", "version"].contains(text("valueName")) }

  fileprivate var placeholder: String {
    let name = "<\(text("valueName"))>" + (self["isRepeating"]?.bool == true ? " ..." : "")
    return self["isOptional"]?.bool == true ? "[\(name)]" : name
  }

  /// `--format <format>`
  fileprivate var spelling: String {
    let names = list("names").map { ($0.text("kind") == "short" ? "-" : "--") + $0.text("name") }
    return names.joined(separator: ", ") + (text("kind") == "option" ? " <\(text("valueName"))>" : "")
  }

  fileprivate var description: String {
    let values = list("allValues").compactMap(\.string)
    let choice = values.isEmpty ? "" : " One of: \(values.joined(separator: ", "))."
    let preset = text("defaultValue")
    return text("abstract") + choice + (preset.isEmpty ? "" : " Default: \(preset).")
  }
}
