#if os(Linux)
  internal import Glibc
  internal import SystemPackage

  extension Terminal {
    /// Our end and the program's. The second is opened through the first, so that no name has to mean the same to both.
    static func pair() throws(Errno) -> (CInt, CInt) {
      let ours = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
      guard ours >= 0 else { throw Errno(rawValue: errno) }
      var locked: CInt = 0
      if ioctl(ours, setLock, &locked) == 0 {
        let theirs = ioctl(ours, openOtherEnd, O_RDWR | O_NOCTTY | O_CLOEXEC)
        if theirs >= 0 { return (ours, theirs) }
      }
      let error = Errno(rawValue: errno)
      close(ours)
      throw error
    }

    // TIOCSPTLCK and TIOCGPTPEER: macros that Swift cannot read.
    private static let setLock: UInt = 0x4004_5431
    private static let openOtherEnd: UInt = 0x5441
  }
#endif
