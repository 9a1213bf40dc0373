package import AgentDefinitions
internal import JSONText
internal import SystemPackage

/// What a person who read a file says about one place in it: whether a rule is right there.
///
/// One JSON object on a line. `repository` (`owner/name`) and `path` say where the file is public, `commit` or `date`
/// which version of it was read, and `sha256` makes sure that it is that one. The text itself is not kept.
package struct Label: Sendable {
  package enum Verdict: String, CaseIterable, Sendable {
    /// The rule is right to say so here.
    case right
    /// The rule says something here, and should not.
    case wrong
    /// The rule should say something here, whether or not it does.
    case missed
    /// Nothing in the file deserves a warning.
    case clean
  }

  package let repository: String
  package let path: String
  package let sha256: String
  package let verdict: Verdict
  /// The rule's id, or one that it once had; empty for a clean file.
  package let rule: String
  /// The bytes that it is about; nil for a clean file.
  package let span: SourceRange?

  /// The half that rules are not tuned on. Which half a file is in depends on its content alone.
  package var isHeldOut: Bool { (sha256.utf8.first ?? 0) >= UInt8(ascii: "8") }

  package init(
    repository: String, path: String, sha256: String, verdict: Verdict, rule: String = "", span: SourceRange? = nil
  ) {
    self.repository = repository
    self.path = path
    self.sha256 = sha256
    self.verdict = verdict
    self.rule = rule
    self.span = span
  }
}

/// A line that is no label, and why.
package struct LabelError: Error, CustomStringConvertible, Sendable {
  /// From 1.
  package let line: Int
  package let reason: String

  package var description: String { "line \(line): \(reason)" }
}

extension Label {
  /// Throws `ReadFault` or `LabelError`.
  package static func labels(at path: String) throws -> [Label] {
    try labels(in: ReadFile.bytes(of: FilePath(path), limit: 64 << 20))
  }

  /// Every line is a label, but for empty ones and those that begin with `#`.
  package static func labels(in bytes: [UInt8]) throws(LabelError) -> [Label] {
    var labels: [Label] = []
    for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      guard let first = line.first(where: { $0 > 0x20 }), first != UInt8(ascii: "#") else { continue }
      do {
        labels.append(try Label(JSON(parsing: Array(line))))
      } catch let error as JSONSyntaxError {
        throw LabelError(line: index + 1, reason: error.description)
      } catch let error as Malformed {
        throw LabelError(line: index + 1, reason: error.reason)
      } catch {
        throw LabelError(line: index + 1, reason: "\(error)")
      }
    }
    return labels
  }

  private struct Malformed: Error { let reason: String }

  private init(_ json: JSON) throws {
    func text(_ key: String) throws -> String {
      guard let text = json[key]?.string, !text.isEmpty else { throw Malformed(reason: "`\(key)` must be a text") }
      return text
    }
    let word = try text("verdict")
    guard let verdict = Verdict(rawValue: word) else {
      let words = Verdict.allCases.map(\.rawValue).listed("or")
      throw Malformed(reason: "`verdict` is \(word.quoted); write \(words)")
    }
    let digest = try text("sha256")
    guard digest.utf8.count == 64 else { throw Malformed(reason: "`sha256` must have 64 hexadecimal digits") }
    var rule = ""
    var span: SourceRange?
    if verdict != .clean {
      rule = try text("rule")
      guard RuleCatalogue.rule(rule) != nil else { throw Malformed(reason: "no rule is called \(rule.quoted)") }
      guard let ends = json["span"]?.array?.map(\.intValue), ends.count == 2, let lower = ends[0], let upper = ends[1],
        lower >= 0, upper >= lower
      else { throw Malformed(reason: "`span` must be two byte offsets, as in [4, 31]") }
      span = SourceRange(lower, upper)
    }
    self.init(
      repository: try text("repository"), path: try text("path"), sha256: digest, verdict: verdict, rule: rule,
      span: span)
  }
}
