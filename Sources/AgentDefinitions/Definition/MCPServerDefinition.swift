/// An MCP server that an agent or a team brings with it.
package struct MCPServerDefinition: Hashable, Sendable {
  package enum Transport: Hashable, Sendable {
    case command(Located<String>, arguments: [Located<String>], workingDirectory: Located<String>?)
    case http(Located<String>)
    /// The transport that MCP has deprecated in favour of streamable HTTP.
    case sse(Located<String>)
    /// Only a name: the server is configured elsewhere.
    case reference
  }

  package struct Variable: Hashable, Sendable {
    package let name: Located<String>
    package let value: InterpolatedText

    package init(name: Located<String>, value: InterpolatedText) {
      self.name = name
      self.value = value
    }
  }

  /// From the narrowest to the widest.
  package static let sandboxLevels = ["read-only", "workspace", "workspace+net", "full"]

  package var name: Located<String>
  package var transport: Transport
  package var environment: [Variable]
  package var headers: [Variable]
  /// The server's tools that may be used; nil is all of them, as is an entry `*`.
  package var tools: [Located<String>]?
  package var timeout: Located<Duration>?
  /// The sandbox level and network hosts that a stdio server's process gets.
  package var sandbox: Located<String>?
  package var hosts: [Located<String>]
  package var range: SourceRange

  package init(
    name: Located<String>, transport: Transport, environment: [Variable] = [], headers: [Variable] = [],
    tools: [Located<String>]? = nil, timeout: Located<Duration>? = nil, sandbox: Located<String>? = nil,
    hosts: [Located<String>] = [], range: SourceRange
  ) {
    self.name = name
    self.transport = transport
    self.environment = environment
    self.headers = headers
    self.tools = tools
    self.timeout = timeout
    self.sandbox = sandbox
    self.hosts = hosts
    self.range = range
  }
}
