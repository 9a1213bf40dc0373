internal import SystemPackage

/// What one folder of skills holds. Only names are looked at.
struct SkillFolder {
  /// As `SkillPlace` has it.
  let place: String
  private let path: [UInt8]
  /// The folders with a `SKILL.md`, each of which is a skill.
  let names: Set<String>

  /// Nil when the folder is not there, or holds no skill.
  init?(_ place: String, below project: [UInt8]) {
    let path = project + Array("/\(place)".utf8)
    // What installs skills puts links into this folder, or makes it one.
    guard let listing = try? FolderListing(path: path, followsLink: true) else { return nil }
    let folders = listing.entries.prefix(Self.most).filter { $0.kind == .folder || $0.kind == .link }
    names = Set(
      folders.compactMap { entry in
        guard let name = String(validating: entry.name, as: UTF8.self) else { return nil }
        let file = Self.file(of: name, in: path)
        return (try? FolderListing.Kind(ofPath: file)) == .file ? name : nil
      })
    guard !names.isEmpty else { return nil }
    self.place = place
    self.path = path
  }

  func file(of name: String) -> [UInt8] { Self.file(of: name, in: path) }

  private static func file(of name: String, in folder: [UInt8]) -> [UInt8] {
    folder + Array("/\(name)/\(SkillDefinition.fileName)".utf8)
  }

  private static let most = 2_000
}
