"""How the C library lends memory to Typst, for a document that asks for hundreds of megabytes."""

import ctypes
import sys

# <malloc.h>: blocks above this size are lent apart, and grow without being copied.
_M_MMAP_THRESHOLD, _BLOC = -3, 128 * 1024
_M_ARENA_MAX = -8


def menager() -> None:
    """Keep glibc from holding on to memory that Typst gave back.

    Typst's own tables double as they grow. By default glibc soon stops lending the large ones
    apart, which it then copies within the heap, and leaves a hole as large as the table: up to
    50 MB for a book of a hundred fiches. Elsewhere than on glibc, nothing changes.
    """
    if not sys.platform.startswith("linux"):
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_M_MMAP_THRESHOLD, _BLOC)
        mallopt(_M_ARENA_MAX, 1)
