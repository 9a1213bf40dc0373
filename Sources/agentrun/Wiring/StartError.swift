/// Why nothing was started: exit status 2, with what to do about it.
struct StartError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
