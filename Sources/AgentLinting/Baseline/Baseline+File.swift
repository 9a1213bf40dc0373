internal import AgentDefinitions
internal import JSONText
internal import SystemPackage

extension Baseline {
  /// One entry a line, so that changes of several people go together.
  package var text: String {
    let lines = entries.map { entry -> String in
      let json: JSON = [
        "path": .string(entry.path), "rule": .string(entry.rule), "fingerprint": .string(entry.fingerprint),
        "count": .int(Int64(entry.count)), "about": .string(entry.about),
      ]
      return "    " + json.text
    }
    let findings = lines.isEmpty ? "[]" : "[\n\(lines.joined(separator: ",\n"))\n  ]"
    return "{\n  \"version\": \(Self.version),\n  \"findings\": \(findings)\n}\n"
  }

  package static func read(_ place: BaselinePlace) throws(BaselineFailure) -> Baseline {
    try read(try bytes(of: place), as: place.path)
  }

  private static func bytes(of place: BaselinePlace) throws(BaselineFailure) -> [UInt8] {
    do throws(ReadFault) { return try ReadFile.bytes(of: FilePath(place.path), limit: limit) } catch {
      guard case .missing = error.code else { throw .unreadable(place.path, reason: error.code.reason) }
      throw .missing(place.path)
    }
  }

  private static let limit = 64 << 20

  static func read(_ bytes: [UInt8], as path: String) throws(BaselineFailure) -> Baseline {
    let document: JSON
    do throws(JSONSyntaxError) { document = try JSON(parsing: bytes) } catch {
      throw .malformed(path, what: error.description)
    }
    guard let version = document["version"]?.int else { throw .malformed(path, what: "`version` is missing") }
    guard version <= Int64(Self.version) else { throw .newer(path, version: version) }
    guard let list = document["findings"]?.array else { throw .malformed(path, what: "`findings` is missing") }
    var entries: [Entry] = []
    for (index, item) in list.enumerated() {
      guard let path = item["path"]?.string, let rule = item["rule"]?.string,
        let fingerprint = item["fingerprint"]?.string, let count = item["count"]?.intValue,
        (1...1_000_000).contains(count)
      else { throw .malformed(path, what: "entry \(index + 1) lacks its path, rule, fingerprint or count") }
      entries.append(
        Entry(path: path, rule: rule, fingerprint: fingerprint, count: count, about: item["about"]?.string ?? ""))
    }
    return Baseline(unmerged: entries)
  }

  /// A merge can leave a line twice: that is one entry, and lets no more pass.
  private init(unmerged entries: [Entry]) {
    var byKey: [Key: Entry] = [:]
    for entry in entries {
      let known = byKey[Key(entry)]?.count ?? 0
      byKey[Key(entry)] = entry.with(count: max(known, entry.count))
    }
    self.init(Array(byKey.values))
  }
}
