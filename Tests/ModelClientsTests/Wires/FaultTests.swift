import JSONText
import SessionCore
import Synchronization
import Testing

@testable import ModelClients

/// Every fault on every wire.
struct FaultTests {
  private let request = ModelRequest(model: "m1", system: "Be brief.", messages: [.user("Hi")])

  @Test(arguments: Wire.all, Fault.all)
  func faults(wire: Wire, fault: Fault) async throws {
    let parts = Mutex("")
    let answer = try await FakeServer.lend(fault.steps(wire)) { server in
      try await outcome(wire, of: server, limits: fault.limits) { part in
        if case .text(let text) = part { parts.withLock { $0 += text } }
      }
    }
    let expected = fault.outcome(wire)
    #expect(answer == expected)
    // What was shown as it came is what is there at the end.
    switch expected {
    case .success(let reply): #expect(parts.withLock { $0 } == reply.text)
    case .failure(let failure): #expect(parts.withLock { $0 } == failure.partialText)
    }
  }

  @Test(arguments: Wire.all)
  func aResetInTheMiddleSaysSo(wire: Wire) async throws {
    // A reset throws away what the client had not read yet: the answer may have begun for it or not.
    let failure = try await failure(wire, of: [[FakeServer.Step].stream([])[0], .reset])
    #expect([.cutOff, .connection].contains(failure.kind))
    #expect(failure.message.hasPrefix("SERVER closed the connection"))
  }

  @Test(arguments: Wire.all)
  func aClosedPortIsRefused(wire: Wire) async throws {
    var messages: [String] = []
    // Another test's server may get the port that was just given back.
    for _ in 0..<10 {
      let closed = try await FakeServer.lend([]) { $0 }
      guard case .failure(let failure) = try await outcome(wire, of: closed) else { continue }
      #expect(failure.kind == .connection)
      messages.append(failure.message)
      if failure.message.hasPrefix("SERVER cannot be reached: ") { break }
    }
    let last = messages.last ?? ""
    #expect(last.hasPrefix("SERVER cannot be reached: ") && last.contains("refused"), "\(messages)")
  }

  @Test(arguments: Wire.all)
  func cancellingEndsTheCall(wire: Wire) async throws {
    let said = (wire.start + [wire.text("Hello")]).map { "data: \($0.text)\n\n" }.joined()
    let outcome = try await FakeServer.lend([[FakeServer.Step].streamHead, .text(said)]) { server in
      try await ModelConnections.lend { connections in
        let client = wire.client(ModelEndpoint(baseURL: server.baseURL), connections)
        return await withTaskGroup(of: ModelFailure?.self) { group in
          let (arrived, arrive) = AsyncStream.makeStream(of: Void.self)
          group.addTask {
            do throws(ModelFailure) {
              _ = try await client.reply(to: request) { part in if case .text = part { arrive.yield() } }
              return nil
            } catch {
              return error
            }
          }
          for await _ in arrived { break }
          group.cancelAll()
          return await group.next() ?? nil
        }
      }
    }
    #expect(outcome == ModelFailure(.cancelled, "the call was cancelled", partialText: "Hello"))
  }

  @Test(arguments: Wire.own)
  func fiveMegabytesInOnePieceArriveWhole(wire: Wire) async throws {
    let text = String(repeating: "0123456789abcdef", count: 330_000)
    let reply = try await FakeServer.lend(.events(wire.saying(text))) { try await outcome(wire, of: $0) }
    #expect(reply == .success(wire.reply(text)))
  }

  // MARK: -

  private func failure(_ wire: Wire, of steps: [FakeServer.Step]) async throws -> ModelFailure {
    let answer = try await FakeServer.lend(steps) { try await outcome(wire, of: $0) }
    guard case .failure(let failure) = answer else { throw ModelFailure(.malformed, "there was a reply") }
    return failure
  }

  private func outcome(
    _ wire: Wire, of server: FakeServer, limits: TransferLimits = TransferLimits(),
    onPart: @escaping @Sendable (ModelPart) async -> Void = { _ in }
  ) async throws -> Result<ModelReply, ModelFailure> {
    try await ModelConnections.lend { connections in
      let endpoint = ModelEndpoint(baseURL: server.baseURL, apiKey: "sk-secret-key-1234", limits: limits)
      let client = wire.client(endpoint, connections)
      do throws(ModelFailure) {
        return .success(try await client.reply(to: request, onPart: onPart))
      } catch {
        var failure = error
        failure.message = failure.message.replacing(client.endpoint, with: "SERVER")
        return .failure(failure)
      }
    }
  }
}
