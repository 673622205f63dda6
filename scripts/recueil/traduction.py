"""A translation's file: its skeleton with the French text in place, and what it was made from."""

from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

from recueil.conformite import modele_de
from recueil.delimitation import DELIMITEUR
from recueil.forme import fiche_lue
from recueil.mise_en_forme import MiseEnFormeImpossible, rediger, reecrire
from recueil.modele import Traduction
from recueil.sections import ENTIERE
from recueil.valeurs import Statut

# They speak of the French fiche alone: who wrote it, its old addresses, words in French.
_DE_LA_FRANCAISE = frozenset({"redaction", "anciens_numeros", "sans_lien"})


def chemin_de_la_traduction(chemin: str, langue: str) -> str:
    """The path of a translation: beside the French fiche, `….en.md`."""
    return str(PurePosixPath(chemin).with_suffix(f".{langue}.md"))


def squelette(chemin: str, octets: bytes) -> bytes:
    """A draft of translation: the French text, to be replaced, and the digests of its sections.

    Args:
        chemin: the path of the French fiche.
        octets: the French fiche.

    Raises:
        MiseEnFormeImpossible: the French fiche has to be mended first.
    """
    lue, constats = fiche_lue(chemin, octets, dans=True)
    if (
        modele_de(lue) is None
        or lue.document is None
        or not isinstance(lue.document.donnees, Mapping)
    ):
        premier = constats[0]
        raise MiseEnFormeImpossible(premier.message, premier.position)
    donnees = {c: v for c, v in lue.document.donnees.items() if c not in _DE_LA_FRANCAISE}
    donnees |= {"statut": Statut.BROUILLON.value, "traduit_de": dict(lue.sections)}
    entete = rediger(donnees, Traduction)
    corps = lue.source.corps.rstrip("\n")
    texte = f"{DELIMITEUR}\n{entete}{DELIMITEUR}\n"
    return (f"{texte}{corps}\n" if corps.strip() else texte).encode()


def relue(
    chemin: str,
    octets: bytes,
    actuelles: Mapping[str, str],
    sections: Collection[str] = (),
) -> bytes:
    """A translation that notes the French sections as they are.

    Args:
        chemin: the path of the translation.
        octets: the translation.
        actuelles: the digests of the sections of the French fiche.
        sections: those that were read again; all of them when empty. A translation that noted
            the whole fiche only notes them all.

    Raises:
        MiseEnFormeImpossible: the translation has to be mended first.
    """

    def noter(donnees: dict[str, object]) -> dict[str, object]:
        avant = donnees.get("traduit_de")
        notees = dict(avant) if isinstance(avant, Mapping) else {}
        if not notees or ENTIERE in notees or not sections:
            return donnees | {"traduit_de": dict(actuelles)}
        for section in sections:
            notees.pop(section, None)
            if section in actuelles:
                notees[section] = actuelles[section]
        return donnees | {"traduit_de": notees}

    return reecrire(chemin, octets, noter)
