"""Keeps one copy of each public page in the process, and joins the visitor's tag in on the way out."""
