// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("ImmutableWeakCaptures"),
]

let system = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

/// A library of ours: what it may import is exactly what is listed here (ARCHITECTURE.md says why).
func library(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

func tests(of name: String, _ more: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + more, exclude: exclude, swiftSettings: settings)
}

/// What confines commands: C, and small enough to be read whole. Elsewhere than on Linux there is none.
#if os(Linux)
  let sandbox: [Target] = [.executableTarget(name: "roster-sandbox", cSettings: [.define("_GNU_SOURCE")])]
#else
  let sandbox: [Target] = []
#endif

let package = Package(
  name: "roster",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "agentlint", targets: ["agentlint"]),
    .executable(name: "agentrun", targets: ["agentrun"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    library("JSONRPCWire", ["JSONText"]),
    library("JSONText"),
    library("TerminalText"),
    library("AgentDefinitions", ["CYAML", "JSONText", system]),
    library("AgentLinting", ["AgentDefinitions", "JSONText", "TerminalText", system]),
    library("SessionCore", ["AgentDefinitions", "JSONText"]),
    library("ScriptedModels", ["SessionCore", "AgentDefinitions", "JSONText"]),
    library("ModelClients", ["SessionCore", "JSONText", httpClient, nioCore, nioHTTP1, nioPosix]),
    library(
      "AgentTools",
      ["SessionCore", "AgentDefinitions", "JSONText", httpClient, nioCore, nioHTTP1, subprocess, system],
      resources: [.embedInCode("Prose")]),
    library("SessionHost", ["SessionCore", "AgentDefinitions", "JSONText"]),
    library("TerminalWindow", ["SessionHost", "SessionCore", "AgentDefinitions", "JSONText", "TerminalText"]),
    .executableTarget(
      name: "agentlint",
      dependencies: ["AgentLinting", "AgentDefinitions", "JSONRPCWire", "JSONText", "TerminalText", arguments],
      swiftSettings: settings),
    .executableTarget(
      name: "agentrun",
      dependencies: [
        "AgentDefinitions", "AgentLinting", "AgentTools", "JSONText", "ModelClients", "ScriptedModels",
        "SessionCore", "SessionHost", "TerminalText", "TerminalWindow", arguments, system,
      ],
      swiftSettings: settings),
    tests(of: "AgentDefinitions", ["JSONText", system], exclude: ["Fixtures"]),
    tests(
      of: "AgentLinting", ["AgentDefinitions", "JSONText", "TerminalText"], exclude: ["Labels", "Peers/read_report.py"]),
    tests(
      of: "AgentTools", ["AgentDefinitions", "JSONText", "SessionCore", system], exclude: ["Sandbox/escape.c.txt"]),
    tests(of: "JSONRPCWire", ["JSONText"]),
    tests(of: "JSONText"),
    tests(
      of: "ModelClients", ["JSONText", "SessionCore", hummingbird, lifecycle, logging, nioCore, nioHTTP1, nioPosix],
      exclude: ["Peers/llama_server.py"]),
    tests(of: "ScriptedModels", ["AgentDefinitions", "JSONText", "SessionCore"]),
    tests(of: "SessionCore", ["AgentDefinitions", "JSONText", "ScriptedModels"]),
    tests(of: "SessionHost", ["JSONText", "SessionCore"]),
    tests(of: "TerminalText"),
    tests(of: "TerminalWindow", ["AgentDefinitions", "JSONText", "SessionCore", "TerminalText"]),
    tests(
      of: "agentlint", ["AgentDefinitions", "AgentLinting", "JSONRPCWire", "JSONText"],
      exclude: ["LanguageServer/Peers/editor.py"]),
    .testTarget(name: "ArchitectureTests", swiftSettings: settings),
    .testTarget(name: "EndToEndTests", dependencies: ["JSONText", "agentrun"], swiftSettings: settings),
    .testTarget(
      name: "ExampleTests", dependencies: ["AgentDefinitions", "AgentTools", "ScriptedModels", "SessionCore"],
      swiftSettings: settings),
  ] + sandbox,
  swiftLanguageModes: [.v6]
)
