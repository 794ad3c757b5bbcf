"""Where claims do not fit together, and why: one module a kind."""
