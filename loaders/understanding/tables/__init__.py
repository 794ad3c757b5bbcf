"""Tables to claims: what their columns are, how they are laid out, and what their cells say."""
