"""Whether another process lives: the client, which the server must not outlive."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import ctypes

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.OpenProcess.restype = ctypes.c_void_p
    _SYNCHRONIZE = 0x00100000
    _ERROR_ACCESS_DENIED = 5
    _WAIT_TIMEOUT = 0x102

    def is_alive(process_id: int) -> bool:
        """Whether there is a process `process_id`; yes where that cannot be known.

        Not by `os.kill(process_id, 0)`: on Windows that sends Ctrl-C.
        """
        handle = ctypes.c_void_p(_kernel.OpenProcess(_SYNCHRONIZE, False, process_id))
        if not handle:
            return ctypes.get_last_error() == _ERROR_ACCESS_DENIED
        try:
            return bool(_kernel.WaitForSingleObject(handle, 0) == _WAIT_TIMEOUT)
        finally:
            _kernel.CloseHandle(handle)

else:
    import os

    def is_alive(process_id: int) -> bool:
        """Whether there is a process `process_id`; yes where that cannot be known."""
        try:
            os.kill(process_id, 0)
        except ProcessLookupError:
            return False
        except PermissionError:  # it is another user's
            return True
        return True
