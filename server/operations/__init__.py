"""What those who run the server ask of it, and what keeps one client from taking all of it."""
