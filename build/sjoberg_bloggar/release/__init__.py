"""Versions: compare two packages and pack a release."""
