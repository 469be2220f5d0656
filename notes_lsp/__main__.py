"""`python -m notes_lsp`: the same as `notes-lsp`."""

import sys

from notes_lsp.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
