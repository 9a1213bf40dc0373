/// Everything that loading can find wrong. The list is closed, so that a new kind shows everyone who must say something
/// about it.
package enum FaultKind: Hashable, Sendable {
  // The file itself.
  case unreadableFile(path: String, UnreadableFile)
  /// A path that leads out of the repository of the file that names it, through `..` or a link.
  case escapingPath(String)
  case globWithoutMatch(String)
  /// A file that somebody named and no dialect claims; `looksLike` says what it seems to be instead.
  case notAnAgentDefinition(looksLike: String?)
  /// An old kind of file that some systems no longer read; `newName` is what to call it.
  case legacyFile(newName: String)
  case badFileNameCharacters(name: String, characters: String)

  // Its syntax.
  case syntax(SourceFault.Kind)
  /// Front matter that is no YAML, read key by key: for which keys the raw text was taken, and which parsed.
  case recoveredFrontMatter(SourceFault.Kind?, raw: [String], parsed: [String])
  case frontMatterMissing
  case frontMatterUnterminated
  case frontMatterNotFirst
  /// A line of dashes inside the front matter, at which some systems end it.
  case dashesInFrontMatter
  /// Keys after a line that some systems take for the end of the mapping.
  case droppedKeys([String])
  case duplicateKey(String)
  /// ` #` inside an unquoted text begins a comment; `lost` is what it swallowed.
  case truncatedByComment(key: String, lost: String)
  /// A text that YAML, unquoted, reads as something else: `readAs` is "a number", "true or false" or "nothing".
  case coercedText(key: String, written: String, readAs: String)

  // Its fields.
  /// `blocks` in native files.
  case unknownKey(String, suggestion: String?, blocks: Bool)
  /// A key that belongs to things of other types; a strict system refuses the file.
  case misplacedKey(String, in: String, belongsTo: [String])
  /// A key that looks as if it limited the agent and is not read; `instead` is the one that is.
  case ignoredLimit(key: String, instead: String, blocks: Bool)
  /// A key as another system spells it; `instead` is how it is spelled here. `blocks` in native files.
  case foreignSpelling(key: String, instead: String, blocks: Bool)
  case wrongType(key: String, expected: String, found: String)
  case invalidValue(key: String, written: String, expected: String)
  /// An id that cannot be said or shown safely. `blocks` in native files.
  case invalidID(key: String, written: String, expected: String, blocks: Bool)
  case missingKey(key: String, in: String)
  case missingID(key: String)
  case missingPrompt
  /// `skippedBy` names the systems that do not load the file for it.
  case missingDescription(skippedBy: [String])
  /// Taken as *none*.
  case unreadableTools(found: String)
  /// Taken as *no agent*.
  case unreadableSubagents(found: String)
  /// Taken as *only when a person asks*.
  case unreadableInfer(key: String, found: String)
  case unreadableDeny(key: String, found: String)
  case unreadableLimit(key: String, found: String)
  case newerVersion(found: Int, supported: Int)
  /// An environment variable in a text where none is put in.
  case interpolationNotAllowed(key: String, variable: String)
  case missingVariable(name: String)

  // Several agents together.
  case duplicateID(String)
  /// `agent` of a team names nobody.
  case unknownAgent(String, suggestion: String?)
  /// A sub-agent, a handoff or a test names nobody; `key` says which.
  case unknownReference(key: String, String, suggestion: String?)
  /// A display name that several agents have.
  case ambiguousReference(key: String, String)

  // Skills.
  /// An agent names a skill that its system does not find in the repository; `elsewhere` is a folder that has it, in
  /// which another system looks.
  case unknownSkill(String, suggestion: String?, elsewhere: String?)
  /// `isForClaude`: it lies where Claude Code looks, which does without some of what the specification asks for.
  case malformedSkill(SkillFault, isForClaude: Bool)

  package var isBlocking: Bool {
    switch self {
    case .unreadableFile, .escapingPath, .notAnAgentDefinition, .missingID, .missingPrompt, .unreadableDeny,
      .unreadableLimit, .misplacedKey, .newerVersion, .missingVariable, .duplicateID, .unknownAgent:
      true
    case .syntax(let kind): SourceFault(kind, at: .empty(at: 0)).endsReading
    case .unknownKey(_, _, let blocks), .ignoredLimit(_, _, let blocks), .foreignSpelling(_, _, let blocks),
      .invalidID(_, _, _, let blocks):
      blocks
    case .globWithoutMatch, .legacyFile, .badFileNameCharacters, .recoveredFrontMatter, .frontMatterMissing,
      .frontMatterUnterminated, .frontMatterNotFirst, .dashesInFrontMatter, .droppedKeys, .duplicateKey,
      .truncatedByComment, .coercedText, .wrongType, .invalidValue, .missingKey, .missingDescription, .unreadableTools,
      .unreadableSubagents, .unreadableInfer, .interpolationNotAllowed, .unknownReference, .ambiguousReference,
      .unknownSkill, .malformedSkill:
      false
    }
  }
}

/// Why the bytes of a file could not be had.
package enum UnreadableFile: Hashable, Sendable {
  case notFound
  /// A link to what is not there, where a system looks for agents.
  case danglingLink
  case notPermitted
  /// A folder, pipe, socket or device where a file is meant.
  case notAFile
  case tooLarge(limit: Int)
  /// Binary, or text in UTF-16 and the like.
  case notUTF8
  /// The system's own words.
  case failed(String)
}
