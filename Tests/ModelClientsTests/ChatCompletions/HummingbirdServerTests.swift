import Hummingbird
import JSONText
import Logging
import NIOCore
import ServiceLifecycle
import SessionCore
import Testing

@testable import ModelClients

/// The client against a web server that we did not write: what its framing makes of our requests and its streams.
@Suite struct HummingbirdServerTests {
  @Test func manyCallsAtOnceAreEachAnsweredWithTheirOwnQuestion() async throws {
    let router = Router()
    router.post("/v1/chat/completions") { request, _ in
      let body = try await request.body.collect(upTo: 1 << 20)
      let asked = try JSON(parsing: Array(body.readableBytesView))["messages"]?.array?.last?["content"]?.string ?? ""
      return Response(
        status: .ok, headers: [.contentType: "text/event-stream"],
        body: ResponseBody { writer in
          for word in asked.split(separator: " ", omittingEmptySubsequences: false) {
            let chunk: JSON = ["choices": [["index": 0, "delta": ["content": .string(word + " ")]]]]
            try await writer.write(ByteBuffer(string: "data: \(chunk.text)\n\n"))
          }
          try await writer.write(
            ByteBuffer(string: #"data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"# + "\n\n"))
          try await writer.write(ByteBuffer(string: "data: [DONE]\n\n"))
          try await writer.finish(nil)
        })
    }
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    var quiet = Logger(label: "test")
    quiet.logLevel = .critical
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { port.yield($0.localAddress?.port ?? 0) }, logger: quiet)
    let server = ServiceGroup(services: [application], gracefulShutdownSignals: [], logger: quiet)

    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      var iterator = ports.makeAsyncIterator()
      let number = try #require(await iterator.next())
      let answers = try await ModelConnections.lend { connections in
        let client = ChatCompletionsClient(
          endpoint: ModelEndpoint(baseURL: "http://127.0.0.1:\(number)/v1"), model: "m", connections: connections)
        return await withTaskGroup(of: (Int, String?).self) { calls in
          for call in 0..<20 {
            calls.addTask {
              let request = ModelRequest(model: "m", system: "s", messages: [.user("question number \(call)")])
              return (call, try? await client.reply(to: request) { _ in }.text)
            }
          }
          return await calls.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
        }
      }
      await server.triggerGracefulShutdown()
      for call in 0..<20 { #expect(answers[call] == "question number \(call) ") }
      #expect(answers.count == 20)
    }
  }
}
