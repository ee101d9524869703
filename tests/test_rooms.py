"""The import law: the map in `recruitment/__init__.py` is the truth, and every import obeys it.

Standard library only, so that the law can be checked without the site running.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from recruitment import DOORS, ROOMS

ROOT = Path(__file__).resolve().parents[1]
FORBIDDEN_NAMES = {"utils", "helpers", "common", "core", "misc", "services"}
# The hallway: files in `recruitment/` itself and these folders gather what the rooms offer.
HALLWAY = {"migrations", "management", "templatetags"}
# What may be read where inside a room: nothing imports upward.
LAYERS = ("status", "models", "queries", "actions", "forms", "views", "urls")


def sources(*folders: str) -> list[Path]:
    return [
        path
        for folder in folders
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts
    ]


def imports(path: Path) -> Iterator[str]:
    """Every absolute module name a file imports, `from a import b` as `a.b`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: import absolutely, from the owner"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def place_of(module: str) -> str | None:
    """The room or door a module name stands in; None for the hallway and everything outside."""
    parts = module.split(".")
    if parts[0] == "recruitment" and len(parts) > 1 and parts[1] in ROOMS + DOORS:
        return parts[1]
    return None


def home_of(path: Path) -> str | None:
    parts = path.relative_to(ROOT).parts
    return parts[1] if parts[0] == "recruitment" and parts[1] in ROOMS + DOORS else None


def test_a_room_imports_only_earlier_rooms_and_a_door_no_other_door() -> None:
    for path in sources("recruitment"):
        home = home_of(path)
        for module in imports(path):
            assert not module.startswith(("pages", "fhr")), f"{path} may not import {module}"
            place = place_of(module)
            if home is None or place is None or place == home:
                continue
            assert place in ROOMS, f"{path}: nothing imports the door {place}"
            if home in ROOMS:
                assert ROOMS.index(place) < ROOMS.index(home), f"{path}: {home} may not import {place}"


def test_report_only_reads() -> None:
    """But for one thing: a report is written and frozen where it is read."""
    freezes = ROOT / "recruitment/report/views/annual.py"
    for path in sources("recruitment/report"):
        for module in imports(path):
            may_write = path == freezes and module.startswith("recruitment.annual.actions")
            assert may_write or ".actions" not in module, f"{path} imports {module}"


def test_pages_know_only_queries_and_links() -> None:
    for path in sources("pages"):
        for module in imports(path):
            if not module.startswith("recruitment"):
                assert not module.startswith("fhr"), f"{path} imports {module}"
                continue
            allowed = module.startswith("recruitment.campaigns.links") or module.split(".")[2:3] == [
                "queries"
            ]
            assert allowed, f"{path} imports {module}"


def test_nothing_imports_upward_inside_a_room() -> None:
    for path in sources("recruitment"):
        home = home_of(path)
        if home is None:
            continue
        own = layer_of(path.relative_to(ROOT / "recruitment" / home).parts[0].removesuffix(".py"))
        if own is None:
            continue
        for module in imports(path):
            parts = module.split(".")
            if place_of(module) == home and len(parts) > 2:
                other = layer_of(parts[2])
                assert other is None or other <= own, f"{path} imports {module}"


def layer_of(name: str) -> int | None:
    return LAYERS.index(name) if name in LAYERS else None


def test_every_folder_is_on_the_map() -> None:
    folders = {path.name for path in (ROOT / "recruitment").iterdir() if path.is_dir()} - {"__pycache__"}
    assert folders == {*ROOMS, *DOORS} | HALLWAY


def test_no_file_is_named_for_nothing() -> None:
    for path in sources("recruitment", "pages", "site", "tests"):
        assert path.stem not in FORBIDDEN_NAMES, path
        assert not FORBIDDEN_NAMES.intersection(path.relative_to(ROOT).parts), path


def test_each_module_opens_with_one_sentence() -> None:
    for path in sources("recruitment", "pages", "site"):
        text = path.read_text(encoding="utf-8")
        if text.strip():
            assert ast.get_docstring(ast.parse(text)), f"{path} does not say what it is for"


def test_the_hallway_gathers_every_model() -> None:
    """A room's model that `recruitment/models.py` does not name would silently not be migrated."""
    from django.apps import apps

    gathered = {model.__name__ for model in apps.get_app_config("recruitment").get_models()}
    bases = {"models.Model", "ClusterableModel", "AbstractUser"}
    written = set()
    for path in sources("recruitment"):
        if home_of(path) is None or "models" not in {path.stem, *path.parts}:
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and bases & {ast.unparse(base) for base in node.bases}:
                # What only lends its fields has no table; those who borrow them do.
                (bases if "abstract = True" in ast.unparse(node) else written).add(node.name)
    assert written, "no model found: this test looks in the wrong place"
    assert "NeedEvent" in written, "a model that borrows its fields is a model too"
    assert written <= gathered
