"""Ctrl+C, wherever it falls.

A library in the middle of something may swallow the interruption, or turn it into an error of its
own: Pydantic then takes a right file for a wrong one, about once in a hundred. That it was asked
for is therefore noted, for whoever ends the command and for what would be remembered of it.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_recue = False


def recue() -> bool:
    """Whether the command that runs was asked to stop."""
    return _recue


@contextmanager
def ecoutees() -> Iterator[None]:
    """Note Ctrl+C during the block, and interrupt it as Python does."""
    global _recue
    _recue = False
    avant = signal.getsignal(signal.SIGINT)
    try:
        # A job in the background ignores it, and goes on doing so.
        ecoute = avant is signal.default_int_handler
        if ecoute:
            signal.signal(signal.SIGINT, _noter)
    except ValueError:
        ecoute = False  # only the main thread hears signals
    try:
        yield
    finally:
        if ecoute:
            signal.signal(signal.SIGINT, avant)


def _noter(numero: int, cadre: FrameType | None) -> None:
    global _recue
    _recue = True
    raise KeyboardInterrupt
