package import JSONText
internal import SessionCore

extension ResultDocument {
  /// What programs may rely on; `schemas/result.schema.json` is printed from this.
  package static let schema: JSON = [
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "The result of an agentrun run",
    "description": "The one JSON object that `agentrun --format json` prints, on failure too.",
    "type": "object",
    "required": .array(properties.map { .string($0.key) }),
    "properties": .object(JSONObject(properties.map { ($0.key, $0.schema) })),
    "additionalProperties": false,
    "$defs": [
      "usage": object(
        "What calls to models took. Retried, failed and cancelled calls are part of it, and the parts add up to the run.",
        [
          "input": described("Tokens.", count),
          "output": described("Tokens.", count),
          "cachedInput": described("Of `input`, what the vendor had in its cache.", count),
          "cacheWrite": described("Of `input`, what the vendor put into its cache.", count),
          "reasoning": described("Of `output`.", count),
          "estimated": described("Of `input` and `output`, what no vendor has counted.", count),
          "steering": described(
            "Of `input`, what was said to an agent while it worked; about.", count),
          "calls": described("Attempts to reach a model.", count),
          "retries": described("Of `calls`, further attempts at the same turn.", count),
          "failed": described("Of `calls`.", count),
          "cancelled": described("Of `calls`.", count),
          "costUSD": described("US dollars; null where the price of a model is not known.", optional("number")),
          "costPicoUSD": described(
            "The same in millionths of a millionth of a US dollar, so that it adds up exactly.", optional("integer")),
        ])
    ],
  ]

  private static let properties: [(key: String, schema: JSON)] = [
    (
      "status",
      described(
        "How the run ended; `not_started` when nothing was started.",
        ["enum": .array(RunOutcome.allCases.map { .string($0.rawValue) } + [.string(notStarted)])])
    ),
    ("exitStatus", described("The exit status of the process.", ["type": "integer", "minimum": 0, "maximum": 255])),
    ("answer", described("The main agent's answer; null when there is none.", optional("string"))),
    ("error", described("Why the run did not succeed, where that can be said.", optional("string"))),
    (
      "sessionId",
      described("The session, to resume it or read its log; null when none was made.", optional("string"))
    ),
    ("model", described("The session's model; null when no language model took part.", optional("string"))),
    ("durationMs", described("How long the run took; null when it did not end.", optional("integer"))),
    ("usage", ["$ref": "#/$defs/usage", "description": "What all agents together took."]),
    (
      "agents",
      ["type": "array", "description": "The main agent, then sub-agents in the order they started.", "items": agent]
    ),
    (
      "match",
      [
        "type": ["array", "null"],
        "description": "How well each agent fits the prompt, best first; null when nothing was ranked.",
        "items": object(
          nil, ["agent": text, "score": ["type": "number"], "words": ["type": "array", "items": text]]),
      ]
    ),
    (
      "denied",
      [
        "type": "array", "description": "What agents asked for and did not get.",
        "items": object(
          nil, ["agent": text, "request": text, "result": text, "rule": optional("string")]),
      ]
    ),
  ]

  private static let agent = object(
    nil,
    [
      "id": described("`main`, or the id of the task call that started it.", text),
      "agent": described("The agent's id in the team; null for a main agent without one.", optional("string")),
      "name": text,
      "parent": described("The id of the agent that called it; null for the main agent.", optional("string")),
      "task": text,
      "status": ["enum": ["idle", "working", "completed", "stopped", "failed"]],
      "error": optional("string"),
      "turns": count,
      "toolCalls": count,
      "usage": ["$ref": "#/$defs/usage", "description": "What its own calls took."],
      "subtreeUsage": ["$ref": "#/$defs/usage", "description": "The same with all agents below it."],
      "durationMs": optional("integer"),
    ])

  private static let text: JSON = ["type": "string"]
  private static let count: JSON = ["type": "integer", "minimum": 0]

  private static func optional(_ type: String) -> JSON { ["type": [.string(type), "null"]] }

  private static func described(_ text: String, _ schema: JSON) -> JSON {
    var object = schema.object ?? [:]
    object["description"] = .string(text)
    return .object(object)
  }

  private static func object(_ description: String?, _ properties: JSONObject) -> JSON {
    var schema: JSONObject = ["type": "object"]
    if let description { schema["description"] = .string(description) }
    schema["required"] = .array(properties.keys.map { .string($0) })
    schema["properties"] = .object(properties)
    schema["additionalProperties"] = false
    return .object(schema)
  }
}
