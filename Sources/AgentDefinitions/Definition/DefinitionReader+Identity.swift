extension DefinitionReader {
  /// Finds the id and the display name.
  mutating func identify() {
    let nowhere = SourceRange.empty(at: Int(agent.range.lower))
    switch dialect.identity {
    case .name:
      if let name, !name.value.isBlank {
        agent.id = name
        checkID(name)
      } else if let role {
        agent.id = Located(role.name, at: nowhere)
      } else {
        values.faults.add(.missingID(key: "name"), at: firstLine)
        if dialect.shape == .markdown || dialect.shape == .toml {
          agent.id = Located(stem(endings: [".md", ".toml"]), at: nowhere)
        }
      }
    case .entryKey:
      guard let name, !name.value.isBlank else { return values.faults.add(.missingID(key: "agents"), at: firstLine) }
      agent.id = name
      checkID(name)
    case .nameOrFileStem(let endings): identify(orElse: stem(endings: endings))
    case .path(let folders): identify(orElse: path(below: folders))
    case .fileStem(let endings):
      let stem = stem(endings: endings)
      let odd = String(String.UnicodeScalarView(stem.unicodeScalars.filter { !$0.isFileNameCharacter }))
      if !odd.isEmpty { values.faults.add(.badFileNameCharacters(name: stem, characters: odd), at: firstLine) }
      if let name, !name.value.isBlank, agent.displayName != nil {
        agent.id = name
        checkID(name)
      } else {
        agent.id = Located(stem, at: nowhere)
        agent.displayName = agent.displayName ?? name
      }
    }
  }

  private mutating func identify(orElse id: String) {
    if let name, !name.value.isBlank {
      agent.id = name
      checkID(name)
    } else {
      agent.id = Located(id, at: .empty(at: Int(agent.range.lower)))
    }
  }

  /// Tells the author of an old kind of file what to call it.
  mutating func reportLegacyName() {
    guard let ending = dialect.renamedTo, case .fileStem(let endings) = dialect.identity else { return }
    values.faults.add(.legacyFile(newName: stem(endings: endings) + ending), at: firstLine)
  }

  private mutating func checkID(_ id: Located<String>) {
    let isOurs = dialect.runtimes == [.roster]
    guard isOurs ? !AgentID.isPlain(id.value) : AgentID.isMisleading(id.value) else { return }
    let expected = isOurs ? AgentID.form : "a name without slashes and invisible characters"
    values.faults.add(.invalidID(key: "name", written: id.value, expected: expected, blocks: isOurs), at: id.range)
  }

  private func path(below folders: [StaticString]) -> String {
    let path = ClaimedPath(file.path)
    guard let end = folders.lazy.compactMap({ path.end(of: $0) }).first else { return stem(endings: [".md"]) }
    return path.text[path.text.utf8.index(after: end)...].withoutEnding([".md"])
  }

  private func stem(endings: [String]) -> String { ClaimedPath(file.path).name.withoutEnding(endings) }
}

extension Substring {
  /// A file's name without the longest of these endings that it has.
  fileprivate func withoutEnding(_ endings: [String]) -> String {
    let fitting = endings.filter { utf8.count > $0.utf8.count && hasSuffix($0) }
    guard let longest = fitting.max(by: { $0.utf8.count < $1.utf8.count }) else { return String(self) }
    return String(dropLast(longest.count))
  }
}

extension String {
  var isBlank: Bool { utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }
}

extension Unicode.Scalar {
  /// What Copilot allows in an agent file's name (github/docs 03e038c).
  fileprivate var isFileNameCharacter: Bool {
    switch self {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "-", "_": true
    default: false
    }
  }
}
