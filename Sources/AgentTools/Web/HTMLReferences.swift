/// `&amp;`, `&#233;` and `&#xE9;`: characters by name or number.
enum HTMLReferences {
  static func resolve(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      let after = rest[rest.index(after: start)...]
      if let (resolved, end) = reference(in: after) {
        result += resolved
        rest = rest[end...]
      } else {
        result += "&"
        rest = after
      }
    }
    return result + rest
  }

  private static func reference(in text: Substring) -> (String, Substring.Index)? {
    let name = text.prefix(12).prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }
    guard !name.isEmpty else { return nil }
    let end = name.endIndex < text.endIndex && text[name.endIndex] == ";" ? text.index(after: name.endIndex) : nil
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let number =
        digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
      guard let number, let scalar = Unicode.Scalar(number), number > 0 else { return nil }
      return (String(Character(scalar)), end ?? name.endIndex)
    }
    guard let end, let character = named[String(name)] else { return nil }
    return (character, end)
  }

  /// Those that pages have; the others stay as they are written.
  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "copy": "©", "reg": "®", "trade": "™",
    "hellip": "…", "mdash": "—", "ndash": "–", "lsquo": "‘", "rsquo": "’", "sbquo": "‚", "ldquo": "“", "rdquo": "”",
    "bdquo": "„", "laquo": "«", "raquo": "»", "lsaquo": "‹", "rsaquo": "›", "bull": "•", "middot": "·", "sect": "§",
    "para": "¶", "deg": "°", "plusmn": "±", "times": "×", "divide": "÷", "frac12": "½", "frac14": "¼", "frac34": "¾",
    "sup1": "¹", "sup2": "²", "sup3": "³", "micro": "µ", "cent": "¢", "pound": "£", "yen": "¥", "euro": "€",
    "larr": "←",
    "uarr": "↑", "rarr": "→", "darr": "↓", "harr": "↔", "rArr": "⇒", "le": "≤", "ge": "≥", "ne": "≠", "asymp": "≈",
    "infin": "∞", "minus": "−", "sum": "∑", "radic": "√", "check": "✓", "ensp": " ", "emsp": " ", "thinsp": " ",
    "zwnj": "", "zwj": "", "shy": "", "iexcl": "¡", "iquest": "¿", "agrave": "à", "aacute": "á", "acirc": "â",
    "atilde": "ã", "auml": "ä", "aring": "å", "aelig": "æ", "ccedil": "ç", "egrave": "è", "eacute": "é", "ecirc": "ê",
    "euml": "ë", "igrave": "ì", "iacute": "í", "icirc": "î", "iuml": "ï", "ntilde": "ñ", "ograve": "ò", "oacute": "ó",
    "ocirc": "ô", "otilde": "õ", "ouml": "ö", "oslash": "ø", "ugrave": "ù", "uacute": "ú", "ucirc": "û", "uuml": "ü",
    "szlig": "ß", "Agrave": "À", "Aacute": "Á", "Auml": "Ä", "Aring": "Å", "AElig": "Æ", "Ccedil": "Ç", "Egrave": "È",
    "Eacute": "É", "Ntilde": "Ñ", "Ouml": "Ö", "Oslash": "Ø", "Uuml": "Ü", "oelig": "œ", "OElig": "Œ", "scaron": "š",
    "Scaron": "Š", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "lambda": "λ", "mu": "μ", "pi": "π",
    "sigma": "σ", "omega": "ω", "num": "#", "lpar": "(", "rpar": ")", "lbrace": "{", "rbrace": "}", "lbrack": "[",
    "rbrack": "]", "colon": ":", "semi": ";", "comma": ",", "period": ".", "sol": "/", "bsol": "\\", "lowbar": "_",
    "vert": "|", "grave": "`", "ast": "*", "equals": "=", "plus": "+", "excl": "!", "quest": "?", "percnt": "%",
    "dollar": "$", "commat": "@", "Tab": "\t", "NewLine": "\n",
  ]
}
