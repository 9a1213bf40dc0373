@testable import AgentDefinitions

/// Teams as people write them, for the tables of the matcher's tests.
enum ExampleTeams {
  static let pair: [AgentProfile] = [
    AgentProfile(
      id: "researcher", displayName: "Research Agent",
      description: "Explores codebases and answers questions using read-only tools"),
    AgentProfile(id: "editor", displayName: "Editor Agent", description: "Makes targeted code changes"),
  ]

  static let product: [AgentProfile] = [
    AgentProfile(
      id: "code-reviewer", displayName: "Code Reviewer",
      description: "Reviews pull requests for correctness, readability and style. Never edits files, only comments."),
    AgentProfile(
      id: "test-writer", displayName: nil,
      description: "Writes unit and integration tests, raises coverage, and repairs flaky suites."),
    AgentProfile(
      id: "docs-writer", displayName: "Documentation",
      description: "Keeps the README, guides and API reference current. Not for code changes or tests."),
    AgentProfile(
      id: "security-auditor", displayName: nil,
      description: "Looks for injection, leaked secrets and unsafe dependencies, and rates each vulnerability."),
    AgentProfile(
      id: "implementer", displayName: "Feature developer",
      description: "Implements features and fixes bugs in the Swift sources."),
  ]

  static let claude: [AgentProfile] = [
    AgentProfile(
      id: "debugger", displayName: nil,
      description: """
        Use this agent when something crashes, a test fails or the output is wrong. MUST BE USED proactively for stack \
        traces.\\n\\n<example>Context: the build is red. user: "The parser throws on empty input, can you look?" \
        assistant: "I will start the debugger agent." <commentary>A failure to diagnose.</commentary></example>
        """),
    AgentProfile(
      id: "performance-engineer", displayName: nil,
      description: "Use this agent when code is slow or uses too much memory. It profiles, benchmarks and optimizes."),
    AgentProfile(
      id: "architect", displayName: nil,
      description: """
        Use this agent to design a subsystem before it is built: module boundaries, data flow, trade-offs. Do not use \
        it for small bug fixes or for performance work.
        """),
    AgentProfile(
      id: "refactoring-specialist", displayName: nil,
      description: "Expert in restructuring existing code: removes duplication, splits long functions, renames things."),
  ]

  static let web: [AgentProfile] = [
    AgentProfile(
      id: "frontend-developer", displayName: nil,
      description: "Builds React components, responsive layouts and accessible forms with TypeScript and CSS."),
    AgentProfile(
      id: "backend-architect", displayName: nil,
      description: "Designs REST and GraphQL APIs, authentication and background jobs in Node.js."),
    AgentProfile(
      id: "database-admin", displayName: "Postgres DBA",
      description: "Tunes PostgreSQL queries, writes schema migrations and plans backups."),
    AgentProfile(
      id: "devops", displayName: nil,
      description: "Maintains Docker images, Kubernetes manifests, Terraform and the CI pipelines."),
    AgentProfile(
      id: "ux-writer", displayName: nil,
      description: "Writes interface texts: labels, error messages, empty states. Not for marketing pages."),
  ]

  static let languages: [AgentProfile] = [
    AgentProfile(id: "python-pro", displayName: nil, description: "Writes idiomatic Python with type hints and pytest"),
    AgentProfile(
      id: "golang-pro", displayName: nil, description: "Writes concurrent Go services with small interfaces"),
    AgentProfile(
      id: "rust-pro", displayName: nil, description: "Writes safe Rust, lifetimes and async runtimes included"),
    AgentProfile(id: "cpp-pro", displayName: nil, description: "Writes modern C++ with RAII and templates"),
    AgentProfile(id: "csharp-pro", displayName: nil, description: "Writes C# for .NET with async streams"),
    AgentProfile(id: "java-pro", displayName: nil, description: "Writes Java with streams, Spring Boot and Maven"),
    AgentProfile(
      id: "javascript-pro", displayName: nil, description: "Writes modern JavaScript for browsers and Node.js"),
  ]

  static let office: [AgentProfile] = [
    AgentProfile(
      id: "translator", displayName: nil,
      description: "Translates release notes and user interface strings into German, French and Japanese."),
    AgentProfile(
      id: "data-analyst", displayName: nil,
      description: "Answers questions about sales data with SQL and draws charts from CSV exports."),
    AgentProfile(
      id: "meeting-notes", displayName: "Minutes",
      description: "Summarizes meeting transcripts into decisions and action items."),
    AgentProfile(
      id: "recruiter", displayName: nil,
      description: "Drafts job descriptions and screens applications. Not for contracts or payroll."),
    AgentProfile(
      id: "legal-review", displayName: nil,
      description: "Checks contracts, licences and privacy policies for risks."),
  ]

  static let international: [AgentProfile] = [
    AgentProfile(id: "отладчик", displayName: nil, description: "Исправляет ошибки и падения в программах"),
    AgentProfile(id: "документы", displayName: nil, description: "Пишет документацию и руководства пользователя"),
    AgentProfile(id: "テスト係", displayName: nil, description: "単体テストを書いて、カバレッジを上げる"),
    AgentProfile(id: "設計者", displayName: nil, description: "データベースの設計と移行を担当する"),
    AgentProfile(id: "réviseur", displayName: nil, description: "Relit les textes français et corrige l'orthographe"),
  ]
}
