/// Puts colours and weights around text, or leaves it alone where there are none to be had.
///
/// Whether there are is the caller's to find out (`NO_COLOR`, a pipe). Each style switches off only what it switched
/// on, so that styles can be nested; of two colours the inner one ends the outer.
package struct TerminalStyle: Sendable, Equatable {
  package enum Effect: Sendable, CaseIterable {
    case bold, dim, italic, underline
    case red, green, yellow, blue, magenta, cyan, grey
  }

  package let isColoured: Bool

  package init(isColoured: Bool) { self.isColoured = isColoured }

  package func paint(_ text: String, _ effects: Effect...) -> String {
    guard isColoured, !text.isEmpty, !effects.isEmpty else { return text }
    return Self.sequence(effects.map(\.on)) + text + Self.sequence(effects.reversed().map(\.off))
  }

  private static func sequence(_ codes: [Int]) -> String {
    "\u{1B}[" + codes.map(String.init).joined(separator: ";") + "m"
  }
}

extension TerminalStyle.Effect {
  fileprivate var on: Int {
    switch self {
    case .bold: 1
    case .dim: 2
    case .italic: 3
    case .underline: 4
    case .red: 31
    case .green: 32
    case .yellow: 33
    case .blue: 34
    case .magenta: 35
    case .cyan: 36
    case .grey: 90
    }
  }

  fileprivate var off: Int {
    switch self {
    case .bold, .dim: 22
    case .italic: 23
    case .underline: 24
    case .red, .green, .yellow, .blue, .magenta, .cyan, .grey: 39
    }
  }
}
