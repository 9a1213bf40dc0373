internal import AgentDefinitions

extension MCPServerDefinition {
  /// The program and its arguments, when it is started here.
  var commandLine: (command: Located<String>, arguments: [Located<String>])? {
    if case .command(let command, let arguments, _) = transport { (command, arguments) } else { nil }
  }

  /// Where it answers, when it runs elsewhere.
  var address: Located<String>? {
    switch transport {
    case .http(let url), .sse(let url): url
    case .command, .reference: nil
    }
  }
}

extension String {
  /// The last part of a path, in lower case and without `.exe` and `.cmd`: what a program is called.
  var programName: String {
    let name = split { $0 == "/" || $0 == "\\" }.last.map { $0.lowercased() } ?? ""
    for ending in [".exe", ".cmd", ".bat"] where name.hasSuffix(ending) { return String(name.dropLast(ending.count)) }
    return name
  }
}
