internal import AgentDefinitions

/// Recognizes a finding again after its file has changed elsewhere.
///
/// Written, it is 32 hexadecimal digits, and for the second and each later finding that is otherwise the same one in its
/// file a hyphen and its number: `8d0c…71`, `8d0c…71-2`. The digits are the first 16 bytes of the SHA-256 of these
/// parts, a NUL byte between each two:
///
/// 1. `agentlint/v1`, the version of this very recipe;
/// 2. the rule by the first name that it ever had, so that renaming a rule changes no fingerprint;
/// 3. the keys that the place lies below, the outermost first (`KeyPath`), which tell apart the agents of a team file;
/// 4. what was found (`FoundText`): the bytes of the finding's range on one line, without quotation marks around them and
///    cut after 240; where the range has less than three, the line that it lies in. A secret counts as `***`.
///
/// So it holds while lines move, a file is indented otherwise, line endings change or a value is quoted otherwise, and it
/// changes when the value does. No line number goes in, and no path: a file that moves keeps its fingerprints, and of two
/// files with the same fault it is the path that tells the findings apart.
package struct Fingerprint: Hashable, Sendable {
  /// What equal findings of one file have in common.
  package let content: String
  /// Which of the equal findings of its file this is, from 0.
  package let occurrence: Int

  init(content: String, occurrence: Int = 0) {
    self.content = content
    self.occurrence = occurrence
  }

  /// As reports write it.
  package var text: String { occurrence == 0 ? content : "\(content)-\(occurrence + 1)" }

  /// The same for programs that do not look at the path as well.
  package func text(at path: String) -> String { Self.digits(of: [text, path].map { Array($0.utf8) }) }

  static func digits(of parts: [[UInt8]]) -> String {
    String(SHA256.hexDigest(of: Array(parts.joined(separator: [0]))).prefix(32))
  }
}
