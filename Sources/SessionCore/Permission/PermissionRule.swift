internal import AgentDefinitions

/// A rule about what agents may do: `shell`, `shell(git status:*)`, `write(src/**)`, `read(docs/*)`, `mcp(server/tool)`,
/// `url(*.example.com)`, `custom-tool(deploy)`.
package struct PermissionRule: Sendable, Equatable, CustomStringConvertible {
  package enum Subject: Sendable, Equatable {
    case any
    case shell, write, read, url, mcp, customTool
  }

  package let subject: Subject
  /// What stands in the parentheses; nil: everything of that kind.
  package let pattern: String?
  package let written: String
  /// Who says so, for the record: a flag, the team, the person's configuration.
  package var origin: String?
  let matcher: Matcher

  /// What the pattern means.
  enum Matcher: Sendable {
    case everything
    case shell(ShellPattern)
    case path(GlobPattern)
    case host(HostPattern)
    case server(name: Wildcard, tool: Wildcard?)
    case tool(Wildcard)
  }

  package var description: String { written }

  package static func == (left: PermissionRule, right: PermissionRule) -> Bool { left.written == right.written }

  /// - Parameter servers: the MCP servers that a rule may begin with, as in `github(get_issue)`. A kind of that name comes
  ///   first: a team must not turn a person's `shell(rm:*)` into a rule about a server that it calls shell. What is
  ///   neither is an error: a misspelt deny must not deny nothing.
  /// - Throws: `PermissionRuleError`, which says what is wrong with the text and what to write.
  package init(_ text: String, servers: Set<String> = []) throws(PermissionRuleError) {
    let trimmed = text.trimmingSpaces
    let (head, inside) = try Self.parts(trimmed)
    written = trimmed
    let everything: Set<String> = ["*", "**", ""]
    let pattern = inside.flatMap { everything.contains($0) ? nil : $0 }
    self.pattern = pattern
    if let kind = Self.kinds[head.lowercased()] {
      subject = kind
      matcher = try Self.matcher(kind, pattern, in: trimmed)
    } else if head == "*", pattern == nil {
      (subject, matcher) = (.any, .everything)
    } else if let tool = Self.claudeServerTool(head), inside == nil {
      subject = .mcp
      matcher = .server(name: Wildcard(tool.server), tool: tool.tool.map(Wildcard.init))
    } else if servers.contains(head) {
      subject = .mcp
      matcher = .server(name: Wildcard(head), tool: pattern.map(Wildcard.init))
    } else {
      throw Self.unknown(head, in: trimmed, servers: servers)
    }
  }

  // MARK: Reading

  private static func parts(_ text: String) throws(PermissionRuleError) -> (head: String, inside: String?) {
    guard let open = text.firstIndex(of: "(") else { return (text, nil) }
    guard text.hasSuffix(")") else {
      throw PermissionRuleError(
        rule: text, reason: "has no closing parenthesis", advice: "Write \(text[..<open])(…) with a ) at the end.")
    }
    return (String(text[..<open]).trimmingSpaces, String(text[text.index(after: open)...].dropLast()).trimmingSpaces)
  }

  /// Other systems' names for the same kinds count too; in lower case.
  private static let kinds: [String: Subject] = [
    "bash": .shell, "create": .write, "custom-tool": .customTool, "edit": .write, "execute": .shell, "fetch": .url,
    "glob": .read, "grep": .read, "ls": .read, "mcp": .mcp, "multiedit": .write, "notebookedit": .write,
    "notebookread": .read, "powershell": .shell, "read": .read, "read_file": .read, "replace": .write,
    "run_shell_command": .shell, "search": .read, "shell": .shell, "shelltool": .shell, "url": .url, "view": .read,
    "web": .url, "web_fetch": .url, "webfetch": .url, "write": .write, "write_file": .write,
  ]

  private static func matcher(
    _ kind: Subject, _ pattern: String?, in rule: String
  ) throws(PermissionRuleError) -> Matcher {
    guard let pattern else { return .everything }
    switch kind {
    case .any: return .everything
    case .shell: return .shell(ShellPattern(pattern))
    case .write, .read:
      let path = pattern.hasPrefix("./") ? String(pattern.dropFirst(2)) : pattern
      do { return .path(try GlobPattern(path)) } catch {
        throw PermissionRuleError(
          rule: rule, reason: "has a pattern that cannot be read: \(error)",
          advice: "Write a path or a glob, such as src/** or docs/*.md.")
      }
    case .url:
      let host = HostPattern(pattern)
      if let fault = host.fault {
        throw PermissionRuleError(
          rule: rule, reason: fault, advice: "Write a host, such as url(example.com) or url(*.example.com).")
      }
      return .host(host)
    case .mcp: return server(pattern)
    case .customTool: return .tool(Wildcard(pattern))
    }
  }

  /// `server/tool`, `server:tool`, `server/*`, `server`. A server may have a slash in its name, a tool has none.
  private static func server(_ pattern: String) -> Matcher {
    guard let separator = pattern.lastIndex(where: { $0 == "/" || $0 == ":" }) else {
      return .server(name: Wildcard(pattern), tool: nil)
    }
    let tool = String(pattern[pattern.index(after: separator)...])
    return .server(name: Wildcard(String(pattern[..<separator])), tool: tool == "*" ? nil : Wildcard(tool))
  }

  /// Claude Code's `mcp__server__tool`, `mcp__server__*` and `mcp__server`.
  private static func claudeServerTool(_ head: String) -> (server: String, tool: String?)? {
    guard head.hasPrefix("mcp__") else { return nil }
    let rest = head.dropFirst("mcp__".count)
    guard let separator = rest.firstRange(of: "__") else { return rest.isEmpty ? nil : (String(rest), nil) }
    let tool = rest[separator.upperBound...]
    return (String(rest[..<separator.lowerBound]), tool == "*" || tool.isEmpty ? nil : String(tool))
  }

  private static func unknown(_ head: String, in rule: String, servers: Set<String>) -> PermissionRuleError {
    let examples =
      "shell(git status:*), write(src/**), read(docs/**), url(example.com), mcp(server/tool), custom-tool(name)"
    guard !head.isEmpty else {
      return PermissionRuleError(rule: rule, reason: "names no kind", advice: "Write one of \(examples).")
    }
    if head == "*" {
      return PermissionRuleError(
        rule: rule, reason: "has a pattern for every kind at once", advice: "Write * alone, or one rule for each kind.")
    }
    let near = Spelling.nearest(head, among: Array(kinds.keys).sorted() + servers.sorted())
    return PermissionRuleError(
      rule: rule,
      reason: "begins with \(head), which is neither a kind nor an MCP server that is declared",
      advice: near.map { "Did you mean \($0)?" } ?? "Write one of \(examples).")
  }
}

extension String {
  var trimmingSpaces: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[first...last])
  }
}
