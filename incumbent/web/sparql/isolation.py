"""Cutting a process off from the network for good.

The engine reads queries letter by letter, without tokens: ``SERVICE:x{…}`` and ``SERVICESILENT:x{…}``
are calls to it. No scan of the text can be trusted to see every one, so the kernel refuses what a
call needs: a filter (seccomp, Linux) in which ``socket`` fails. It holds for all threads that the
process starts afterwards, and cannot be taken back.
"""

from __future__ import annotations

import ctypes
import platform
import struct
import sys

_SOCKET = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""Per architecture: its number in the kernel's audit, and that of the system call ``socket``."""
_NO_NEW_PRIVILEGES, _SET_FILTER, _MODE_FILTER = 38, 22, 2
_LOAD, _EQUALS, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _NOT_PERMITTED = 0x7FFF0000, 0x00050001


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def cut_off() -> bool:
    """Cut this process off; False where the system has no such means."""
    known = _SOCKET.get(platform.machine())
    if sys.platform != "linux" or known is None:
        return False
    architecture, call = known
    steps = (
        (_LOAD, 0, 0, 4),
        (_EQUALS, 0, 3, architecture),
        (_LOAD, 0, 0, 0),
        (_EQUALS, 0, 1, call),
        (_RETURN, 0, 0, _NOT_PERMITTED),
        (_RETURN, 0, 0, _ALLOW),
    )
    code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = _Program(len(steps), ctypes.cast(code, ctypes.c_void_p))
    prctl = ctypes.CDLL(None).prctl
    if prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0:
        return False
    return bool(prctl(_SET_FILTER, _MODE_FILTER, ctypes.byref(program), 0, 0) == 0)
