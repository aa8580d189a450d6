"""Raw posts to passages with kind, author and speaker, by named rules."""
