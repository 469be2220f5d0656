"""Handlers of a few lines: from the wire to a feature and back. `methods.py` lists them."""
