"""When each file last changed, from git, in one call whatever the number of files."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from recueil.depot import git

_MARQUE = "\x01"


def dates_de_modification(racine: Path, dossier: str) -> Mapping[str, date]:
    """Day of the last commit of each file under `dossier`, by path relative to `racine`.

    Empty without git, outside a repository, and in a shallow clone, where every file would
    seem to have changed in the only commit that is there: no date is better than a wrong one.
    """
    if (git(racine, "rev-parse", "--is-shallow-repository") or "").strip() != "false":
        return {}
    journal = git(
        racine,
        "-c",
        "core.quotePath=false",
        "log",
        f"--format={_MARQUE}%cs",
        "--name-only",
        "--relative",
        "--no-renames",
        "--",
        dossier,
    )
    dates: dict[str, date] = {}
    jour = None
    for ligne in (journal or "").splitlines():
        if ligne.startswith(_MARQUE):
            jour = date.fromisoformat(ligne.removeprefix(_MARQUE))
        elif ligne and jour is not None:
            dates.setdefault(ligne, jour)
    return dates


def instant_du_dernier_commit(racine: Path) -> int | None:
    """Seconds since 1970 of the last commit, or None when git cannot tell."""
    secondes = (git(racine, "log", "-1", "--format=%ct") or "").strip()
    return int(secondes) if secondes.isdigit() else None
