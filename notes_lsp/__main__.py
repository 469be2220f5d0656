"""`python -m notes_lsp`: the same as `notes-lsp`.

Python looks for modules in the current folder first, which may be a vault: a `yaml.py` there would
run. So that folder is forgotten before anything is loaded. What Python itself loads to get here it
may still find there; only `python -P -m notes_lsp` and `notes-lsp` keep it from that.
"""

import os
import sys

_OWN_FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

if not sys.flags.safe_path and sys.path[:1] == [os.getcwd()] != [_OWN_FOLDER]:
    del sys.path[0]

from notes_lsp.cli.main import main  # noqa: E402

if __name__ == "__main__":
    sys.exit(main())
