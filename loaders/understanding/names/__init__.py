"""What is named in a text: its mentions, the grammar of model names, and what a reader knows of one document."""
