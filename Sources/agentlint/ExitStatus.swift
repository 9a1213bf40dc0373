/// How the command ends.
enum ExitStatus: Int32 {
  /// Nothing at or above `--fail-on`.
  case clean = 0
  case findings = 1
  /// Wrong usage, input that cannot be read, an error of our own.
  case unusable = 2
}
