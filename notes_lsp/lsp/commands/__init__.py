"""`workspace/executeCommand`: one file a command. Each takes one object, whose type is there, and
answers JSON. The table is `COMMANDS` in `methods.py`."""
