"""Questions that an editor or a command asks: one file a question, plain values as answers.

Nothing here knows the LSP; places are offsets, and which client asks is said by plain flags.
"""
