#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What programs learn of our own environment: enough to work, and none of its secrets.
package enum CommandEnvironment {
  private static let passedOn = [
    "PATH", "HOME", "USER", "LOGNAME", "SHELL", "TERM", "TMPDIR", "TZ", "LANG", "LANGUAGE", "LC_ALL", "LC_COLLATE",
    "LC_CTYPE", "LC_MESSAGES", "LC_MONETARY", "LC_NUMERIC", "LC_TIME",
  ]

  /// Nobody is there to answer or to turn pages.
  private static let added = [
    "CI": "true", "PAGER": "cat", "GIT_PAGER": "cat", "GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true",
    "DEBIAN_FRONTEND": "noninteractive",
  ]

  /// The names of those that a command really gets.
  package static var names: [String] { values.keys.sorted() }

  static var values: [String: String] {
    var values = added
    for name in passedOn {
      if let value = getenv(name) { values[name] = String(cString: value) }
    }
    if values["PATH"] == nil { values["PATH"] = "/usr/local/bin:/usr/bin:/bin" }
    return values
  }

  /// For a program with a terminal: somebody is there to answer, but cannot see colours.
  static var valuesForTerminal: [String: String] {
    var values = values
    for name in ["CI", "DEBIAN_FRONTEND"] { values[name] = nil }
    return values.merging(["TERM": "dumb", "NO_COLOR": "1"], uniquingKeysWith: { $1 })
  }

  /// The first program of this name on the search path; relative folders of the path do not count.
  static func program(_ name: String) -> String? {
    for folder in values["PATH"]?.split(separator: ":") ?? [] where folder.hasPrefix("/") {
      let path = "\(folder)/\(name)"
      if canRun(path) { return path }
    }
    return nil
  }

  static func canRun(_ path: String) -> Bool { access(path, X_OK) == 0 }
}
