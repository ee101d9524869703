"""The unit's own logo and two colours, on the public pages and the staff's."""
