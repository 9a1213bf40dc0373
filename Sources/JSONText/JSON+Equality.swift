extension JSON: Hashable {
  // A worklist rather than recursion, so that comparing needs no stack however deep the values are; each pair is
  // compared once.
  package static func == (left: JSON, right: JSON) -> Bool {
    guard var pending = pairs(left, right) else { return false }
    while let (left, right) = pending.popLast() {
      guard let inner = pairs(left, right) else { return false }
      if !inner.isEmpty { pending += inner }
    }
    return true
  }

  /// What remains to be compared for two values to be equal: nothing between scalars. `nil`: they differ.
  private static func pairs(_ left: JSON, _ right: JSON) -> [(JSON, JSON)]? {
    switch (left, right) {
    case (.null, .null): []
    case (.bool(let left), .bool(let right)): left == right ? [] : nil
    case (.int(let left), .int(let right)): left == right ? [] : nil
    case (.double(let left), .double(let right)): left == right ? [] : nil
    case (.string(let left), .string(let right)): left == right ? [] : nil
    case (.array(let left), .array(let right)): left.count == right.count ? Array(zip(left, right)) : nil
    case (.object(let left), .object(let right)): left.pairs(with: right)
    default: nil
    }
  }

  package func hash(into hasher: inout Hasher) { hash(into: &hasher, levels: 8) }

  /// What lies deeper than `levels` takes part only by its size, which keeps the stack small.
  private func hash(into hasher: inout Hasher, levels: Int) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .int(let value): hasher.combine(value)
    case .double(let value): hasher.combine(value)
    case .string(let value): hasher.combine(value)
    case .array(let elements):
      hasher.combine(elements.count)
      guard levels > 0 else { return }
      for element in elements { element.hash(into: &hasher, levels: levels - 1) }
    case .object(let object): hasher.combine(Self.hash(of: object, levels: levels))
    }
  }

  private static func hash(of object: JSONObject, levels: Int) -> Int {
    let members = object.countingMembers
    guard levels > 0 else { return members.count }
    var sum = 0
    for (key, value) in members {
      var hasher = Hasher()
      hasher.combine(key)
      value.hash(into: &hasher, levels: levels - 1)
      sum &+= hasher.finalize()
    }
    return sum
  }
}
