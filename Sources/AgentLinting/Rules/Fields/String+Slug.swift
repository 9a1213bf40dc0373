extension String {
  /// Lower case, with single hyphens for all that is no ASCII letter or digit.
  var asSlug: String {
    var slug = ""
    for scalar in lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
      default: if !slug.isEmpty, !slug.hasSuffix("-") { slug += "-" }
      }
    }
    if slug.hasSuffix("-") { slug.removeLast() }
    return slug.isEmpty ? "code-reviewer" : slug
  }
}
