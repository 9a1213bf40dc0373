/// The members of a JSON object in the order they were written.
///
/// Two objects are equal when they say the same about every key; order does not matter. A key that occurs more than
/// once is kept as often as it was written, and iteration and writing show all of it, but the last one is what counts
/// for lookup and equality. Setting a key leaves exactly one.
package struct JSONObject: Sendable {
  package typealias Element = (key: String, value: JSON)

  /// Beyond this many members looking a key up by walking is slower than keeping an index.
  private static let indexedFrom = 32

  private var members: [Member]

  /// The last place of every key; `nil` while there are few members.
  private var places: [String: Int]?

  fileprivate struct Member: Sendable {
    let key: String
    var value: JSON
  }

  package init() { members = [] }

  package init(_ members: [(String, JSON)]) {
    self.init(members: members.map { Member(key: $0.0, value: $0.1) })
  }

  /// Pairs keys with as many values.
  init(keys: ArraySlice<String>, values: ArraySlice<JSON>) {
    var members: [Member] = []
    members.reserveCapacity(keys.count)
    for (key, value) in zip(keys, values) { members.append(Member(key: key, value: value)) }
    self.init(members: members)
  }

  private init(members: [Member]) {
    self.members = members
    reindex()
  }

  package var count: Int { members.count }

  package var isEmpty: Bool { members.isEmpty }

  package var keys: [String] { members.map(\.key) }

  /// The keys that were written more than once, each named once, in order of their first repetition.
  package var duplicateKeys: [String] {
    var seen: [String: Int] = [:]
    return members.compactMap { member in
      seen[member.key, default: 0] += 1
      return seen[member.key] == 2 ? member.key : nil
    }
  }

  package subscript(key: String) -> JSON? {
    get { place(of: key).map { members[$0].value } }
    set {
      guard let place = place(of: key) else {
        if let newValue { append(Member(key: key, value: newValue)) }
        return
      }
      if let newValue { members[place].value = newValue }
      if newValue == nil || mayRepeatKeys { removeAll(key, except: newValue == nil ? nil : place) }
    }
  }

  private func place(of key: String) -> Int? {
    if let places { return places[key] }
    return members.lastIndex { $0.key == key }
  }

  /// Spares replacing a value in a large object a walk over all of it.
  private var mayRepeatKeys: Bool { places.map { $0.count < members.count } ?? true }

  private mutating func append(_ member: Member) {
    members.append(member)
    if places == nil { reindex() } else { places?[member.key] = members.count - 1 }
  }

  private mutating func removeAll(_ key: String, except kept: Int?) {
    let before = members.count
    var place = -1
    members.removeAll {
      place += 1
      return $0.key == key && place != kept
    }
    if members.count != before { reindex() }
  }

  private mutating func reindex() {
    guard members.count > Self.indexedFrom else {
      places = nil
      return
    }
    var places = [String: Int](minimumCapacity: members.count)
    for (place, member) in members.enumerated() { places[member.key] = place }
    self.places = places
  }

  /// Whether no later member has the same key.
  private func counts(_ place: Int) -> Bool {
    let key = members[place].key
    if let places { return places[key] == place }
    return !members[(place + 1)...].contains { $0.key == key }
  }
}

extension JSONObject: Sequence {
  package struct Iterator: IteratorProtocol {
    fileprivate var members: IndexingIterator<[Member]>

    package mutating func next() -> JSONObject.Element? {
      members.next().map { (key: $0.key, value: $0.value) }
    }
  }

  package var underestimatedCount: Int { members.count }

  package func makeIterator() -> Iterator { Iterator(members: members.makeIterator()) }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral members: (String, JSON)...) { self.init(members) }
}

extension JSONObject: Hashable {
  package static func == (left: JSONObject, right: JSONObject) -> Bool { JSON.object(left) == JSON.object(right) }

  package func hash(into hasher: inout Hasher) { JSON.object(self).hash(into: &hasher) }

  /// The pairs of values that must be equal for the objects to be; `nil` if their keys already differ.
  func pairs(with other: JSONObject) -> [(JSON, JSON)]? {
    if members.elementsEqual(other.members, by: { $0.key == $1.key }) {
      return members.indices.filter(counts).map { (members[$0].value, other.members[$0].value) }
    }
    let counting = members.indices.filter(counts)
    guard counting.count == other.members.indices.count(where: other.counts) else { return nil }
    var pairs: [(JSON, JSON)] = []
    for place in counting {
      guard let value = other[members[place].key] else { return nil }
      pairs.append((members[place].value, value))
    }
    return pairs
  }

  /// The members that count, in an order of no meaning.
  var countingMembers: [Element] {
    members.indices.filter(counts).map { (key: members[$0].key, value: members[$0].value) }
  }
}
