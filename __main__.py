"""`python -m whosays` is the command `whosays`."""

from .cli import main

main()
