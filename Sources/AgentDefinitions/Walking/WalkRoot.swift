/// A folder to walk, and the two ways its contents are named: as the caller gave it, and within its repository.
struct WalkRoot {
  /// As given, without slashes at the end; empty for `/`.
  private let given: [UInt8]
  /// Without links, with a slash at its end.
  private let realPrefix: [UInt8]
  /// The repository, or the root outside of any, with a slash at its end.
  private let reach: [UInt8]
  /// Where the root is within its repository; empty when it is the top of it, or in none. Everything below is named
  /// by this and the way down, since that is what ignore files speak about.
  let location: [UInt8]
  /// What applies to the contents, from outside the root.
  private(set) var ignore: GitIgnore?

  init(given: [UInt8], real: [UInt8], globalExcludes: IgnoreFile?) {
    let length = given.lastIndex { $0 != UInt8(ascii: "/") }.map { $0 + 1 } ?? 0
    self.given = Array(given[..<length])
    realPrefix = real.last == UInt8(ascii: "/") ? real : real + [UInt8(ascii: "/")]
    guard let repository = GitRepository(around: real) else {
      location = []
      reach = realPrefix
      return
    }
    reach = repository.root + [UInt8(ascii: "/")]
    location = real.count > repository.root.count ? Array(real[(repository.root.count + 1)...]) : []
    ignore = Self.outermost(of: repository, base: [], globalExcludes: globalExcludes)
    var folder: [UInt8] = []
    for component in location.split(separator: UInt8(ascii: "/")) {
      let file = repository.root + [UInt8(ascii: "/")] + folder + Array(".gitignore".utf8)
      if let contents = try? IgnoreFile(at: file) { ignore = GitIgnore(contents, base: folder, over: ignore) }
      let path = folder + component
      if let ignore, ignore.ignores(path.span, isFolder: true) {
        // Asked for by name although ignored: what is outside has no say.
        self.ignore = nil
        return
      }
      folder += component + [UInt8(ascii: "/")]
    }
  }

  /// The layers below all ignore files of a repository.
  static func outermost(of repository: GitRepository, base: [UInt8], globalExcludes: IgnoreFile?) -> GitIgnore? {
    let global = globalExcludes.map { GitIgnore($0, base: base, over: nil) }
    return repository.excludes.map { GitIgnore($0, base: base, over: global) } ?? global
  }

  /// The bytes to open what is at `place` within the repository.
  func path(_ place: [UInt8]) -> [UInt8] {
    let below = below(place)
    if below.isEmpty { return given.isEmpty ? [UInt8(ascii: "/")] : given }
    return prefix + below
  }

  func realPath(_ place: [UInt8]) -> [UInt8] {
    realPrefix + below(place)
  }

  func contains(realPath: [UInt8]) -> Bool {
    realPath.starts(with: realPrefix)
  }

  /// Whether a link may lead there: into the root, or elsewhere in its repository.
  func reaches(realPath: [UInt8]) -> Bool { realPath.starts(with: reach) }

  func file(_ place: [UInt8], realPath: [UInt8]? = nil, isLink: Bool = false) -> FoundFile {
    FoundFile(path: path(place), root: prefix.count, realPath: realPath, isLink: isLink)
  }

  func fault(_ place: [UInt8], _ code: ReadFault.Code) -> WalkFault {
    WalkFault(shown: shown(place), code: code)
  }

  /// The path for people.
  func shown(_ place: [UInt8]) -> String { String(decoding: path(place), as: UTF8.self) }

  /// The root as it begins the path of everything below it: `agents/`, `/`, or nothing for `.`.
  private var prefix: [UInt8] {
    given == [UInt8(ascii: ".")] ? [] : given + [UInt8(ascii: "/")]
  }

  private func below(_ place: [UInt8]) -> ArraySlice<UInt8> {
    location.isEmpty ? place[...] : place.dropFirst(location.count + 1)
  }
}
