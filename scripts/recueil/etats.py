"""Whether a file is still the one that was read, told by what the system says of it.

As git does with its index: a file whose size, times and inode are those noted when it was read is
not read again. Whoever writes to a file, renames another one in its place or gives it its old date
back changes the time of its last change (`ctime`), which programs cannot choose; a fresh clone or
another machine gives other times and inodes, and there files are read. Clocks have a grain: a file
that had just changed when it was read may have changed again since, at the same time as far as the
clock can tell. Such a state is worth nothing until a later run notes it again.
"""

import os

Etat = tuple[int, int, int, int]

# In nanoseconds: that of the coarsest file systems.
_GRAIN = 2_000_000_000


def etat_de(vu: os.stat_result) -> Etat | None:
    """What tells a file from what it becomes; None where the system keeps no time of last change.

    On Windows, `st_ctime` is the time of creation.
    """
    if os.name == "nt":
        return None
    return vu.st_size, vu.st_mtime_ns, vu.st_ctime_ns, vu.st_ino


def a_l_epreuve(etat: Etat | None, lu: int) -> Etat | None:
    """The state of a file that was read at a time of `time.time_ns()`, if it can be believed."""
    return etat if etat is not None and etat[2] < lu - _GRAIN else None
