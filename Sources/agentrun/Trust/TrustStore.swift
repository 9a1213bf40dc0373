internal import AgentDefinitions
internal import JSONText
internal import SystemPackage

/// The teams that the user trusts, each with a digest of what was trusted: any change asks again.
struct TrustStore {
  private let path: String

  init(environment: [String: String]) throws {
    path = try UserFolder.configuration(environment) + "/trust.json"
  }

  /// What was shown when the team was trusted, each line with the digest of what it stands for; nil: it never was.
  func trustedLines(_ team: String) -> [(line: String, digest: String)]? {
    guard let entry = (try? entries())?[team] else { return nil }
    return (entry["parts"]?.array ?? []).map { part in
      part.string.map { ($0, "") } ?? (part["line"]?.string ?? "", part["digest"]?.string ?? "")
    }
  }

  func isTrusted(_ team: String, _ parts: TrustedParts) -> Bool {
    guard case .string(let digest)? = (try? entries())?[team]?["digest"] else { return false }
    return digest == parts.digest
  }

  func trust(_ team: String, _ parts: TrustedParts) throws {
    var entries = try entries()
    entries[team] = [
      "digest": .string(parts.digest),
      "parts": .array(parts.parts.map { ["line": .string($0.line), "digest": .string($0.digest)] }),
    ]
    try write(entries)
  }

  func revoke(_ team: String) throws {
    let kept = try entries().filter { $0.key != team }
    try write(JSONObject(kept.map { ($0.key, $0.value) }))
  }

  private func entries() throws -> JSONObject {
    let text: [UInt8]
    guard Process.realPath(path) != nil else { return [:] }
    do { text = try ReadFile.bytes(of: FilePath(path)) } catch {
      throw StartError("What you trust cannot be read: \(error)")
    }
    guard let json = try? JSON(parsing: text), case .object(let entries)? = json["trusted"] else {
      throw StartError("\(path) is damaged; mend it or delete it, and trust your teams again.")
    }
    return entries
  }

  private func write(_ entries: JSONObject) throws {
    let json: JSON = ["version": 1, "trusted": .object(entries)]
    try UserFolder.replace(path, with: Array((json.pretty() + "\n").utf8))
  }
}
