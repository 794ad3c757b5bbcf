"""What the claims of all sources come to: what they support together, where they differ and why, what cannot be."""
