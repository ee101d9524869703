"""Keeps what people write, and where they come from, out of the log."""

import logging
import re
import traceback
from types import TracebackType

# The path of a password letter holds the key to the account, that of a booking the key to its page.
SECRET_PATH = re.compile(r"(/konto/losenord/nytt/|/traffar/bokning/)\S+")
QUERY = re.compile(r"(?<=\S)\?\S*")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


class DropRequest(logging.Filter):
    """Takes away the request that Django attaches to its records: it holds the form and the address."""

    def filter(self, record: logging.LogRecord) -> bool:
        if hasattr(record, "request"):
            del record.request
        return True


class DiscreetFormatter(logging.Formatter):
    """One line a record, without query strings; errors by kind and place, never by their words.

    The words of an error quote the row that could not be saved or the text that could not be read.
    """

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = one_line(record.message)
        return super().formatMessage(record)

    def formatException(self, ei: object) -> str:
        kind, error, _place = ei  # type: ignore[misc]
        return "\n".join(_places(error)) if error is not None else str(kind)


def one_line(text: str) -> str:
    """The text without query strings, secret paths and characters that could forge another line."""
    text = SECRET_PATH.sub(r"\1…", QUERY.sub("", text))
    return CONTROL.sub(lambda match: f"\\x{ord(match.group()):02x}", text)


def _places(error: BaseException) -> list[str]:
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines += [
            f"  {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)
        ]
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        current = current.__cause__ or current.__context__
    return lines
