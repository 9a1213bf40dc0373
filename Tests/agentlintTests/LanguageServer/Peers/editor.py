"""An editor made of pygls's language client, which reads and writes every message by lsprotocol's types.

usage: editor.py AGENTLINT FOLDER session     steps as JSON on standard input, answers as JSON on standard output
       editor.py AGENTLINT FOLDER type SEED EDITS
"""

import asyncio
import json
import pathlib
import random
import subprocess
import sys

from lsprotocol import types
from pygls.lsp.client import LanguageClient

CAPABILITIES = types.ClientCapabilities(
    general=types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind.Utf16]),
    workspace=types.WorkspaceClientCapabilities(
        workspace_edit=types.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=[types.ResourceOperationKind.Rename]
        )
    ),
    text_document=types.TextDocumentClientCapabilities(
        publish_diagnostics=types.PublishDiagnosticsClientCapabilities(related_information=True),
        completion=types.CompletionClientCapabilities(
            completion_item=types.ClientCompletionItemOptions(snippet_support=True)
        ),
        code_action=types.CodeActionClientCapabilities(
            code_action_literal_support=types.ClientCodeActionLiteralOptions(
                code_action_kind=types.ClientCodeActionKindOptions(value_set=[types.CodeActionKind.QuickFix])
            )
        ),
    ),
)


class Editor:
    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder).resolve()
        self.client = LanguageClient("editor.py", "1")
        self.published = {}
        self.news = asyncio.Event()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _(params):
            self.published[params.uri] = params
            self.news.set()

    def uri(self, path):
        return (self.folder / path).as_uri()

    async def start(self):
        await self.client.start_io(self.program, "lsp", cwd=str(self.folder))
        folder = types.WorkspaceFolder(uri=self.folder.as_uri(), name="folder")
        params = types.InitializeParams(capabilities=CAPABILITIES, workspace_folders=[folder])
        result = await self.client.initialize_async(params)
        self.client.initialized(types.InitializedParams())
        return result

    async def stop(self):
        await self.client.shutdown_async(None)
        self.client.exit(None)
        return await asyncio.wait_for(self.client._server.wait(), 60)

    def open(self, path, text):
        item = types.TextDocumentItem(uri=self.uri(path), language_id="markdown", version=1, text=text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, path, version, changes):
        document = types.VersionedTextDocumentIdentifier(uri=self.uri(path), version=version)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))

    async def diagnostics(self, path, version, wanted):
        """What is shown of a version, once that is what is wanted; after a while, whatever is shown."""
        uri = self.uri(path)

        def shown():
            params = self.published.get(uri)
            return key(params.diagnostics) if params and params.version == version else None

        async def wait():
            while shown() != wanted:
                self.news.clear()
                await self.news.wait()

        try:
            await asyncio.wait_for(wait(), 60)
        except asyncio.TimeoutError:
            pass
        return shown()


def key(diagnostics):
    return sorted([d.range.start.line + 1, d.range.start.character + 1, d.code, int(d.severity)] for d in diagnostics)


# --- Single requests ------------------------------------------------------------------------------------


async def session(program, folder):
    """Each step is [METHOD, PARAMS]; params become lsprotocol's types and so do the answers, or it fails."""
    editor = Editor(program, folder)
    initialized = await editor.start()
    converter = editor.client.protocol._converter
    answers = [converter.unstructure(initialized)]
    for method, params in json.load(sys.stdin):
        kinds = types.METHOD_TO_TYPES[method]
        typed = converter.structure(params, kinds[2])
        if kinds[1] is None:
            editor.client.protocol.notify(method, typed)
            answers.append(None)
        else:
            try:
                answer = await asyncio.wait_for(editor.client.protocol.send_request_async(method, typed), 60)
                answers.append(converter.unstructure(answer))
            except Exception as error:  # JSON-RPC errors
                answers.append({"error": getattr(error, "code", None), "message": str(error)})
    answers.append(await editor.stop())
    json.dump(answers, sys.stdout)


# --- Typing ---------------------------------------------------------------------------------------------

PATH = ".claude/agents/typed.md"
START = "---\nname: typed\ndescription: Finds data races in Swift code\ntools: Read, Grep\nmodel: sonnet\n---\nYou look for data races.\r\n"
PIECES = [
    "x", " ", "\n", "\r\n", ": ", "- ", "tools: [Raed]\n", "model: gpt-4\n", "description: Helps with code\n", "---\n",
    "😀", "é", "\t", "```\n", "#", "'", '"', "[", "]", "{", "*", "disallowedTools: Bash\n", "<!-- -->", "\u200b",
    "# agentlint: allow vague-description -- because\n", "name: other\n", "skills: a\n", "color: red\n",
]


def position(text, offset):
    before = text[:offset]
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return types.Position(len(lines) - 1, len(lines[-1].encode("utf-16-le")) // 2)


def places(text):
    """Between CR and LF nobody can be."""
    return [o for o in range(len(text) + 1) if not (0 < o < len(text) and text[o - 1 : o + 1] == "\r\n")]


def checked(program, folder, text):
    """What the command says of the same text."""
    run = subprocess.run(
        [program, "check", "--format", "json", "--stdin-filename", PATH],
        input=text.encode(), capture_output=True, cwd=folder,
    )
    report = json.loads(run.stdout)
    found = []
    for finding in report["findings"]:
        place = finding["start"]
        severity = {"error": 1, "warning": 2, "info": 3}[finding["severity"]]
        found.append([place["line"], place["utf16Column"], finding["rule"], severity])
    return sorted(found)


def memory(pid):
    for line in open(f"/proc/{pid}/status"):
        if line.startswith("VmRSS"):
            return int(line.split()[1])
    return 0


async def type_(program, folder, seed, count):
    chance = random.Random(int(seed))
    editor = Editor(program, folder)
    await editor.start()
    text, version = START, 1
    editor.open(PATH, text)
    done, early, faults = 0, 0, []
    while done < int(count):
        burst = chance.randint(1, 12)
        for _ in range(burst):
            version += 1
            changes = []
            for _ in range(chance.randint(1, 2)):
                spots = places(text)
                start = chance.choice(spots)
                end = start
                if chance.random() < 0.5:
                    end = chance.choice([s for s in spots if start <= s <= start + 12])
                piece = "" if chance.random() < 0.3 and end > start else chance.choice(PIECES)
                if piece.startswith("\n") and start > 0 and text[start - 1] == "\r":
                    piece = "x" + piece
                range_ = types.Range(position(text, start), position(text, end))
                changes.append(types.TextDocumentContentChangePartial(range=range_, text=piece))
                text = text[:start] + piece + text[end:]
            if chance.random() < 0.03 or len(text) > 4000:
                text = START
                changes.append(types.TextDocumentContentChangeWholeDocument(text=text))
            editor.change(PATH, version, changes)
            done += 1
        wanted = checked(program, folder, text)
        shown = await editor.diagnostics(PATH, version, wanted)
        if shown != wanted:
            faults.append({"text": text, "wanted": wanted, "shown": shown})
            break
        if not early and done > int(count) // 4:
            early = memory(editor.client._server.pid)
    late = memory(editor.client._server.pid)
    status = await editor.stop()
    json.dump({"edits": done, "faults": faults, "status": status, "early": early, "late": late}, sys.stdout)


if __name__ == "__main__":
    program, folder, what = sys.argv[1:4]
    asyncio.run(session(program, folder) if what == "session" else type_(program, folder, *sys.argv[4:6]))
