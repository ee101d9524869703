"""How long a form took, in spans so wide that nobody is known by one."""

from datetime import timedelta

# The first minute of each span; the last span has no end.
STARTS = (0, 5, 10, 15, 30, 60)


def span_of(taken: timedelta) -> str:
    """The span in minutes, as “10-14”, or “60-” for the last."""
    minutes = max(int(taken.total_seconds() // 60), 0)
    start = max(minute for minute in STARTS if minute <= minutes)
    following = [minute for minute in STARTS if minute > start]
    return f"{start:02}-{following[0] - 1}" if following else f"{start}-"
