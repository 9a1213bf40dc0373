import AgentDefinitions
import AgentTools
import JSONText
import SessionCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of a test's own with real files, and the tools at work in it. Gone when the test ends.
final class Workspace: Sendable {
  /// Holds the working directory, and what lies beside it.
  let base: String
  let root: String
  let spill: String

  init(_ files: [String: String] = [:]) throws {
    var template = Array("/tmp/agent-tools-XXXXXX".utf8CString)
    let made = template.withUnsafeMutableBufferPointer { $0.baseAddress.flatMap { mkdtemp($0) } != nil }
    guard made, let real = realpath(template, nil) else { throw Failed(what: "mkdtemp") }
    defer { free(real) }
    base = String(cString: real)
    root = base + "/work"
    spill = base + "/spill"
    guard mkdir(root, 0o777) == 0 else { throw Failed(what: "mkdir") }
    for (path, text) in files { try write(path, text) }
  }

  deinit { Self.remove(base) }

  struct Failed: Error { let what: String }

  func write(_ path: String, _ text: String) throws { try write(path, bytes: Array(text.utf8)) }

  func write(_ path: String, bytes: [UInt8]) throws {
    try makeFolders(for: path)
    guard let file = fopen(absolute(path), "w") else { throw Failed(what: path) }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw Failed(what: path) }
  }

  func makeFolders(for path: String) throws {
    let parts = absolute(path).split(separator: "/").dropLast()
    for length in parts.indices { mkdir("/" + parts[...length].joined(separator: "/"), 0o777) }
  }

  /// A link at `path` that says `target`.
  func link(_ path: String, to target: String) throws {
    try makeFolders(for: path)
    guard symlink(target, absolute(path)) == 0 else { throw Failed(what: path) }
  }

  func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(absolute(path), "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&part, 1, part.count, file), count > 0 { bytes += part[..<count] }
    return bytes
  }

  func text(_ path: String) -> String? { bytes(path).map { String(decoding: $0, as: UTF8.self) } }

  func mode(_ path: String) -> mode_t? {
    var status = stat()
    return lstat(absolute(path), &status) == 0 ? status.st_mode & 0o7777 : nil
  }

  func names(_ path: String = ".") -> [String] {
    guard let stream = opendir(absolute(path)) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: UInt8.self, capacity: 256) { String(decodingCString: $0, as: UTF8.self) }
        })
    }
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }

  func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : root + "/" + path }

  /// Not confined: most tests are about the tools alone.
  func context(
    sandbox: SandboxPolicy = SandboxPolicy(.full),
    spill: String? = nil, node: String = AgentNode.mainID, tools: Set<ToolName> = Set(ToolCatalogue.offered),
    skills: [Skill] = [], mayRead: @escaping @Sendable (String) -> Bool = { _ in true },
    permit: @escaping @Sendable (PermissionRequest) async throws(ToolFailure) -> Void = { (_) throws(ToolFailure) in },
    isNamed: @escaping @Sendable (PermissionRequest) -> Bool = { _ in false },
    emit: @escaping @Sendable (any EventData) async -> Void = { _ in },
    redact: @escaping @Sendable (String) -> String = { $0 },
    progress: @escaping @Sendable (String) async -> Void = { _ in }
  ) -> ToolContext {
    ToolContext(
      workingDirectory: root, callID: "call_1", nodeID: node, tools: tools, skills: skills, sandbox: sandbox,
      spillDirectory: spill ?? self.spill, mayRead: mayRead, permit: permit, isNamed: isNamed, emit: emit,
      redact: redact, progress: progress)
  }

  /// What a model is told: the text, or the message of the failure.
  func answer(_ tool: any Tool, _ arguments: JSON, in context: ToolContext? = nil) async -> String {
    switch await result(tool, arguments, in: context) {
    case .success(let output): output.text
    case .failure(let failure): failure.message
    }
  }

  func result(
    _ tool: any Tool, _ arguments: JSON, in context: ToolContext? = nil
  ) async -> Result<ToolOutput, ToolFailure> {
    do throws(ToolFailure) {
      let input = try ToolInput(arguments.text, for: tool.spec)
      return .success(try await tool.run(input, in: context ?? self.context()))
    } catch {
      return .failure(error)
    }
  }

  func permission(
    _ tool: any Tool, _ arguments: JSON, in context: ToolContext? = nil
  ) async -> Result<PermissionRequest?, ToolFailure> {
    do throws(ToolFailure) {
      let input = try ToolInput(arguments.text, for: tool.spec)
      return .success(try await tool.permission(for: input, in: context ?? self.context()))
    } catch {
      return .failure(error)
    }
  }

  // By hand, so that a test of links cannot delete what a link leads to.
  private static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    chmod(path, 0o700)
    if let stream = opendir(path) {
      var names: [String] = []
      while let entry = readdir(stream) {
        names.append(
          withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
          })
      }
      closedir(stream)
      for name in names where name != "." && name != ".." { remove(path + "/" + name) }
    }
    rmdir(path)
  }
}
