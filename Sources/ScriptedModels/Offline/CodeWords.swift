internal import AgentDefinitions

/// Different words that questions and code use for one thing: who asks for a limit may find a `maximum`.
enum CodeWords {
  /// The stems that may stand for a stem.
  static func others(for stem: String) -> Set<String> {
    byStem[stem] ?? []
  }

  private static let byStem: [String: Set<String>] = {
    var table: [String: Set<String>] = [:]
    for line in groups.split(separator: "\n") {
      let stems = Set(line.split(separator: " ").map { Stemmer.stem(String($0)) })
      for stem in stems { table[stem, default: []].formUnion(stems.subtracting([stem])) }
    }
    return table
  }()

  private static let groups = """
    limit maximum max cap
    minimum min
    big large size
    compute calculate
    delete remove evict purge drop clear
    send write
    receive read
    wait pending queue
    check validate verify
    parse decode
    serialize encode
    close shutdown
    abort cancel interrupt signal
    begin start launch
    error failure throw
    delay backoff interval
    expire ttl
    number count
    choose select pick
    wide width
    merge combine
    refuse reject deny
    allow permit
    argument parameter
    broken corrupt damaged invalid malformed
    circle cycle loop
    concurrent parallel simultaneous
    convert transform
    copy clone duplicate
    credential password secret token
    directory folder
    flag option
    guess suggest
    hash digest checksum
    join concatenate
    load fetch
    mask redact
    persist save store
    print display output
    second twice
    sort order rank
    string text
    terminal console
    """
}
