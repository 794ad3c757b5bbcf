"""What a data folder remembers of its snapshot: what was added by itself, what was read, what was changed by hand."""
