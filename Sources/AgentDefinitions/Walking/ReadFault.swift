package import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Why a file could not be read, with the path as it was given.
package struct ReadFault: Error, Equatable, CustomStringConvertible {
  package enum Code: Sendable, Equatable {
    case missing
    /// A link to what is not there, or to itself.
    case dangling
    case denied
    case folder
    /// A named pipe, socket or device.
    case special
    case tooLarge(limit: Int)
    case failed(Errno)
  }

  package let path: FilePath
  package let code: Code

  package init(path: FilePath, code: Code) {
    self.path = path
    self.code = code
  }

  package var description: String {
    "\(path): \(code.reason)"
  }
}

extension ReadFault.Code {
  init(_ error: Errno) {
    switch error.rawValue {
    case ENOENT, ENOTDIR: self = .missing
    case EACCES, EPERM: self = .denied
    case ENXIO: self = .special
    default: self = .failed(error)
    }
  }

  /// The second half of a sentence that begins with the path.
  package var reason: String {
    switch self {
    case .missing: "no such file"
    case .dangling: "is a link that leads nowhere"
    case .denied: "permission denied"
    case .folder: "is a folder, not a file"
    case .special: "is a pipe, socket or device, not a file"
    case .tooLarge(let limit): "larger than \(limit) bytes"
    case .failed(let error): "\(error)"
    }
  }
}
