internal import AgentDefinitions
internal import AgentLinting
internal import JSONRPCWire
internal import JSONText

extension LanguageServer {
  mutating func prepareRename(_ params: JSON) throws(RPCError) -> JSON {
    guard let (document, offset) = try place(params, "textDocument/prepareRename") else { return .null }
    do throws(AgentRename.Refusal) {
      let place = try workspace.renamable(in: document.path, at: offset)
      return [
        "range": client.encoding.range(place.range, in: document.source), "placeholder": .string(place.name),
      ]
    } catch {
      throw RPCError(.requestFailed, "\(error)")
    }
  }

  mutating func rename(_ params: JSON) throws(RPCError) -> JSON {
    guard let name = params["newName"]?.string else {
      throw .badParams("textDocument/rename", "newName must be a text")
    }
    guard let (document, offset) = try place(params, "textDocument/rename") else { return .null }
    do throws(AgentRename.Refusal) {
      let rename = try workspace.rename(in: document.path, at: offset, to: name)
      guard rename.move == nil || client.takesDocumentChanges && client.renamesFiles else {
        throw AgentRename.Refusal("the agent is called after its file, and this editor renames no files")
      }
      return workspaceEdit(rename.edits, moving: rename.move)
    } catch {
      throw RPCError(.requestFailed, "\(error)")
    }
  }
}
