"""The assembled, running site: settings, addresses and the demo."""
