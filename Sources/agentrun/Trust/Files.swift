#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The calls of the system that swift-system has no names for.
enum Files {
  static func sync(_ descriptor: Int32) -> Bool { fsync(descriptor) == 0 }

  static func makeFolder(_ path: UnsafePointer<CChar>) -> Bool { mkdir(path, 0o700) == 0 || errno == EEXIST }

  static func rename(_ old: String, _ new: String) -> Bool {
    #if canImport(Glibc)
      Glibc.rename(old, new) == 0
    #else
      Darwin.rename(old, new) == 0
    #endif
  }
}
