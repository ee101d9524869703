#!/usr/bin/env python
"""The one command line of the project; `manage.py demo` prepares its own environment first."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def main() -> None:
    # `site` is a frozen module of the standard library and can never be imported as a package,
    # so the folder is put on the path and the project package inside it is `fhr`.
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fhr.settings")
    if sys.argv[1:2] == ["demo"]:
        # The demo writes into its data folder only, and compiled modules follow once it is known.
        sys.dont_write_bytecode = True
        from fhr.demo.environment import prepare

        prepare(sys.argv[2:])
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
