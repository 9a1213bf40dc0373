internal import AgentDefinitions

/// What agents ask about the sub-agents that they started: their own, and nobody else's.
extension Session {
  func listAgents(of node: NodeWork) -> ToolOutput { ToolOutput(text: children.list(of: node.nodeID)) }

  func readAgent(_ input: ToolInput, of node: NodeWork) async throws(ToolFailure) -> ToolOutput {
    let child = try child(named: try input.require(ReadAgentTool.agentID), of: node)
    if input[ReadAgentTool.wait] == true {
      let limit = ReadAgentTool.limit(input[ReadAgentTool.timeout])
      await withoutSlot(of: node) { await waitForEnd(of: child, limit) }
    }
    return ToolOutput(text: children.read(child, since: input[ReadAgentTool.sinceTurn]))
  }

  func writeAgent(_ input: ToolInput, of node: NodeWork) async throws(ToolFailure) -> ToolOutput {
    let id = try child(named: try input.require(WriteAgentTool.agentID), of: node)
    let text = try input.require(WriteAgentTool.message)
    guard let child = children[id], !child.isAtWork else {
      _ = await queue(text, for: id, .immediate)
      return ToolOutput(text: "It will read this before its next turn.")
    }
    guard let agent = agent(named: child.agent), let known = state.node(id) else {
      throw ToolFailure(.failed, "The agent \(child.name) never began.")
    }
    children.beginAgain(id)
    await startInBackground(work(of: agent, id, from: node), text, from: known.completedMessages)
    return ToolOutput(text: ToolTexts.startedInBackground(child.name))
  }

  private func child(named name: String, of node: NodeWork) throws(ToolFailure) -> String {
    if let child = children.child(named: name, of: node.nodeID) { return child.id }
    let names = children.names(of: node.nodeID)
    throw ToolFailure(
      .badArguments,
      "There is no agent \"\(name)\". "
        + (names.isEmpty ? "You have started none." : "You have started: \(names.joined(separator: ", ")).")
    )
  }

  private func waitForEnd(of child: String, _ limit: Duration) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await self.end(of: child) }
      group.addTask { try? await self.parts.sleep(limit) }
      await group.next()
      group.cancelAll()
    }
  }

  private func end(of child: String) async {
    while children[child]?.isAtWork == true, !isEnding {
      for await _ in stirred.next() {}
    }
  }
}
