import SessionCore
import Synchronization

/// Lets a test decide when something goes on: an agent asks `ask_user` with a gate's name, and waits until it is opened.
final class Gates: Sendable {
  private struct State {
    var open: Set<String> = []
    var waiting: [String: [AsyncStream<Void>.Continuation]] = [:]
    var reached: Set<String> = []
    var watching: [String: [AsyncStream<Void>.Continuation]] = [:]
  }

  private let state = Mutex(State())

  /// What a session is to ask.
  func answer(_ question: PersonQuestion) async -> PersonAnswer? {
    await pass(question.question)
    return Task.isCancelled ? nil : PersonAnswer(text: "on", wasFreeform: true)
  }

  func open(_ gate: String) {
    let waiting = state.withLock { state in
      state.open.insert(gate)
      return state.waiting.removeValue(forKey: gate) ?? []
    }
    for waiter in waiting { waiter.finish() }
  }

  /// Returns when somebody stands at the gate.
  func reached(_ gate: String) async {
    let (stream, waiter) = AsyncStream.makeStream(of: Void.self)
    state.withLock { state in
      if state.reached.contains(gate) { waiter.finish() } else { state.watching[gate, default: []].append(waiter) }
    }
    for await _ in stream {}
  }

  private func pass(_ gate: String) async {
    let (stream, waiter) = AsyncStream.makeStream(of: Void.self)
    let watching = state.withLock { state in
      state.reached.insert(gate)
      if state.open.contains(gate) { waiter.finish() } else { state.waiting[gate, default: []].append(waiter) }
      return state.watching.removeValue(forKey: gate) ?? []
    }
    for watcher in watching { watcher.finish() }
    for await _ in stream {}
  }
}
