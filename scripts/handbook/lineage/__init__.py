"""How documents hang together, and their order in time."""
