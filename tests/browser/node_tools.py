"""Where the proofs' tools that are not Python lie; see `.ci/proofs`."""

import os
import shutil
from pathlib import Path

import pytest

from tests.running_demo import ROOT

MODULES = ROOT / ".ci" / "node_modules"


def node_tool(path: str, runner: str) -> list[str]:
    """The command that starts a tool; a proof that was asked for and cannot be had is a failure."""
    tool: Path = MODULES / path
    found = shutil.which(runner)
    if found is None or not tool.exists():
        pytest.fail(f"{runner} or {tool} is missing: npm ci --prefix .ci --ignore-scripts")
    return [found, *(["-jar"] if runner == "java" else []), os.fspath(tool)]
