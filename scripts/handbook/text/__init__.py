"""Texts as such: how they are written, folded, compared, dated and counted."""
