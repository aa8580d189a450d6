"""Titles, captions and texts to mentions of organisations."""
