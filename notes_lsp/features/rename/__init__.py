"""Renames and moves: what has to be changed so that every link still leads where it led."""
