"""Processes: which of them do the work, what stops them, and how much memory they have."""
