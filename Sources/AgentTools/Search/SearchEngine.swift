internal import SessionCore

/// Who does the searching.
enum SearchEngine: Sendable {
  case ripgrep(Ripgrep)
  case builtIn

  static var best: SearchEngine { Ripgrep.installed.map(SearchEngine.ripgrep) ?? .builtIn }

  func search(_ query: SearchQuery, in folder: String) async throws(ToolFailure) -> SearchReport {
    switch self {
    case .ripgrep(let ripgrep): try await ripgrep.search(query, in: folder)
    case .builtIn: try FileSearch().search(query)
    }
  }
}
