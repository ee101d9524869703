"""Text messages: neutral, short, and in letters that every telephone draws."""
