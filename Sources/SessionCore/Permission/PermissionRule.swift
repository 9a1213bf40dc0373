internal import AgentDefinitions

/// A rule about what agents may do: `shell`, `shell(git:*)`, `shell(npm test)`, `write(src/**)`, `read(docs/*)`,
/// `url(example.com)`, `server(tool)`, `server(*)`.
package struct PermissionRule: Sendable, Equatable, CustomStringConvertible {
  package enum Subject: Sendable, Equatable {
    case any
    case shell, write, read, url, customTool
    /// An MCP server's name.
    case mcp(String)
  }

  package let subject: Subject
  /// What stands in the parentheses; nil: everything of that kind.
  package let pattern: String?
  package let written: String
  private let glob: GlobPattern?

  package var description: String { written }

  /// - Parameter servers: the MCP servers that a rule may name. What is neither one of them nor a kind is an error: a
  ///   misspelt deny must not deny nothing.
  /// - Throws: `PermissionRuleError`, which says what is wrong with the text.
  package init(_ text: String, servers: Set<String> = []) throws(PermissionRuleError) {
    let trimmed = text.trimmingSpaces
    var head = Substring(trimmed)
    var pattern: String?
    if let open = trimmed.firstIndex(of: "(") {
      guard trimmed.hasSuffix(")") else {
        throw PermissionRuleError(rule: text, reason: "has no closing parenthesis")
      }
      head = trimmed[..<open]
      pattern = String(trimmed[trimmed.index(after: open)...].dropLast()).trimmingSpaces
      if pattern == "*" || pattern == "**" || pattern == "" { pattern = nil }
    }
    guard let subject = Self.subject(String(head), hasPattern: pattern != nil, servers: servers) else {
      throw PermissionRuleError(
        rule: text,
        reason: head.isEmpty
          ? "names no kind, such as shell, write, read or url"
          : "begins with \(head), which is neither a kind (shell, write, read, url, custom-tool) nor an MCP server that "
            + "is declared")
    }
    self.subject = subject
    self.pattern = pattern
    written = trimmed
    guard let pattern, subject == .write || subject == .read else {
      glob = nil
      return
    }
    do { glob = try GlobPattern(pattern) } catch {
      throw PermissionRuleError(rule: text, reason: "has a pattern that cannot be read: \(error)")
    }
  }

  package static func == (left: PermissionRule, right: PermissionRule) -> Bool { left.written == right.written }

  /// Other systems' names for the same kinds count too.
  private static func subject(_ head: String, hasPattern: Bool, servers: Set<String>) -> Subject? {
    if servers.contains(head) { return .mcp(head) }
    switch head.lowercased() {
    case "*": return hasPattern ? nil : .any
    case "shell", "bash", "execute", "powershell": return .shell
    case "write", "edit", "create", "multiedit", "notebookedit": return .write
    case "read", "view", "grep", "glob", "search", "ls", "notebookread": return .read
    case "url", "web_fetch", "webfetch", "fetch", "web": return .url
    case "custom-tool": return .customTool
    default: return nil
    }
  }

  /// Whether the rule covers `request` when it is to allow or to ask: every part of the request must fit.
  package func covers(_ request: PermissionRequest) -> Bool {
    if subject == .any { return true }
    switch (subject, request) {
    case (.shell, .shell(let command, _, _)):
      guard let pattern else { return true }
      guard let commands = ShellLine(command).commands else { return command == pattern }
      return commands.allSatisfy { Self.fits($0, pattern) }
    case (.write, .write(let path, _, _)), (.read, .read(let path, _)): return pathFits(path)
    case (.url, .url(let url, _)): return urlFits(url)
    case (.mcp(let name), .mcp(let server, let tool, _, _)):
      return name == server && (pattern == nil || pattern == tool)
    case (.customTool, .customTool(let name, _)): return pattern == nil || pattern == name
    default: return false
    }
  }

  /// Whether the rule covers `request` when it is to deny: any part of the request is enough.
  package func forbids(_ request: PermissionRequest) -> Bool {
    guard subject == .shell, case .shell(let command, _, _) = request, let pattern else { return covers(request) }
    let line = ShellLine(command)
    if line.commands?.contains(where: { Self.fits($0, pattern) }) == true || command == pattern { return true }
    // The line may hide its commands; the program's name anywhere in it is enough.
    let program = pattern.hasSuffix(":*") ? String(pattern.dropLast(2)) : pattern
    let wanted = program.split(separator: " ").map(String.init)
    let words = line.words.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    guard !wanted.isEmpty, words.count >= wanted.count else { return false }
    return (0...words.count - wanted.count).contains { Array(words[$0..<$0 + wanted.count]) == wanted }
  }

  /// `git:*` is any command that begins with these words; without `:*` it is that command and no other.
  private static func fits(_ command: [String], _ pattern: String) -> Bool {
    guard pattern.hasSuffix(":*") else { return command.joined(separator: " ") == pattern }
    let wanted = pattern.dropLast(2).split(separator: " ").map(String.init)
    return command.count >= wanted.count && Array(command.prefix(wanted.count)) == wanted
  }

  private func pathFits(_ path: String) -> Bool {
    guard let pattern else { return true }
    // `secrets/**` is the folder too.
    return pattern == path || pattern == path + "/**" || glob?.matches(path) == true
  }

  private func urlFits(_ url: String) -> Bool {
    guard let pattern else { return true }
    guard let scheme = url.firstRange(of: "://") else { return false }
    let authority = url[scheme.upperBound...].prefix { !"/?#".contains($0) }
    let host = (authority.split(separator: "@").last ?? "").split(separator: ":").first.map(String.init) ?? ""
    return host.lowercased() == pattern.lowercased()
  }
}

package struct PermissionRuleError: Error, Sendable, Equatable, CustomStringConvertible {
  package var rule: String
  package var reason: String

  package var description: String { "the permission rule \"\(rule)\" \(reason)" }
}

extension String {
  var trimmingSpaces: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }
}
