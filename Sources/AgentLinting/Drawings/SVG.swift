/// Pieces of a picture as text. Everything from outside goes through `text`; nothing in a picture loads anything.
enum SVG {
  /// A whole picture that follows the reader's light or dark setting.
  ///
  /// - Parameter isEmbedded: whether it stands in a page that brings `style` itself.
  static func picture(width: Int, height: Int, label: String, isEmbedded: Bool = false, _ content: [String]) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="img" \
    aria-label="\(text(label))">
    \(isEmbedded ? "" : "<style>\n\(style)\n</style>\n")\(content.joined(separator: "\n"))
    </svg>

    """
  }

  static let style = """
    svg { color: #1f2328; background: #ffffff; font: 13px system-ui, sans-serif; }
    text { fill: currentColor; }
    .line { stroke: currentColor; stroke-opacity: 0.15; }
    .full { fill: #0969da; }
    .hollow { fill: none; stroke: #0969da; stroke-width: 2; }
    @media (prefers-color-scheme: dark) { svg { color: #e6edf3; background: #0d1117; } .full { fill: #4493f8; } .hollow { stroke: #4493f8; } }
    """

  static func label(_ content: String, x: Int, y: Int, turned: Bool = false) -> String {
    let turn = turned ? " transform=\"rotate(-45 \(x) \(y))\"" : ""
    return "<text x=\"\(x)\" y=\"\(y)\"\(turn)>\(text(content))</text>"
  }

  static func text(_ text: String) -> String { MarkupText.escaped(text) }
}
