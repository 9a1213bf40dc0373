internal import TerminalText

/// Who would take how much of whose work, as a picture: the darker a field, the more of the row's agent's requests fit
/// the column's agent too.
package enum OverlapDrawing {
  package static func svg(_ overlap: TeamOverlap, isEmbedded: Bool = false) -> String {
    let ids = overlap.ids
    let longest = ids.map { DisplayWidth.columns(of: $0) }.max() ?? 0
    let left = 24 + 8 * longest
    let top = 30 + 6 * longest
    var content: [String] = []
    for (index, id) in ids.enumerated() {
      content.append(SVG.label(id, x: left + field * index + field / 2, y: top - 8, turned: true))
      content.append(SVG.label(id, x: 12, y: top + field * index + field / 2 + 5))
    }
    for row in ids.indices {
      for column in ids.indices where row != column {
        let share = overlap.share(row: row, column: column).asPercent
        let title = "\(share) % of what fits \(ids[row]) fits \(ids[column]) as well"
        content.append(
          "<rect class=\"full\" x=\"\(left + field * column + 1)\" y=\"\(top + field * row + 1)\" width=\"\(field - 2)\" "
            + "height=\"\(field - 2)\" fill-opacity=\"\(opacity(share))\"><title>\(SVG.text(title))</title></rect>")
      }
    }
    let side = field * ids.count
    content.append(
      SVG.label("each row: how much of its requests the column's agent would take", x: 12, y: top + side + 24))
    return SVG.picture(
      width: max(left + side + 8 * longest, 480), height: top + side + 40,
      label: "How far the agents of the team take each other's work", isEmbedded: isEmbedded, content)
  }

  /// From hardly visible to full.
  private static func opacity(_ percent: Int) -> String {
    percent >= 100 ? "1" : "0.\(percent < 10 ? "0" : "")\(max(percent, 4))"
  }

  private static let field = 26
}
