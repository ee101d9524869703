"""Timed jobs that the framework leaves to us: scheduled pages and old sessions."""

from datetime import datetime

from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command


def publish_scheduled_pages(at: datetime) -> str:
    """Publishes and withdraws the pages whose time an editor has set."""
    call_command("publish_scheduled", verbosity=0)
    return ""


def clear_sessions(at: datetime) -> str:
    """Removes sessions that have run out; nothing else does."""
    SessionStore.clear_expired()
    return ""
