"""What the kernel does for us when a process ends however it ends."""

import ctypes
import os
import signal
from collections.abc import Callable

PR_SET_PDEATHSIG = 1


def tie(at_our_end: signal.Signals) -> Callable[[], None]:
    """For `Popen(preexec_fn=…)`: the child gets that signal when this process ends, even by SIGKILL (Linux only)."""
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    parent = os.getpid()

    def in_child() -> None:
        if prctl:
            prctl(PR_SET_PDEATHSIG, int(at_our_end), 0, 0, 0)
        if os.getppid() != parent:  # it ended before we asked
            os._exit(1)

    return in_child


def end_with_parent(wish: signal.Signals) -> None:
    """This process gets that signal when the process that started it ends, even by SIGKILL (Linux only)."""
    if prctl := getattr(ctypes.CDLL(None), "prctl", None):
        prctl(PR_SET_PDEATHSIG, int(wish), 0, 0, 0)
