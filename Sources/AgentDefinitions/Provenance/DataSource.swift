/// Where facts about a system were read. Tables of tool names, fields and models are data: every row has a source with a
/// date, so that what is too old to rely on can be found, and said.
package struct DataSource: Hashable, Sendable {
  /// Whose facts these are, in words for people.
  package let system: String
  package let title: String
  package let url: String
  /// The commit or version that was read; empty where there is none to name.
  package let revision: String
  /// The day of that version.
  package let date: CalendarDate
  package let licence: Licence
  /// Whether nothing new will come of it, as of what has been archived.
  package let isClosed: Bool

  package enum Licence: String, Sendable {
    case apache = "Apache-2.0"
    case creativeCommons = "CC-BY-4.0"
    case mit = "MIT"
    /// Names and meanings were taken, no text.
    case factsOnly = "documentation, facts only"
  }

  package init(
    of system: String, _ title: String, _ url: String, revision: String = "", _ date: CalendarDate, _ licence: Licence,
    isClosed: Bool = false
  ) {
    self.system = system
    self.title = title
    self.url = url
    self.revision = revision
    self.date = date
    self.licence = licence
    self.isClosed = isClosed
  }
}
