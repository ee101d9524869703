"""Two readers of markup find nothing wrong with any public page, in any language."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.browser.node_tools import node_tool
from tests.browser.places import public_places
from tests.running_demo import ROOT, Demo

pytestmark = pytest.mark.proofs


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture
def pages(make_visitor: Any, demo: Demo, folder: Path) -> Path:
    """Every public page as it was sent, and the form's first step before and after a mistake."""
    if list(folder.iterdir()):
        return folder
    page = make_visitor().page
    for place in public_places(demo):
        keep(folder, place.address, page.request.get(place.address).text())
    page.goto("/intresse/")
    page.click("main form button[type=submit]")
    keep(folder, "form step", page.request.get(page.url).text())
    with page.expect_response(lambda answer: answer.request.method == "POST") as sent:
        page.click("main form button[type=submit]:not([formnovalidate])")
    keep(folder, "form step with errors", sent.value.text())
    return folder


def keep(folder: Path, name: str, html: str) -> None:
    safe = re.sub(r"[^\w-]+", "_", name).strip("_") or "start"
    (folder / f"{safe}.html").write_text(html, encoding="utf-8")


def test_html_validate(pages: Path, tmp_path: Path) -> None:
    rules = ROOT / ".ci" / "proofs" / "html-validate.json"
    command = [*node_tool("html-validate/bin/html-validate.mjs", "node"), "--config", str(rules)]
    # Into a file: it ends before a full pipe is read.
    report = tmp_path / "report.json"
    subprocess.run([*command, "--formatter", f"json={report}", f"{pages}/*.html"], check=False)
    found = [
        f"{Path(page['filePath']).name}:{fault['line']} {fault['ruleId']}: {fault['message']}"
        for page in json.loads(report.read_text(encoding="utf-8"))
        for fault in page["messages"]
    ]
    assert found == []


def test_vnu(pages: Path) -> None:
    command = [*node_tool("vnu-jar/build/dist/vnu.jar", "java"), "--errors-only", "--format", "json"]
    done = subprocess.run(
        [*command, "--exit-zero-always", "--stdout", *map(str, sorted(pages.glob("*.html")))],
        capture_output=True,
        text=True,
        check=False,
    )
    found = [
        f"{Path(fault['url']).name}:{fault.get('lastLine')} {fault['message']}"
        for fault in json.loads(done.stdout)["messages"]
    ]
    assert found == []
