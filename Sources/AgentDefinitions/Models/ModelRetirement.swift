/// That a service has stopped offering a model.
package struct ModelRetirement: Sendable {
  /// Where the model was offered.
  package enum Service: String, CaseIterable, Sendable {
    case anthropic = "Anthropic’s API"
    case copilot = "Copilot"
    case google = "Google’s Gemini API"

    /// What the service's facts were read from.
    package var source: DataSource {
      switch self {
      case .anthropic: .anthropicModels
      case .copilot: .copilotModels
      case .google: .geminiModels
      }
    }
  }

  package let service: Service
  /// As the service called it; `ModelName` says what else is the same name.
  package let name: String
  package let date: CalendarDate
  /// What to use instead, where the service says so and still has it.
  package let successor: String?

  init(_ service: Service, _ name: String, _ date: CalendarDate, _ successor: String? = nil) {
    self.service = service
    self.name = name
    self.date = date
    self.successor = successor
  }

  package static func of(_ name: ModelName, in service: Service) -> ModelRetirement? {
    byBase[service]?[name.base]
  }

  private static let byBase: [Service: [String: ModelRetirement]] = {
    var rows: [Service: [String: ModelRetirement]] = [:]
    for row in all { rows[row.service, default: [:]][ModelName(row.name).base] = row }
    return rows
  }()
}
