import Testing

@testable import ModelClients

struct ProviderCatalogueTests {
  private let kinds = ProviderCatalogue.all.map { $0.kind }

  @Test func aKindIsNamedByOneClientOnly() {
    let names = kinds.map { [$0.type, $0.wireAPI ?? ""] }
    #expect(Set(names).count == names.count)
    let variables = kinds.compactMap(\.environment).flatMap { [$0.key, $0.baseURL] }
    #expect(Set(variables).count == variables.count)
  }

  @Test func aProviderWithoutATypeIsTheFirstKinds() {
    #expect(ProviderCatalogue.clients(ofType: nil).first?.kind.speaks == "OpenAI-compatible chat completions")
    #expect(ProviderCatalogue.clients(ofType: "openai").first?.kind.wireAPI == "completions")
    #expect(ProviderCatalogue.clients(ofType: "gopher").isEmpty)
  }

  @Test(
    arguments: [
      ([:], nil), (["KEY": "k"], "https://usual|k"), (["URL": "http://own"], "http://own|-"),
      (["KEY": "k", "URL": "http://own"], "http://own|k"), (["OTHER": "k"], nil),
    ] as [([String: String], String?)])
  func oneVariableIsEnoughWhereTheAddressIsKnown(variables: [String: String], expected: String?) {
    let kind = kind(baseURL: "https://usual")
    let endpoint = kind.endpoint(in: variables)
    #expect(endpoint.map { "\($0.baseURL)|\($0.apiKey ?? "-")" } == expected)
    #expect(endpoint.map { $0.keyHeader == .named("x-key") } ?? true)
  }

  @Test func aKindWithoutAUsualAddressNeedsOne() {
    let kind = kind(baseURL: nil)
    #expect(kind.endpoint(in: ["KEY": "k"]) == nil)
    #expect(kind.endpoint(in: ["KEY": "k", "URL": "http://own"])?.baseURL == "http://own")
  }

  private func kind(baseURL: String?) -> ProviderKind {
    ProviderKind(
      type: "test", speaks: "tests", baseURL: baseURL, usualModel: "m", keyHeader: .named("x-key"),
      environment: ProviderKind.Variables(key: "KEY", baseURL: "URL"))
  }
}
