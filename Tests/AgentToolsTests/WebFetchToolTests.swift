import JSONText
import SessionCore
import Synchronization
import Testing

@testable import AgentTools

/// Pages come from a real server on this machine, which a rule has to name.
@Suite struct WebFetchToolTests {
  /// Answers as `replies` says, to a tool that may reach it.
  struct Web {
    let workspace: Workspace
    let server: CannedServer
    var tool = WebFetchTool()
    var named: @Sendable (PermissionRequest) -> Bool = { _ in true }

    init(_ replies: @escaping @Sendable (_ path: String, _ port: Int) -> [UInt8]?) throws {
      workspace = try Workspace()
      server = try CannedServer(replies)
    }

    func fetch(
      _ path: String, _ more: JSONObject = [:], host: String = "127.0.0.1",
      permit: @escaping @Sendable (PermissionRequest) async throws(ToolFailure) -> Void = { (_) throws(ToolFailure) in }
    ) async -> String {
      var arguments: JSONObject = ["url": .string("http://\(host):\(server.port)\(path)")]
      for (key, value) in more { arguments[key] = value }
      return await workspace.answer(
        tool, .object(arguments), in: workspace.context(permit: permit, isNamed: named)
      )
      .replacing(":\(server.port)", with: ":PORT")
    }
  }

  static let page = """
    <!DOCTYPE html><html><head><title>A &amp; B</title><style>p { color: red }</style></head>
    <body><nav><a href="/">Home</a></nav><h2>First <b>part</b></h2>
    <p>Some   text with <b>weight</b>,
    a <a href="../other?x=1#y">link</a> and <code>let a = 1</code>.<br>Next line
    <ul><li>one<li>two<ul><li>inner</li></ul></li></ul>
    <ol start=3><li>three</ol>
    <pre>  keep
      this &lt;b&gt;
    </pre><blockquote><p>said</p></blockquote>
    <table><tr><th>a</th><th>b</th></tr><tr><td>1<td>2</table>
    <img src=x alt="A picture"><script>alert("<p>no</p>")</script></body></html>
    """

