"""From bytes to claims: formats become blocks, blocks become claims. Knows no store and no server."""
