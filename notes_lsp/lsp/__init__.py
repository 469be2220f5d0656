"""The language server: the only part of the program that imports pygls and lsprotocol.

Handlers here are a few lines each: from the wire, to a feature, to the wire. What they answer is
computed in `features` and `rules`, which know no LSP.
"""
