"""One text -> a `Note`, a plain value. Never raises, reads nothing, knows no other note.

`parse` and `reparse` (parser.py, reparse.py) are the way in; `nodes.py` has the types.
"""
