"""Rewriting the timestamps of a note: in another notation, or at other moments."""
