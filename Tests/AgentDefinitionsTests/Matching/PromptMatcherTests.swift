import Testing

@testable import AgentDefinitions

@Suite struct PromptMatcherTests {
  @Test(arguments: [
    ("Research how authentication works in this codebase", "researcher"),
    ("Where is the retry logic?", "researcher"),
    ("Rename the parse function to parseHeader", "editor"),
    ("Fix the typo in README.md", "editor"),
    ("How does the login flow work?", "researcher"),
    ("find all callers of `open(path:)`", "researcher"),
    ("Add a timeout parameter to fetch", "editor"),
    ("Explain src/auth/session.ts to me", "researcher"),
    ("Please update the copyright year in every file", "editor"),
    ("Remove the unused imports and edit the tests accordingly", "editor"),
  ])
  func pair(prompt: String, agent: String) { expect(prompt, agent, in: ExampleTeams.pair) }

  @Test(arguments: [
    ("Review my pull request", "code-reviewer"),
    ("What do you think of the style of this PR?", "code-reviewer"),
    ("Write tests for the date parser", "test-writer"),
    ("Why is our coverage so low?", "test-writer"),
    ("testing: add cases for empty input", "test-writer"),
    ("Update the docs for the new flag", "docs-writer"),
    ("The documentation of the API is out of date", "docs-writer"),
    ("Fix the typo in README.md", "docs-writer"),
    ("Audit the login form for XSS", "security-auditor"),
    ("Are there any credentials in the repository?", "security-auditor"),
    ("Check our dependencies for known CVEs", "security-auditor"),
    ("Implement dark mode", "implementer"),
    ("Fix the bug in Sources/Parser.swift", "implementer"),
    ("Build a feature that exports invoices", "implementer"),
    ("Edit the files so that they compile", "implementer"),
  ])
  func product(prompt: String, agent: String) { expect(prompt, agent, in: ExampleTeams.product) }

  @Test(arguments: [
    ("The app crashes on start, here is the stack trace", "debugger"),
    ("Why does it throw on empty input?", "debugger"),
    ("Startup takes four seconds, make it faster", "performance-engineer"),
    ("There is a memory leak somewhere", "performance-engineer"),
    ("Optimise the hot loop", "performance-engineer"),
    ("Design the module boundaries for billing", "architect"),
    ("small bug fix: off by one in pagination", "debugger"),
    ("Split this 400-line function", "refactoring-specialist"),
    ("Refactor the networking layer", "refactoring-specialist"),
    ("There is a lot of duplicated code in the handlers", "refactoring-specialist"),
  ])
  func claude(prompt: String, agent: String) { expect(prompt, agent, in: ExampleTeams.claude) }

  @Test(arguments: [
    ("Make the sidebar component responsive", "frontend-developer"),
    ("The button in LoginForm.tsx is misaligned", "frontend-developer"),
    ("Add an endpoint for password reset", "backend-architect"),
    ("This query takes 3 s: SELECT * FROM orders", "database-admin"),
    ("write a migration that adds a column", "database-admin"),
    ("The deployment fails since we changed the Dockerfile", "devops"),
    ("Upgrade the k8s cluster", "devops"),
    ("Reword the error message for expired cards", "ux-writer"),
  ])
  func web(prompt: String, agent: String) { expect(prompt, agent, in: ExampleTeams.web) }

  @Test(arguments: [
    ("Fix scripts/convert.py", "python-pro"),
    ("port this to Go", "golang-pro"),
    ("The borrow checker rejects src/lib.rs", "rust-pro"),
    ("Use RAII in this C++ class", "cpp-pro"),
    ("Convert the C# project to .NET 9", "csharp-pro"),
    ("a JavaScript function that debounces", "javascript-pro"),
    ("a Java class that debounces", "java-pro"),
    ("a node.js server", "javascript-pro"),
  ])
  func languages(prompt: String, agent: String) { expect(prompt, agent, in: ExampleTeams.languages) }

  @Test(arguments: [
    ("Translate the changelog into French", "translator"),
    ("localise these strings", "translator"),
    ("Which region had the best sales in May? Use orders.csv", "data-analyst"),
    ("Summarise yesterday's meeting", "meeting-notes"),
    ("Draft a job ad for a Swift developer", "recruiter"),
    ("Is this contract safe to sign?", "legal-review"),
    ("Check the licence of this package", "legal-review"),
  ])
  func office(prompt: String, agent: String) { expect(prompt, agent, in: ExampleTeams.office) }

  @Test(arguments: [
    ("Исправь ошибку в авторизации", "отладчик"),
    ("Напиши документацию к модулю", "документы"),
    ("単体テストを追加して", "テスト係"),
    ("データベースを移行したい", "設計者"),
    ("Corriger l'orthographe du texte francais", "réviseur"),
  ])
  func international(prompt: String, agent: String) { expect(prompt, agent, in: ExampleTeams.international) }

  @Test(arguments: [
    ("", MatchRanking.Abstention.noContent),
    ("   \n", .noContent),
    ("Hello, how are you?", .noContent),
    ("please do it for me", .noContent),
    ("Order two pizzas with mushrooms", .nothingMatches),
    ("xyzzy", .nothingMatches),
    ("🤖🤖🤖", .noContent),
    ("แก้ไขข้อผิดพลาดในหน้าเข้าสู่ระบบ", .scriptWithoutSpaces("Thai")),
    ("修复登录错误", .scriptWithoutSpaces("Chinese")),
    ("ログインのエラーを直して", .scriptWithoutSpaces("Japanese")),
    ("ជួសជុលកំហុស", .scriptWithoutSpaces("Khmer")),
  ])
  func abstains(prompt: String, reason: MatchRanking.Abstention) {
    let ranking = PromptMatcher(ExampleTeams.pair).rank(prompt)
    #expect(ranking == MatchRanking(matches: [], margin: 0, abstained: reason))
    #expect(ranking.best == nil)
    #expect(ranking.explanation.hasPrefix("no agent: "))
  }

  private func expect(
    _ prompt: String, _ agent: String, in team: [AgentProfile], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let ranking = PromptMatcher(team).rank(prompt)
    #expect(ranking.best?.id == agent, "\(ranking.explanation)", sourceLocation: sourceLocation)
  }
}
