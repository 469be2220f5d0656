"""Diagnostics: one file a rule. `registry.py` lists them, `engine.py` runs them on a note.

A rule reads a note's facts and the vault's names, never a text or a disk.
"""
