"""The commands, one module a theme; `cli` lists them."""
