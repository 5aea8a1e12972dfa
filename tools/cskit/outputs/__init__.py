"""Floor 3: the rooms that write files, one output format a room."""
