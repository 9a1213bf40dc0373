internal import Dispatch

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A number that a host answers to, and whether it is one of the public internet.
struct HostAddress: Sendable, Equatable {
  /// 4 or 16.
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads what `inet_pton` reads.
  init?(_ text: String) {
    var four = in_addr()
    var sixteen = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 {
      bytes = withUnsafeBytes(of: &four) { Array($0) }
    } else if inet_pton(AF_INET6, text, &sixteen) == 1 {
      bytes = withUnsafeBytes(of: &sixteen) { Array($0) }
    } else {
      return nil
    }
  }

  var text: String {
    var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard inet_ntop(family, bytes, &buffer, socklen_t(buffer.count)) != nil else { return "" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// False for this machine, private networks, what one link reaches, and everything that is not one host.
  var isPublic: Bool {
    if bytes.count == 4 { return Self.isPublic(bytes) }
    // An IPv4 address in IPv6 clothes: mapped, translated (64:ff9b::/96), or tunnelled (2002::/16).
    let zeros = bytes.prefix(10).allSatisfy { $0 == 0 }
    if zeros, bytes[10] == 0xff, bytes[11] == 0xff { return Self.isPublic(Array(bytes[12...])) }
    if bytes.starts(with: [0, 0x64, 0xff, 0x9b]) { return Self.isPublic(Array(bytes[12...])) }
    if bytes.starts(with: [0x20, 0x02]) { return Self.isPublic(Array(bytes[2..<6])) }
    // Only 2000::/3 is given out, and of that not what is for documents or Teredo.
    guard bytes[0] & 0xe0 == 0x20 else { return false }
    return !bytes.starts(with: [0x20, 0x01, 0x0d, 0xb8]) && !bytes.starts(with: [0x20, 0x01, 0, 0])
  }

  private static func isPublic(_ four: [UInt8]) -> Bool {
    switch (four[0], four[1], four[2]) {
    case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): false
    case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (198, 18...19, _): false
    case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 51, 100), (203, 0, 113): false
    default: true
    }
  }

  /// What a name stands for, as the system resolves it; numbers in any spelling included.
  ///
  /// - Throws: `LookupError` with the system's own words.
  static func lookUp(_ host: String) async throws(LookupError) -> [HostAddress] {
    let result: Result<[HostAddress], LookupError> = await withCheckedContinuation { continuation in
      // It waits for the network, so it gets a thread of its own.
      DispatchQueue(label: "roster.lookup").async { continuation.resume(returning: lookUpNow(host)) }
    }
    return try result.get()
  }

  private static func lookUpNow(_ host: String) -> Result<[HostAddress], LookupError> {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    #if canImport(Glibc)
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      hints.ai_socktype = SOCK_STREAM
    #endif
    var first: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(host, nil, &hints, &first)
    guard status == 0 else { return .failure(LookupError(reason: String(cString: gai_strerror(status)))) }
    defer { freeaddrinfo(first) }
    var found: [HostAddress] = []
    var next = first
    while let entry = next?.pointee {
      if let address = HostAddress(entry), !found.contains(address) { found.append(address) }
      next = entry.ai_next
    }
    return .success(found)
  }

  private init?(_ entry: addrinfo) {
    guard let pointer = entry.ai_addr else { return nil }
    switch entry.ai_family {
    case AF_INET:
      bytes = pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { address in
        withUnsafeBytes(of: address.pointee.sin_addr) { Array($0) }
      }
    case AF_INET6:
      bytes = pointer.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { address in
        withUnsafeBytes(of: address.pointee.sin6_addr) { Array($0) }
      }
    default: return nil
    }
  }
}

struct LookupError: Error {
  let reason: String
}
