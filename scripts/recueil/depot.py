"""What git says of the repository that holds the recueil; no other module calls git."""

from pathlib import Path


class PasDeDepot(Exception):
    """The recueil is in no git repository, or git is not installed."""


class RevisionInconnue(Exception):
    """Git knows no commit by this name."""


def git(racine: Path, *arguments: str) -> str | None:
    """What `git` answers in the folder `racine`; None when it fails or is not there."""
    # Read when git is called: most runs have nothing to ask it.
    import subprocess

    try:
        fini = subprocess.run(
            ["git", "-C", str(racine), *arguments],
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            check=False,
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return fini.stdout if fini.returncode == 0 else None


def prefixe(racine: Path) -> str:
    """Where `racine` is in its repository: empty at its root, or outside one, else `dossier/`."""
    return (git(racine, "rev-parse", "--show-prefix") or "").strip()


def changes_depuis(racine: Path, revision: str) -> frozenset[str]:
    """The files that differ from what they were at `revision`, by path relative to `racine`.

    What counts is the folder as it is, committed or not, new files included; and the commit
    from which both lines of work start, so that what others did since does not count. A file
    that was renamed or taken away counts under its new name, or not at all.

    Raises:
        PasDeDepot: there is no repository to ask.
        RevisionInconnue: `revision` names no commit.
    """
    if git(racine, "rev-parse", "--git-dir") is None:
        raise PasDeDepot
    commit = git(
        racine, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if commit is None:
        raise RevisionInconnue(revision)
    # A shallow copy may not hold the common ancestor: the commit itself is then the best guess.
    ancetre = git(racine, "merge-base", commit.strip(), "HEAD") or commit
    change = git(
        racine, "diff", "--name-only", "--relative", "--diff-filter=d", "-z", ancetre.strip()
    )
    nouveau = git(racine, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(nom for nom in ((change or "") + (nouveau or "")).split("\0") if nom)
