"""Accounts in the editor: who works here and with which roles, never anybody's password."""
