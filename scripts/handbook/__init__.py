"""Turns YAML records of directives into a cited, cross-linked Vietnamese handbook.

The phases, each a pure function of the one before:
read files → DataFile → records → Catalog → Lineage → check → plan pages → render text → write → engine.
"""

__version__ = "1.0.0"
