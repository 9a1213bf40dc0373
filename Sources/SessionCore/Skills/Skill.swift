/// Instructions that an agent loads when it needs them, and the folder with what they refer to.
package struct Skill: Sendable, Equatable {
  package var name: String
  package var description: String
  /// The file that it was read from.
  package var path: String
  /// The file's folder: absolute, without links. What lies below it may be read.
  package var folder: String
  /// The file without its front matter.
  package var text: String
  /// Tools that the skill says need no permission; on record, and no more than that.
  package var allowedTools: [String]

  package init(
    name: String, description: String, path: String, folder: String, text: String, allowedTools: [String] = []
  ) {
    self.name = name
    self.description = description
    self.path = path
    self.folder = folder
    self.text = text
    self.allowedTools = allowedTools
  }

  /// As a model reads it, in the reference runtime's frame.
  package var context: String {
    """
    <skill-context name="\(name)">
    Base directory for this skill: \(folder)

    \(text)

    </skill-context>
    """
  }
}
