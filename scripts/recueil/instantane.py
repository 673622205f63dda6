"""The fiches of a recueil as the last run left them: one reading instead of a thousand.

For the command that checks again and again: with the state of each file and what the rules between
fiches look up at every run. It is as old as the run that wrote it: the memory of examinations tells
the rest, and what changed since.
"""

import marshal
import sys
from collections.abc import Mapping

from recueil.conservation import Contenu
from recueil.etats import Etat
from recueil.memoire import Memoire

# The state of a file, if it can be believed; the key of its examination in the memory; what each
# run reads of it.
Connue = tuple[Etat | None, bytes, Contenu]


def lire(memoire: Memoire, racine: str, empreinte: bytes) -> dict[str, Connue]:
    """The fiches of the recueil at `racine` by path; none if what they depend on has changed.

    Args:
        empreinte: digest of the registries and of the program.
    """
    octets = memoire.lire_ensemble(racine)
    # Written by this program, in a folder that is closed to others, and not damaged.
    if octets[: len(empreinte)] != empreinte:
        return {}
    lues: dict[str, Connue] = marshal.loads(memoryview(octets)[len(empreinte) :])
    return lues


def ecrire(memoire: Memoire, racine: str, empreinte: bytes, fiches: Mapping[str, Connue]) -> None:
    """Keep the fiches of a recueil for the next runs."""
    partages: dict[str, str] = {}
    partagees = {
        chemin: (etat, cle, _partager(contenu, partages))
        for chemin, (etat, cle, contenu) in fiches.items()
    }
    memoire.ecrire_ensemble(racine, empreinte + marshal.dumps(partagees))


def _partager(contenu: Contenu, partages: dict[str, str]) -> Contenu:
    """The same with one object for texts that many fiches hold: quicker to write, and to read."""
    *debut, sections, (valeurs, cles), constats = contenu
    une = partages.setdefault
    return [
        *debut,
        sections and {sys.intern(nom): empreinte for nom, empreinte in sections.items()},
        (
            {sys.intern(nom): [*map(une, textes, textes)] for nom, textes in valeurs.items()},
            {sys.intern(nom): textes for nom, textes in cles.items()},
        ),
        constats,
    ]
