"""notes-lsp: a language server and checker for Markdown notes about videos.

This file holds the version alone and imports nothing, so that every part of the program starts
as fast as what it uses.
"""

__version__ = "0.1.0"
