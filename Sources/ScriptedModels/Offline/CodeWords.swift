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
    limit maximum max cap bound
    minimum min
    big large size length
    compute calculate derive
    delete remove evict purge drop clear erase
    send write emit
    receive read incoming
    wait pending queue await
    check validate verify ensure
    parse decode
    serialize encode
    close shutdown terminate
    abort cancel interrupt signal kill
    begin start launch spawn
    error failure throw exception
    retry again attempt
    timeout deadline expire
    ttl expire
    delay backoff interval
    redirect follow
    header field
    cache reuse memo
    number count
    choose select pick
    wide width
    merge combine
    refuse reject deny disallow forbid
    allow permit
    argument parameter
    broken corrupt damaged invalid malformed illegal
    circle cycle loop endless
    concurrent parallel simultaneous
    convert transform
    copy clone duplicate
    credential password secret token
    directory folder
    flag option
    guess suggest nearest
    hash digest checksum
    join concatenate
    load fetch
    mask redact hide
    persist save store
    print display output
    similar alike overlap
    same identical equal
    second twice already
    sort order rank
    string text
    link symlink symbolic
    terminal console
    nil null none missing
    upper lower insensitive
    change modify mutate
    skip ignore
    split separate divide
    find locate lookup resolve
    resume continue
    end finish complete
    stop halt end
    body content payload
    crash panic fatal
    environment variable
    default fallback
    tls ssl
    """
}
