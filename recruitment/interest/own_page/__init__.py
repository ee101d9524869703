"""“Min anmälan”: where a registration stands, opened by a code that is mailed to whoever asks for it."""
