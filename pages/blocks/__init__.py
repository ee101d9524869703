"""The pieces editors put a page together from: one piece a file, one template each."""
