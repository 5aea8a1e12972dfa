"""Floor 2: choose and arrange what an output shows. Pure: no file formats, no input or output."""
