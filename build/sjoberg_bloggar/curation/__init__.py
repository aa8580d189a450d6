"""Decisions that humans made: read, validate and look up."""
