import Testing

@testable import SessionCore

/// The sub-agents of a session as those who started them see them.
struct ChildAgentsTests {
  func children(_ names: String..., background: Bool = true) -> ChildAgents {
    var children = ChildAgents()
    for (index, name) in names.enumerated() {
      children.add(
        "c\(index)", of: "", named: name, agent: "scout", summary: "Looks at \(name)", task: "Look",
        isBackground: background)
    }
    return children
  }

  @Test func `A name that is taken gets a number, and only among those of one parent`() {
    var children = children("a", "a", "b", "a")
    children.add("d", of: "c0", named: "a", agent: "scout", summary: "", task: "", isBackground: true)
    #expect(children.names(of: "") == ["a", "a-2", "b", "a-3"])
    #expect(children.names(of: "c0") == ["a"])
    #expect(children.child(named: "a", of: "c0")?.id == "d")
    #expect(children.child(named: "b", of: "c0") == nil)
  }

  @Test(arguments: [
    (ChildAgents.Status.completed, "has completed successfully", true),
    (.failed("no model"), "has failed", false),
    (.cancelled, "was cancelled", false),
  ])
  func `Its parent is told how it ended`(status: ChildAgents.Status, words: String, isCompleted: Bool) {
    var children = children("a")
    #expect(children.inBackground(of: "") == ["c0"])
    children.end("c0", status, answer: nil)
    #expect(children.inBackground(of: "").isEmpty)
    let notice = children.takeNotices(for: "").first
    #expect(notice?.content.contains("Agent \"a\" (scout) \(words).") == true)
    #expect(notice?.isCompleted == isCompleted)
    #expect(!children.hasNotices(for: ""))
  }

  @Test func `Nobody is told of one that was waited for, or whose end was read`() {
    var waited = children("a", background: false)
    waited.end("c0", .completed, answer: "x")
    #expect(!waited.hasNotices(for: ""))
    var read = children("a")
    read.end("c0", .completed, answer: "x")
    _ = read.read("c0", since: nil)
    #expect(!read.hasNotices(for: ""))
  }

  @Test func `What it said is read from a turn on`() {
    var children = children("a")
    children.end("c0", .completed, answer: "first")
    children.beginAgain("c0")
    #expect(children.read("c0", since: nil) == "Agent \"a\" (scout): running.\n\n[turn 0]\nfirst")
    children.end("c0", .completed, answer: "second")
    #expect(children.read("c0", since: 0) == "Agent \"a\" (scout): completed.\n\n[turn 1]\nsecond")
    #expect(children.read("c0", since: 1) == "Agent \"a\" (scout): completed.")
  }

  @Test func `A list says how each stands`() {
    var children = children("a", "b")
    children.end("c1", .failed("no model"), answer: nil)
    #expect(
      children.list(of: "") == "- a (scout, running): Looks at a\n- b (scout, failed: no model): Looks at b")
    #expect(children.list(of: "c0") == "No agents.")
  }

  @Test func `Whoever is cancelled takes along those that work for it, and nobody else`() {
    var children = children("a", "b")
    children.add("d", of: "c0", named: "d", agent: "scout", summary: "", task: "", isBackground: false)
    children.add("e", of: "d", named: "e", agent: "scout", summary: "", task: "", isBackground: true)
    children.add("f", of: "c1", named: "f", agent: "scout", summary: "", task: "", isBackground: true)
    #expect(children.cancel("c0") == ["c0", "d", "e"])
    #expect(children["f"]?.isCancelled == false)
    children.end("c1", .completed, answer: "x")
    #expect(children.cancel("c1") == [])
    #expect(children.cancel("nobody") == [])
  }
}
