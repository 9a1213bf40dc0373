extension [String] {
  /// What to say of files in folders of test data; nil of none.
  var passedOverNotice: String? {
    guard let first else { return nil }
    let who = count == 1 ? "\(first) was" : "\(count) files, such as \(first), were"
    return "\(who) passed over, as test data; name the folder to have it checked"
  }
}
