internal import SessionCore
internal import Subprocess
internal import SystemPackage

/// A program to run to its end, in a session of its own, and everything that it starts with it.
///
/// Whatever way it ends, nothing that it started is left running when `run` returns; see `ProcessFamily` for how far
/// that reaches.
struct Command: Sendable {
  let program: String
  let arguments: [String]
  let workingDirectory: String
  /// In words of the environment; nothing else is inherited.
  let environment: [String: String]
  let timeLimit: Duration
  /// What it may touch. It is started confined, or not at all.
  let sandbox: SandboxPolicy
  /// What the program reads from and writes to; nil: nothing to read, and one stream to write.
  var terminal: Terminal?

  /// How long a program that is told to stop may take to do so.
  private static let grace = Duration.seconds(2)

  enum End: Sendable, Equatable {
    case exited(Int)
    case killed(signal: Int)
    case stopped(Stop)
  }

  /// Why a program was stopped before its end.
  enum Stop: Sendable, Equatable {
    case timedOut
    case cancelled
    /// Whoever reads its output has seen enough.
    case notNeeded
  }

  /// What a reader says about each piece of output.
  enum Reading: Sendable { case goOn, enough }

  /// Runs the program. Its standard output and error are one stream.
  ///
  /// Cancelling the task stops the program, and still waits until it is gone.
  ///
  /// - Throws: when it cannot be started.
  func run(_ read: @escaping @Sendable ([UInt8]) -> Reading) async throws(ToolFailure) -> End {
    guard !Task.isCancelled else { return .stopped(.cancelled) }
    let (stops, stop) = AsyncStream.makeStream(of: Stop.self, bufferingPolicy: .bufferingOldest(1))
    // Not cancelled with the caller: stopping is work, too, and has its order.
    let work = Task { await perform(read, stops, stop) }
    return try await withTaskCancellationHandler {
      await work.value
    } onCancel: {
      stop.yield(.cancelled)
    }.get()
  }

  private func perform(
    _ read: @escaping @Sendable ([UInt8]) -> Reading, _ stops: AsyncStream<Stop>,
    _ stop: AsyncStream<Stop>.Continuation
  ) async -> Result<End, ToolFailure> {
    let mark = ProcessMark()
    let start: Start
    do throws(ToolFailure) { start = try confined() } catch { return .failure(error) }
    var options = PlatformOptions()
    options.createSession = true
    var variables: [Environment.Key: String] = [:]
    for (name, value) in start.environment.merging([ProcessMark.name: mark.value], uniquingKeysWith: { $1 }) {
      if let key = Environment.Key(rawValue: name) { variables[key] = value }
    }
    let configuration = Configuration(
      executable: .path(FilePath(start.program)), arguments: Arguments(start.arguments),
      environment: .custom(variables),
      workingDirectory: FilePath(workingDirectory), platformOptions: options)
    do {
      if let terminal, let end = terminal.end {
        let result = try await Subprocess.run(
          configuration, input: .fileDescriptor(end, closeAfterSpawningProcess: false),
          output: .fileDescriptor(end, closeAfterSpawningProcess: false),
          error: .fileDescriptor(end, closeAfterSpawningProcess: false)
        ) { execution in
          terminal.letGo()
          let family = ProcessFamily(
            leader: execution.processIdentifier.value, mark: mark, isConfined: sandbox.isConfining)
          return await follow(family, read, stops, stop) { await terminal.read(until: family, $0) }
        }
        return .success(Self.end(result.closureResult, result.terminationStatus))
      }
      let result = try await Subprocess.run(
        configuration, input: .none, output: .sequence, error: .combinedWithOutput
      ) { execution in
        let family = ProcessFamily(
          leader: execution.processIdentifier.value, mark: mark, isConfined: sandbox.isConfining)
        let output = execution.standardOutput
        return await follow(family, read, stops, stop) { await Self.drain(output, of: family, $0) }
      }
      return .success(Self.end(result.closureResult, result.terminationStatus))
    } catch {
      return .failure(.forModel("Cannot run \(program): \(error)"))
    }
  }

  /// What is really started.
  private struct Start {
    let program: String
    let arguments: [String]
    let environment: [String: String]
  }

  private func confined() throws(ToolFailure) -> Start {
    guard sandbox.isConfining else { return Start(program: program, arguments: arguments, environment: environment) }
    let confinement = try SandboxProgram.find().confinement(by: sandbox, in: workingDirectory)
    return Start(
      program: confinement.program, arguments: confinement.flags + ["--", program] + arguments,
      environment: environment.merging(SandboxProgram.environment, uniquingKeysWith: { $1 }))
  }

  private static func end(_ stop: Stop?, _ status: TerminationStatus) -> End {
    if let stop { return .stopped(stop) }
    return switch status {
    case .exited(let code): .exited(Int(code))
    case .signaled(let signal): .killed(signal: Int(signal))
    }
  }

  /// - Parameter drain: reads to the end of what the program writes.
  /// - Returns: why the program was stopped, when it was.
  private func follow(
    _ family: ProcessFamily, _ read: @escaping @Sendable ([UInt8]) -> Reading, _ stops: AsyncStream<Stop>,
    _ stop: AsyncStream<Stop>.Continuation, drain: (@escaping @Sendable ([UInt8]) -> Void) async -> Void
  ) async -> Stop? {
    RunningPrograms.add(family)
    defer { RunningPrograms.remove(family) }
    return await withTaskGroup(of: Stop?.self) { group in
      group.addTask { [timeLimit] in
        if (try? await Task.sleep(for: timeLimit)) != nil { stop.yield(.timedOut) }
        return nil
      }
      group.addTask {
        for await reason in stops {
          await family.stop(grace: Self.grace)
          return reason
        }
        return nil
      }
      await drain { bytes in
        if read(bytes) == .enough { stop.yield(.notNeeded) }
      }
      stop.finish()
      group.cancelAll()
      let reason = await group.reduce(nil) { $0 ?? $1 }
      await family.end()
      return reason
    }
  }

  /// Reads until the program has ended and what it wrote is read. What it left running may hold the stream open, or
  /// go on writing to it: neither is waited for.
  private static func drain(
    _ output: SubprocessOutputSequence, of family: ProcessFamily, _ read: ([UInt8]) -> Void
  ) async {
    var hasEnded = false
    do {
      for try await buffer in output {
        read(buffer.withUnsafeBytes { Array($0) })
        if !hasEnded, family.leaderHasEnded {
          hasEnded = true
          family.signal(.kill)
        }
      }
    } catch {
      // The stream broke; how the program ended is still to be seen, and is what counts.
    }
  }
}
