"""Saving a form half-way and going on with it later, on any device, by a mailed link."""
