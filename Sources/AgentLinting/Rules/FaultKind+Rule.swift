internal import AgentDefinitions

extension FaultKind {
  /// The rule that speaks about this kind. A new kind does not compile until somebody does.
  var rule: any FaultRule {
    switch self {
    case .unreadableFile(_, .notUTF8): NonUTF8Text()
    case .unreadableFile: UnreadableFileRule()
    case .escapingPath: EscapingPath()
    case .globWithoutMatch: UnmatchedGlob()
    case .notAnAgentDefinition: UnrecognizedFile()
    case .legacyFile: LegacyFile()
    case .badFileNameCharacters: UnsupportedFileName()
    case .syntax(let kind): kind.rule
    case .recoveredFrontMatter: InvalidYAML()
    case .frontMatterMissing: MissingFrontMatter()
    case .frontMatterUnterminated: UnterminatedFrontMatter()
    case .frontMatterNotFirst: MisplacedFrontMatter()
    case .dashesInFrontMatter: StrayDashes()
    case .droppedKeys: DroppedKeys()
    case .duplicateKey: DuplicateKey()
    case .truncatedByComment: TruncatedText()
    case .coercedText: CoercedText()
    case .unknownKey, .misplacedKey: UnknownField()
    case .ignoredLimit: IgnoredRestriction()
    case .foreignSpelling: ForeignKeySpelling()
    case .wrongType: WrongType()
    case .invalidValue, .invalidID: InvalidValue()
    case .missingKey: MissingField()
    case .missingID: MissingID()
    case .missingPrompt: MissingPrompt()
    case .missingDescription: MissingDescription()
    case .unreadableTools: UnreadableTools()
    case .unreadableSubagents: UnreadableSubagents()
    case .unreadableInfer: UnreadableInfer()
    case .unreadableDeny: UnreadableDeny()
    case .unreadableLimit: UnreadableLimit()
    case .newerVersion: NewerVersion()
    case .interpolationNotAllowed: MisplacedVariable()
    case .missingVariable: MissingVariable()
    case .duplicateID: DuplicateAgentID()
    case .unknownAgent, .unknownReference: UnknownAgent()
    case .ambiguousReference: AmbiguousAgent()
    case .unknownSkill(_, _?, _): MisspelledSkill()
    case .unknownSkill: UnknownSkill()
    case .malformedSkill: MalformedSkill()
    }
  }
}

extension SourceFault.Kind {
  fileprivate var rule: any FaultRule {
    switch self {
    case .invalidTOML: InvalidTOML()
    case .invalidYAML: InvalidYAML()
    case .duplicateKey: DuplicateKey()
    case .nonScalarKey: NonTextKey()
    case .unknownAlias: UnknownAlias()
    case .severalDocuments: ExtraDocument()
    case .notUTF8: NonUTF8Text()
    case .controlCharacter: ControlCharacter()
    case .tooLarge, .tooDeep, .tooManyNodes, .tooManyKeys, .tooManyAliases: OversizedFile()
    }
  }
}