  @Test func aPageComesAsMarkdown() async throws {
    let web = try Web { _, _ in CannedServer.reply(Self.page) }
    let text = await web.fetch("/docs/page")
    #expect(
      text == """
        # A & B

        [Home](http://127.0.0.1:PORT/)

        ## First part

        Some text with **weight**, a [link](http://127.0.0.1:PORT/other?x=1) and `let a = 1`.
        Next line

        - one
        - two
          - inner

        3. three

        ```
          keep
          this <b>
        ```

        > said

        a | b
        1 | 2

        [image: A picture]
        """)
    #expect(web.server.requests.count == 1)
    #expect(web.server.requests[0].hasPrefix("GET /docs/page HTTP/1.1\r\n"))
    #expect(await web.fetch("/", ["raw": true]) == Self.page)
  }

  struct Reply: Sendable, CustomTestStringConvertible {
    let name: String
    let reply: [UInt8]?
    let answer: String
    var testDescription: String { name }

    init(_ name: String, _ reply: [UInt8]?, _ answer: String) {
      (self.name, self.reply, self.answer) = (name, reply, answer)
    }
  }

  @Test(arguments: [
    Reply("plain text", CannedServer.reply("a <b> c\n", type: "text/plain"), "a <b> c\n"),
    Reply("JSON", CannedServer.reply(#"{"a":1}"#, type: "application/json"), #"{"a":1}"#),
    Reply("no type, HTML", CannedServer.reply("<!doctype html><p>x", type: nil), "x"),
    Reply("no type, text", CannedServer.reply("x", type: nil), "x"),
    Reply(
      "Latin-1", CannedServer.reply([0x63, 0x61, 0x66, 0xe9, 0x80], type: "text/plain; charset=ISO-8859-1"), "café€"),
    Reply("UTF-16", CannedServer.reply([0xff, 0xfe, 0x61, 0, 0xe9, 0], type: "text/plain; charset=utf-16"), "aé"),
    Reply(
      "charset in the page", CannedServer.reply(Array("<meta charset=latin1><p>".utf8) + [0xe9], type: "text/html"), "é"
    ),
    Reply(
      "no such charset", CannedServer.reply("x", type: "text/plain; charset=klingon-8"),
      "http://127.0.0.1:PORT/ is written in klingon-8, which cannot be read here."),
    Reply(
      "a picture", CannedServer.reply([0x89, 0x50, 0x4e, 0x47], type: "image/png"),
      "http://127.0.0.1:PORT/ is no text: it has image/png, 4 bytes. Only text can be fetched."),
    Reply(
      "called text", CannedServer.reply([0x50, 0, 1], type: "text/plain"),
      "http://127.0.0.1:PORT/ is no text: it has text/plain, 3 bytes. Only text can be fetched."),
    Reply(
      "packed", CannedServer.reply("x", more: ["Content-Encoding: br"]),
      "http://127.0.0.1:PORT/ is sent packed (br), though it was asked not to be."),
    Reply(
      "not there", CannedServer.reply("<p>Gone", status: "404 Not Found"),
      "http://127.0.0.1:PORT/ answers 404 Not Found. It says: Gone"),
    Reply("empty", CannedServer.reply(""), "http://127.0.0.1:PORT/ is empty."),
    Reply(
      "an address without end", CannedServer.redirect(to: "/"),
      "The address leads on more than 8 times, last to http://127.0.0.1:PORT/."),
  ])
  func whatServersSend(_ test: Reply) async throws {
    let web = try Web { _, _ in test.reply }
    #expect(await web.fetch("/") == test.answer)
  }

  @Test func whatIsNotHTTPIsToldApart() async throws {
    let web = try Web { path, _ in path == "/none" ? nil : Array("SSH-2.0\r\n".utf8) }
    #expect(await web.fetch("/none").hasPrefix("Cannot fetch http://127.0.0.1:PORT/none: "))
    #expect(await web.fetch("/ssh").hasPrefix("Cannot fetch http://127.0.0.1:PORT/ssh: "))
  }

  @Test func aLongPageComesInParts() async throws {
    let text = (1...6000).map { "line \($0)\n" }.joined()
    let web = try Web { _, _ in CannedServer.reply(text, type: "text/plain") }
    let first = await web.fetch("/")
    #expect(first.hasPrefix(String(text.prefix(10_000)) + "\n[characters 0 to 10000 of \(text.count); "))
    let kept = try #require(web.workspace.names(web.workspace.spill).first)
    #expect(web.workspace.text(web.workspace.spill + "/" + kept) == text)
    #expect(first.hasSuffix("all of it is in \(web.workspace.spill)/\(kept)]"))
    let last = await web.fetch("/", ["start_index": .int(Int64(text.count - 5)), "max_length": 100])
    #expect(last == String(text.suffix(5)))
    #expect(await web.fetch("/", ["start_index": 1_000_000]).hasPrefix("start_index 1000000 is after the end"))
  }

  @Test func tooMuchIsNotFetched() async throws {
    let web = try Web { _, _ in
      CannedServer.reply([UInt8](repeating: 0x61, count: WebClient.bodyLimit + 1000), type: "text/plain")
    }
    var text = await web.fetch("/", ["max_length": 1])
    // Five megabytes can take longer than the time limit where a thousand tests run beside this one.
    for _ in 0..<4 where text.contains("in time") { text = await web.fetch("/", ["max_length": 1]) }
    #expect(text.hasSuffix("bytes; the rest was not fetched]"))
  }

  // MARK: Where it may go

  @Test(arguments: [
    ("http://Example.COM:80/a b", nil), ("ftp://example.com/", nil), ("example.com", nil), ("http://", nil),
    ("http://user:secret@example.com/", nil), ("http://exämple.com/", nil), ("http://a:99999/", nil),
    ("http://[::1", nil),
    ("http://Example.COM:80/a#b", "http://example.com/a"), ("https://example.com", "https://example.com/"),
    ("https://example.com:443?q=ä", "https://example.com/?q=%C3%A4"),
    ("http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"),
  ])
  func addresses(_ text: String, _ address: String?) async throws {
    let request = await (try Workspace()).permission(WebFetchTool(), ["url": .string(text)])
    if let address {
      let host = try WebAddress(text).host
      #expect(request == .success(.url(address, intention: "Fetch a page from \(host)")))
    } else {
      #expect(request.failure?.code == .badArguments)
      #expect(request.failure?.message.contains("secret@") != true)
    }
  }

  @Test(arguments: [
    ("/b", "http://h/b"), ("b", "http://h/x/b"), ("../b?c", "http://h/b?c"), ("?q", "http://h/x/y?q"),
    ("//o/p", "http://o/p"),
    ("https://o/p", "https://o/p"), ("./", "http://h/x/"), ("../../../b", "http://h/b"), ("b c", "http://h/x/b%20c"),
  ])
  func linksAreResolved(_ link: String, _ whole: String) throws {
    #expect(try WebAddress("http://h/x/y?z").resolving(link).description == whole)
  }

  @Test(arguments: [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "224.0.0.1", "255.255.255.255", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1",
  ])
  func notPublic(_ text: String) throws { #expect(try #require(HostAddress(text)).isPublic == false) }

  @Test(arguments: ["1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:1.1.1.1", "2002:0101:0101::"])
  func isPublic(_ text: String) throws { #expect(try #require(HostAddress(text)).isPublic) }

  /// However the number is written, it is this machine.
  @Test(arguments: ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:127.0.0.1]"])
  func thisMachineIsReachedOnlyByName(_ host: String) async throws {
    var web = try Web { _, _ in CannedServer.reply("secret") }
    web.named = { _ in false }
    let answer = await web.fetch("/", host: host)
    #expect(answer.contains("on this machine or in a private network. Only a rule that names it"))
    #expect(web.server.requests == [])
  }

  /// The name was public a moment ago; the number that was checked is what is connected to.
  @Test func aNameThatChangesItsMind() async throws {
    var web = try Web { _, _ in CannedServer.reply("here") }
    let asked = Mutex(0)
    web.tool = WebFetchTool(lookUp: { _ in
      asked.withLock { $0 += 1 }
      return [HostAddress(bytes: [127, 0, 0, 1])]
    })
    // No resolver knows this name: the request arrives because the number is used.
    #expect(await web.fetch("/", host: "rebound.invalid") == "here")
    #expect(asked.withLock { $0 } == 1)
    #expect(web.server.requests.first?.lowercased().contains("host: rebound.invalid:") == true)
    web.named = { _ in false }
    web.tool = WebFetchTool(lookUp: { _ in [HostAddress(bytes: [1, 1, 1, 1]), HostAddress(bytes: [10, 0, 0, 1])] })
    #expect(await web.fetch("/", host: "mixed.invalid").contains("in a private network"))
  }

  @Test func eachHostOnTheWayNeedsPermission() async throws {
    let web = try Web { path, port in
      switch path {
      case "/same": CannedServer.redirect(to: "/end")
      case "/other": CannedServer.redirect(to: "http://localhost:\(port)/end")
      default: CannedServer.reply("end", type: "text/plain")
      }
    }
    let asked = Mutex<[PermissionRequest]>([])
    #expect(await web.fetch("/same", permit: { request in asked.withLock { $0.append(request) } }) == "end")
    #expect(asked.withLock { $0 } == [])
    #expect(await web.fetch("/other", permit: { request in asked.withLock { $0.append(request) } }) == "end")
    #expect(
      asked.withLock { $0 } == [
        .url("http://localhost:\(web.server.port)/end", intention: "Follow 127.0.0.1 to localhost")
      ])
    let before = web.server.requests.count
    let refused = await web.fetch("/other", permit: { (_) throws(ToolFailure) in throw ToolFailure(.denied, "No.") })
    #expect(refused == "No.")
    #expect(web.server.requests.count == before + 1)
  }

  @Test func withoutANetworkItSaysSo() async throws {
    let workspace = try Workspace()
    let tool = WebFetchTool(lookUp: { _ throws(LookupError) in
      throw LookupError(reason: "Temporary failure in name resolution")
    })
    #expect(
      await workspace.answer(tool, ["url": "https://example.com/"])
        == "example.com cannot be found: Temporary failure in name resolution. Is the network there, and the name right?"
    )
  }

  @Test(arguments: [
    ("<p>a<p>b", "a\n\nb"), ("a < b > c & d &unknown; &#x41;&#66;", "a < b > c & d &unknown; AB"), ("<", "<"),
    ("<a", ""),
    ("<a href='x", ""), ("<!-- <p> -->x<!-- never closed", "x"), ("<script>never closed <p>x", ""),
    ("</p></ul></pre>x", "x"),
    ("<svg><title>no</title></svg>x", "x"), ("<b></b>x<a href=/y></a>", "x"), ("<p>1 <b>2 </b> 3", "1 **2** 3"),
    ("<a href='javascript:alert(1)'>x</a>", "x"),
    ("<h1>T</h1><a href=/p>one <i>two</i></a>", "# T\n\n[one two](http://h/p)"),
    ("\u{0}<\u{0}>", "\u{0}<\u{0}>"),
  ])
  func brokenPagesAreRead(_ page: String, _ text: String) throws {
    let base = try WebAddress("http://h/")
    let result = HTMLText.markdown(of: page) { (try? base.resolving($0))?.description }
    #expect(result == text)
  }

  @Test func deepAndLongPagesEnd() {
    for piece in ["<div>", "<ul><li>", "<a href=x>", "<blockquote>", "<", "&", "<b", "<!--", "<table><tr><td>"] {
      #expect(HTMLText.markdown(of: String(repeating: piece, count: 50_000)) { $0 }.utf8.count < 4_000_000)
    }
  }
}
