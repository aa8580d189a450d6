"""Questions: what no rule and no curator has decided."""
