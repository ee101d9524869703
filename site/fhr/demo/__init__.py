"""Everything that makes `manage.py demo`: a believable unit on one machine, with nothing real in it."""
