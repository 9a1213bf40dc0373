internal import JSONText
internal import SessionCore

/// The two things that every vendor's client asks for: a reply, and a list of models.
extension HTTPExchange {
  /// Posts a request and adds the answer up. A failure carries the text that came before it.
  func reply<Assembly: ReplyAssembly>(
    _ path: String, posting body: JSON, into assembly: Assembly,
    onPart: @escaping @Sendable (ModelPart) async -> Void
  ) async throws(ModelFailure) -> ModelReply {
    let endpoint = endpoint
    return try await perform(path, posting: body.bytes()) {
      @concurrent (answer: inout AnswerBody) async throws(ModelFailure) in
      var reader = ReplyReader(assembly, endpoint: endpoint)
      do throws(ModelFailure) {
        while let piece = try await answer.next() {
          let taken = Result { () throws(ModelFailure) in try reader.take(piece) }
          for part in reader.newParts() { await onPart(part) }
          try taken.get()
          if reader.isDone { answer.expectEnd() }
        }
        try reader.finish()
        for part in reader.newParts() { await onPart(part) }
      } catch {
        // Once the model had finished, a connection that breaks takes nothing away.
        guard reader.isComplete, error.kind != .cancelled else { throw error.carrying(reader.assembly.text) }
      }
      return reader.assembly.reply()
    }
  }

  /// The models that the server says it has.
  func models(_ path: String = "/models") async throws(ModelFailure) -> [OfferedModel] {
    let endpoint = endpoint
    return try await perform(path) { @concurrent (answer: inout AnswerBody) async throws(ModelFailure) in
      let bytes = try await answer.collect()
      guard let list = try? JSON(parsing: bytes),
        let models = list["data"]?.array ?? list["models"]?.array ?? list.array
      else { throw ModelFailure(.malformed, "\(endpoint.shown) did not answer with a list of models") }
      return models.compactMap(OfferedModel.init)
    }
  }
}

extension ModelFailure {
  fileprivate func carrying(_ text: String) -> ModelFailure {
    var failure = self
    failure.partialText = text
    return failure
  }
}
