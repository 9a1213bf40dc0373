internal import TerminalText

/// The matrix of grants as a picture; what each mark means stands in its title.
package enum GrantsDrawing {
  package static func svg(_ matrix: GrantsMatrix, isEmbedded: Bool = false) -> String {
    let capabilities = Capability.allCases
    let left = 24 + 8 * (matrix.rows.map { DisplayWidth.columns(of: $0.agent) }.max() ?? 0)
    let width = left + step * capabilities.count + 90
    let height = top + row * matrix.rows.count + 40
    var content: [String] = []
    for (column, capability) in capabilities.enumerated() {
      content.append(SVG.label(capability.rawValue, x: left + step * column + 18, y: top - 12, turned: true))
    }
    for (index, entry) in matrix.rows.enumerated() {
      let y = top + row * index + row / 2
      content.append(
        "<line class=\"line\" x1=\"12\" x2=\"\(width - 90)\" y1=\"\(y + row / 2)\" y2=\"\(y + row / 2)\"/>")
      content.append(SVG.label(entry.agent, x: 12, y: y + 5))
      for (column, capability) in capabilities.enumerated() {
        guard let path = entry.paths[capability] else { continue }
        let title = "\(entry.agent) \(capability.rawValue): \(path)"
        content.append(
          "<circle class=\"\(path.isOwn ? "full" : "hollow")\" cx=\"\(left + step * column + 18)\" cy=\"\(y)\" r=\"6\">"
            + "<title>\(SVG.text(title))</title></circle>")
      }
    }
    let y = height - 14
    content.append("<circle class=\"full\" cx=\"18\" cy=\"\(y - 4)\" r=\"6\"/>")
    content.append(SVG.label("by its own tools", x: 32, y: y))
    content.append("<circle class=\"hollow\" cx=\"158\" cy=\"\(y - 4)\" r=\"6\"/>")
    content.append(SVG.label("through an agent that it may call", x: 172, y: y))
    return SVG.picture(
      width: max(width, 420), height: height, label: "What each agent of the team can do", isEmbedded: isEmbedded,
      content)
  }

  private static let top = 170
  private static let row = 26
  private static let step = 44
}
