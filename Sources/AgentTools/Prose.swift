/// What models read about the tools; one Markdown file each in `Prose/`.
enum Prose {
  static func text(_ file: [UInt8]) -> String {
    var text = String(decoding: file, as: UTF8.self)
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}
