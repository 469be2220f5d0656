"""Characters: spans, lines, positions and edits. Standard library only, knows no Markdown."""
