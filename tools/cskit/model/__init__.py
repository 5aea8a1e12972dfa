"""Floor 1: what things are. Frozen models, one noun a file, no input or output."""
