"""Notes that are not there yet: what they are called, and how they begin."""
