"""What communications staff edit: the public pages."""
