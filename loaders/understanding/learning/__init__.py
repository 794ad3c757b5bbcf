"""What a document itself teaches before it is read: its subject, and the names that it introduces."""
