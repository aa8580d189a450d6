"""Answers: the decision sheet that puts questions to a curator, and what becomes of it."""
