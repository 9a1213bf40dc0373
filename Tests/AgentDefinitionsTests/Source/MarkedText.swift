import AgentDefinitions

/// A text with the expected ranges marked in it: `description: a«:» b`.
struct MarkedText {
  let text: String
  /// Every marked range, in the order in which they open.
  let ranges: [SourceRange]

  init(_ marked: String) {
    var text: [UInt8] = []
    var ranges: [SourceRange] = []
    var open: [Int] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "«":
        open.append(ranges.count)
        ranges.append(SourceRange(text.count, text.count))
      case "»":
        if let last = open.popLast() { ranges[last] = SourceRange(Int(ranges[last].lower), text.count) }
      default: text += Array(String(scalar).utf8)
      }
    }
    self.text = String(decoding: text, as: UTF8.self)
    self.ranges = ranges
  }

  var file: SourceFile { SourceFile(path: "agent.yaml", text: text) }
}

extension SourceTree {
  /// The whole tree on one line, as flow YAML in which text has quotes and typed scalars have none.
  var outline: String { root?.outline ?? "nothing" }

  /// The stretch of the file that each value stands for, in document order.
  var spans: [String] { root.map(spans) ?? [] }

  private func spans(of value: SourceValue) -> [String] {
    let own = [file.text(in: value.range)]
    if value.isAlias { return own }
    switch value.kind {
    case .scalar, .alias: return own
    case .sequence: return own + value.elements.flatMap(spans)
    case .mapping: return own + value.entries.flatMap { spans(of: $0.key) + spans(of: $0.value) }
    }
  }
}

extension SourceValue {
  var outline: String {
    if isAlias { return "*" }
    switch kind {
    case .sequence: return "[" + elements.map(\.outline).joined(separator: ", ") + "]"
    case .mapping: return "{" + entries.map { "\($0.key.outline): \($0.value.outline)" }.joined(separator: ", ") + "}"
    case .alias: return "*"
    case .scalar: break
    }
    switch scalar {
    case .null: return "null"
    case .bool(let value): return "\(value)"
    case .int(let value): return "\(value)"
    case .float(let value): return "\(value)"
    case .string(let value):
      return value.debugDescription.split(separator: "\\'", omittingEmptySubsequences: false).joined(separator: "'")
    case nil: return "?"
    }
  }
}
