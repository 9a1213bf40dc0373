extension Double {
  /// A share, without its fraction: 99.9 % is not yet all.
  var asPercent: Int { Int(self * 100) }
}
