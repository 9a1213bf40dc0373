package import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Lists the files below some roots as git would: without what is ignored, without `.git`, in a fixed order.
///
/// Ignore files count from the top of the repository that a root lies in, `info/exclude` and the person's global file
/// included; outside a repository, from the root on. A root that is itself ignored was asked for by name, so only
/// what lies inside it can exclude. Repositories inside the root are walked under their own rules.
/// Links to folders are not followed; a link to a file is listed when its target lies below the root and is not listed
/// itself. Pipes, sockets and devices are passed over, and so is what vanishes meanwhile.
///
/// Whoever looks for agents gets more: where systems look for them, links are followed that stay in the repository, a
/// file is listed under every path that leads to it, and what cannot be read is told. Elsewhere nothing is told.
package struct FileWalker {
  private let isForAgents: Bool
  private let globalExcludes: IgnoreFile?
  private var files: [FoundFile] = []
  private var faults: [WalkFault] = []
  /// The real paths of what is listed, to list nothing twice.
  private var listed: Set<[UInt8]> = []
  /// How often links have led to a folder.
  private var visits: [[UInt8]: Int] = [:]

  /// Files come in the order of the roots, then by the bytes of their path's components.
  package static func walk(
    roots: [FilePath], globalExcludes: FilePath? = FileWalker.globalExcludesPath
  ) -> (files: [FoundFile], faults: [WalkFault]) {
    let walker = FileWalker(roots, globalExcludes, isForAgents: false)
    return (walker.files, walker.faults)
  }

  package static func walkForAgents(
    roots: [FilePath], globalExcludes: FilePath? = FileWalker.globalExcludesPath
  ) -> (files: [FoundFile], faults: [WalkFault]) {
    let walker = FileWalker(roots, globalExcludes, isForAgents: true)
    return (walker.files, walker.faults)
  }

  /// Where git looks for what a person ignores everywhere, unless configured otherwise.
  package static var globalExcludesPath: FilePath? {
    func folder(_ name: String) -> FilePath? {
      guard let value = getenv(name), value[0] != 0 else { return nil }
      return FilePath(platformString: value)
    }
    return folder("XDG_CONFIG_HOME")?.appending("git/ignore") ?? folder("HOME")?.appending(".config/git/ignore")
  }

  private init(_ roots: [FilePath], _ globalExcludes: FilePath?, isForAgents: Bool) {
    self.globalExcludes = globalExcludes.flatMap { try? ReadFile.bytes(of: $0) }.map { IgnoreFile($0) }
    self.isForAgents = isForAgents
    for root in roots { walk(root.bytes.isEmpty ? Array(".".utf8) : root.bytes, isOnlyRoot: roots.count == 1) }
  }

  private mutating func walk(_ root: [UInt8], isOnlyRoot: Bool) {
    do throws(Errno) {
      switch try FolderListing.Kind(ofPath: root) {
      case .folder:
        guard let real = realPath(root) else { throw Errno.noSuchFileOrDirectory }
        walk(WalkRoot(given: root, real: real, globalExcludes: globalExcludes), isOnlyRoot: isOnlyRoot)
      case .file:
        guard listed.insert(realPath(root) ?? root).inserted else { return }
        files.append(FoundFile(path: root, root: 0))
      case .link, .special:
        throw Errno(rawValue: ENXIO)
      }
    } catch {
      faults.append(WalkFault(shown: String(decoding: root, as: UTF8.self), code: .init(error)))
    }
  }

  private mutating func walk(_ root: WalkRoot, isOnlyRoot: Bool) {
    var found: [Place] = []
    var pending = [Place(path: root.location, kind: .folder, ignore: root.ignore)]
    while let next = pending.popLast() {
      if next.kind == .folder {
        pending += contents(of: next, in: root).reversed()
      } else if isForAgents, next.kind == .link {
        if let target = target(of: next, in: root) {
          if target.kind == .folder { pending.append(target) } else { found.append(target) }
        }
      } else {
        found.append(next)
      }
    }

    let hasLinks = found.contains { $0.kind == .link || $0.real != nil }
    guard hasLinks || !isOnlyRoot else {
      files = found.map { root.file($0.path) }
      return
    }
    // Before links, since what lies there itself is listed by its own path.
    let isNew = found.map { $0.isReal && listed.insert(root.realPath($0.path)).inserted }
    for (place, isNew) in zip(found, isNew) {
      if isNew {
        files.append(root.file(place.path, realPath: root.realPath(place.path)))
      } else if let real = place.real, ClaimedPath(root.shown(place.path)).isWhereAgentsAre {
        if listed.insert(root.realPath(place.path)).inserted {
          files.append(root.file(place.path, realPath: real, isLink: true))
        }
      } else if isUnlistedLink(place, in: root) {
        files.append(root.file(place.path, realPath: place.real))
      }
    }
  }

  /// Whether a link leads to a file below the root that nothing else lists. From then on it is listed.
  private mutating func isUnlistedLink(_ place: Place, in root: WalkRoot) -> Bool {
    guard !place.isReal, let target = place.real ?? realPath(root.path(place.path)), root.contains(realPath: target),
      (try? FolderListing.Kind(ofPath: target)) == .file
    else { return false }
    return listed.insert(target).inserted
  }

  // MARK: - Links to agents

  /// How often a folder is walked under other names, and how many links may lie on the way.
  private static let most = 8

  /// What a link leads to, as far as it may be followed: a file of the repository, or a folder of it where systems look
  /// for agents, unless the link lies in it.
  private mutating func target(of link: Place, in root: WalkRoot) -> Place? {
    let shown = ClaimedPath(root.shown(link.path))
    guard let real = realPath(root.path(link.path)), let kind = try? FolderListing.Kind(ofPath: real) else {
      if shown.isAgentsFile || shown.isAgentsFolder { faults.append(root.fault(link.path, .dangling)) }
      return nil
    }
    if kind == .special, shown.isAgentsFile { faults.append(root.fault(link.path, .special)) }
    guard kind != .special, root.reaches(realPath: real) else { return nil }
    var target = Place(path: link.path, kind: kind, ignore: link.ignore, real: real, chain: link.chain + [real])
    guard kind == .folder else {
      target.kind = .link
      return target
    }
    let below = real + [UInt8(ascii: "/")]
    let own = link.real ?? root.realPath(link.path)
    guard shown.mayLeadToAgents, !own.starts(with: below), link.chain.count < Self.most,
      !link.chain.contains(where: { $0 == real || $0.starts(with: below) }), visits[real, default: 0] < Self.most
    else { return nil }
    visits[real, default: 0] += 1
    return target
  }

  /// What lies in a folder and is neither ignored nor git's own. The folder's own ignore file counts for it.
  private mutating func contents(of folder: Place, in root: WalkRoot) -> [Place] {
    let isRoot = folder.path.count == root.location.count
    let listing: FolderListing
    do {
      listing = try FolderListing(path: root.path(folder.path), followsLink: isRoot || folder.real != nil)
    } catch {
      // Gone, or replaced by something else, since its parent was read.
      let vanished = [.noSuchFileOrDirectory, .notDirectory, .tooManySymbolicLinkLevels].contains(error)
      let isTold = isRoot || !isForAgents || ClaimedPath(root.shown(folder.path)).mayHoldAgentsFolder
      if !vanished && isTold || isRoot { faults.append(root.fault(folder.path, .init(error))) }
      return []
    }

    let base = folder.path.isEmpty ? [] : folder.path + [UInt8(ascii: "/")]
    let ignore = ignoring(in: folder, listing, base: base, root: root)
    return listing.entries.compactMap { entry in
      if entry.name == Array(".git".utf8) { return nil }
      let path = base + entry.name
      if entry.kind == .special {
        if isForAgents, ClaimedPath(root.shown(path)).isAgentsFile { faults.append(root.fault(path, .special)) }
        return nil
      }
      if let ignore, ignore.ignores(path.span, isFolder: entry.kind == .folder) { return nil }
      let real = folder.real.map { $0 + [UInt8(ascii: "/")] + entry.name }
      return Place(path: path, kind: entry.kind, ignore: ignore, real: real, chain: folder.chain)
    }
  }

  private mutating func ignoring(
    in folder: Place, _ listing: FolderListing, base: [UInt8], root: WalkRoot
  ) -> GitIgnore? {
    var ignore = folder.ignore
    let isNested = base.count > root.location.count + 1 && listing.entry(named: ".git") != nil
    if isNested, let repository = GitRepository(at: root.realPath(folder.path)) {
      ignore = WalkRoot.outermost(of: repository, base: base, globalExcludes: globalExcludes)
    }
    guard listing.entry(named: ".gitignore")?.kind == .file else { return ignore }
    let place = base + Array(".gitignore".utf8)
    do {
      return GitIgnore(try IgnoreFile(at: root.path(place)), base: base, over: ignore)
    } catch {
      faults.append(root.fault(place, error.code))
      return ignore
    }
  }
}

/// Something that a walk has come to and not yet dealt with.
private struct Place {
  /// Within the repository; see `WalkRoot`.
  let path: [UInt8]
  var kind: FolderListing.Kind
  /// What applies at this place, and in a folder before its own ignore file is read.
  let ignore: GitIgnore?
  /// Where it really is, when a link is on the way.
  var real: [UInt8]?
  /// Where the links on the way lead.
  var chain: [[UInt8]] = []

  /// Whether it is a file that lies where its path says.
  var isReal: Bool { kind == .file && real == nil }
}
