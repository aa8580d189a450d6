"""Packages with exactly one defect each, made from a sound one: see draft.py and cases.py."""
