"""Measures how fast pages leave the house, beside a bare answer of the same framework."""
