/// Where Azure has a model: with an `api-version` at a deployment of its own, else behind the interface without
/// versions, which is OpenAI's.
enum AzureAddress {
  /// - Parameter deployment: for the interfaces that stand below a deployment.
  static func endpoint(_ given: ModelEndpoint, deployment: String?) -> ModelEndpoint {
    var endpoint = given
    // Who names the whole path means it.
    let isWhole = given.path.hasSuffix("/openai/v1") || given.path.contains("/openai/deployments/")
    if !isWhole { endpoint.add(path: "/openai") }
    if let version = given.apiVersion {
      if let deployment, !isWhole { endpoint.add(path: "/deployments/\(escaped(deployment))") }
      endpoint.add(query: "api-version=\(version)")
    } else if !isWhole {
      endpoint.add(path: "/v1")
    }
    return endpoint
  }

  /// A name may hold nothing that would lead elsewhere.
  private static func escaped(_ name: String) -> String {
    let plain = { (byte: UInt8) in
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")].contains(byte)
    }
    return name.utf8.map { byte in
      if plain(byte) { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.utf8.count < 2 ? "0" : "") + digits
    }.joined()
  }
}
