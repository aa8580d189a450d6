"""The explorer: one page that shows and searches the tables."""
