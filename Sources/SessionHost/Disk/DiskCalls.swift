#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The calls by which a log reaches the disk; a test puts failing ones in their place.
package struct DiskCalls: Sendable {
  /// As write(2): the number of bytes, or -1 and `errno`.
  package var write: @Sendable (Int32, UnsafeRawBufferPointer) -> Int
  /// As fdatasync(2): 0, or -1 and `errno`.
  package var sync: @Sendable (Int32) -> Int32

  package init(
    write: @escaping @Sendable (Int32, UnsafeRawBufferPointer) -> Int = DiskCalls.systemWrite,
    sync: @escaping @Sendable (Int32) -> Int32 = DiskCalls.systemSync
  ) {
    self.write = write
    self.sync = sync
  }

  @Sendable
  package static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    systemWriteCall(descriptor, bytes.baseAddress, bytes.count)
  }

  @Sendable
  package static func systemSync(_ descriptor: Int32) -> Int32 {
    #if os(Linux)
      fdatasync(descriptor)
    #else
      fcntl(descriptor, F_FULLFSYNC)
    #endif
  }
}

/// `write` under a name that no member of ours has.
private func systemWriteCall(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
