"""From bytes to claims: `formats` make blocks of a text, `understanding` makes claims of the blocks.

Knows no store and no server.
"""
