"""Prepares the demo's own environment before any setting is read; nothing of it reaches a real site."""

import argparse
import gettext
import json
import os
import secrets
import shutil
import sys
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import IO, NoReturn

from fhr.demo import clock, network

ROOT = Path(__file__).resolve().parents[3]
# What the demo makes in its data folder, and all that --reset takes away.
DATABASE = ("demo.sqlite3", "demo.sqlite3-wal", "demo.sqlite3-shm")
OURS = (
    *DATABASE, "demo.keys", "demo.ready", "demo.json", "demo.log",
    "mail", "sms", "returns", "media", "static", "static.seen", "tmp", "pycache",
)  # fmt: skip

# Django's own translations need settings, which this file comes before.
_ = gettext.translation("django", ROOT / "locale", ["sv"], fallback=True).gettext
# Held as long as the process lives, so that two demos never share a folder.
_lock: IO[str] | None = None


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `manage.py demo`, read here first and once more by the command."""
    parser.add_argument("--port", type=int, default=8000, help=_("port to listen on"))
    parser.add_argument(
        "--lan", action="store_true", help=_("listen on the local network, so that a phone can scan the code")
    )
    parser.add_argument(
        "--data-dir", default=str(ROOT / "var"), help=_("folder for everything the demo writes")
    )
    parser.add_argument("--reset", action="store_true", help=_("forget the earlier demo and start afresh"))
    parser.add_argument(
        "--now", default="", help=_("what the demo's clock shows at the start: 2026-11-23T08:00")
    )
    parser.add_argument("--no-serve", action="store_true", help=_("set everything up, then stop"))


def prepare(argv: Sequence[str]) -> None:
    """Fills the environment for the settings; also makes the data folder and its keys."""
    parser = argparse.ArgumentParser(prog="manage.py demo")
    add_options(parser)
    options, _rest = parser.parse_known_args(argv)
    host = _lan_address() if options.lan else "127.0.0.1"
    data_dir = Path(options.data_dir).expanduser().resolve()
    _open_folder(data_dir)
    if options.reset:
        forget(data_dir)
    elif not (data_dir / "demo.ready").exists():
        # The first start was interrupted: what it made is half, and is made anew.
        forget(data_dir, DATABASE)
    _write_only_into(data_dir)
    os.environ.update(_settings(data_dir, base_url=f"http://{host}:{options.port}", host=host))
    os.environ["FHR_DEMO_AHEAD"] = str(_ahead(options.now))


def forget(data_dir: Path, names: Sequence[str] = OURS) -> None:
    """Removes what the demo made, and nothing else that may lie in the folder."""
    for name in names:
        path = data_dir / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def write_private(path: Path, text: str) -> None:
    """Writes a file only its owner can read, whole or not at all."""
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _open_folder(data_dir: Path) -> None:
    global _lock
    # Everything in the folder belongs to whoever started the demo.
    os.umask(0o077)
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        _lock = (data_dir / "demo.lock").open("w")
    except OSError as error:
        _stop(_("Cannot write in %(folder)s: %(cause)s") % {"folder": data_dir, "cause": error.strerror})
    if not network.lock(_lock):
        _stop(
            _("A demo is already running in %(folder)s. Stop it, or choose another --data-dir.")
            % {"folder": data_dir}
        )


def _write_only_into(data_dir: Path) -> None:
    temporary = data_dir / "tmp"
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir()
    os.environ["TMPDIR"] = str(temporary)
    # What would come back from a mail server lands here, as on a real site.
    for name in ("new", "cur", "tmp"):
        (data_dir / "returns" / name).mkdir(parents=True, exist_ok=True)
    # Compiled modules too; the command line switched their writing off until now.
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix = str(data_dir / "pycache")
    sys.dont_write_bytecode = False


def _settings(data_dir: Path, *, base_url: str, host: str) -> dict[str, str]:
    return {
        "FHR_DEMO": "1",
        "FHR_DATA_DIR": str(data_dir),
        "FHR_BASE_URL": base_url,
        "FHR_HOSTS": ",".join(dict.fromkeys([host, "127.0.0.1", "localhost"])),
        # Four slashes: an absolute path, wherever the command was started.
        "DATABASE_URL": f"sqlite:///{data_dir / 'demo.sqlite3'}",
        **_keys(data_dir),
    }


def _keys(data_dir: Path) -> dict[str, str]:
    """Made once for each data folder: without them its database cannot be read again."""
    path = data_dir / "demo.keys"
    if path.exists():
        return {str(name): str(value) for name, value in json.loads(path.read_text()).items()}
    # A database without its keys cannot be read; a new one will be made.
    forget(data_dir, ("demo.ready", *DATABASE))
    keys = {
        "FHR_SECRET_KEY": secrets.token_urlsafe(64),
        "FHR_FIELD_KEYS": "demo:" + urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "FHR_BLIND_INDEX_KEY": secrets.token_urlsafe(32),
    }
    write_private(path, json.dumps(keys, indent=2))
    return keys


def _ahead(moment: str) -> int:
    """Worked out once, so that the web server and the worker have the same clock."""
    try:
        return clock.seconds_ahead(moment) if moment else 0
    except ValueError:
        _stop(_("Write the moment as 2026-11-23T08:00."))


def _lan_address() -> str:
    address = network.lan_address()
    if address is None:
        _stop(_("This computer has no network address right now. Leave --lan out to run the demo here only."))
    return address


def _stop(text: str) -> NoReturn:
    sys.stderr.write(text + "\n")
    raise SystemExit(1)
