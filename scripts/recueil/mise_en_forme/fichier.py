"""One file in the canonical form, or why it has to be mended first."""

from collections.abc import Callable, Iterable

from pydantic import BaseModel

from recueil.corpus import Lu
from recueil.delimitation import DELIMITEUR
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.forme import fiche_lue, referentiel_lu
from recueil.libyaml import analyser
from recueil.mise_en_forme.commentaires import attacher, commentaires
from recueil.mise_en_forme.redaction import elaguer, rediger
from recueil.modele import Fiche, Traduction
from recueil.modeles_par_cle import RACINES
from recueil.noeuds import Document, YAMLIllisible
from recueil.source import Source

# A value that is missing, empty, too long, not in its list or badly spelt is read as it is.
_SANS_DANGER = frozenset({"R020", "R023", "R024", "R025", "R026"})


class MiseEnFormeImpossible(Exception):
    """The file cannot be written otherwise without a risk; the message, in French, says why."""

    def __init__(self, raison: str, position: Position) -> None:
        super().__init__(raison)
        self.position = position


Changement = Callable[[dict[str, object]], dict[str, object]]


def mettre_en_forme_la_fiche(chemin: str, octets: bytes) -> bytes:
    """A fiche in the canonical form: its front matter written anew, its body as it is.

    Args:
        chemin: its path, whose name says whether it is a translation.

    Raises:
        MiseEnFormeImpossible: what is written may not be what was meant, or YAML would lose
            some of it.
    """
    return reecrire(chemin, octets, dict)


def reecrire(chemin: str, octets: bytes, changer: Changement, corps: str | None = None) -> bytes:
    """A fiche in the canonical form, with other values; its comments stay.

    Args:
        changer: the values of the front matter to the new ones.
        corps: the new body, if it changes.

    Raises:
        MiseEnFormeImpossible: as for `mettre_en_forme_la_fiche`.
    """
    lue, constats = fiche_lue(chemin, octets, dans=True)
    _refuser_les_erreurs(lue, constats)
    entete = _entete(lue.source, Traduction if lue.est_traduction else Fiche, changer)
    corps = (lue.source.corps if corps is None else corps).rstrip("\n")
    texte = f"{DELIMITEUR}\n{entete}{DELIMITEUR}\n"
    return (f"{texte}{corps}\n" if corps.strip() else texte).encode()


def mettre_en_forme_le_referentiel(chemin: str, octets: bytes, nom: str) -> bytes:
    """A registry in the canonical form.

    Raises:
        MiseEnFormeImpossible: as for a fiche.
    """
    lu, constats = referentiel_lu(chemin, octets, nom)
    _refuser_les_erreurs(lu, constats)
    return _entete(lu.source, RACINES[nom]).encode()


def _refuser_les_erreurs(lu: Lu, constats: Iterable[Diagnostic]) -> None:
    """Refuse what was read only after a repair, or under a name that the format does not know.

    Writing it anew would settle what it means, which its writer alone can tell.
    """
    for constat in constats:
        if constat.gravite is Gravite.ERREUR and constat.code not in _SANS_DANGER:
            raise MiseEnFormeImpossible(constat.message, constat.position)
    if lu.document is None and lu.source.entete.strip():
        raise MiseEnFormeImpossible("l'en-tête ne se lit pas", Position(1, 1))


def _entete(source: Source, racine: type[BaseModel], changer: Changement = dict) -> str:
    document = _document(source)
    if not document.donnees:
        return source.entete
    attaches = attacher(source.entete, document)
    donnees = document.donnees
    if isinstance(donnees, dict):
        donnees = changer(donnees)
    ecrit = rediger(donnees, racine, attaches)
    # The proof that nothing was lost is to read it again.
    relu = analyser(ecrit)
    textes = sorted(c.texte for c in commentaires(source.entete))
    if relu.donnees != elaguer(donnees, racine) or textes != sorted(
        c.texte for c in commentaires(ecrit)
    ):
        raise MiseEnFormeImpossible(
            "un commentaire (#) ou une valeur s'y perdrait : déplacez les commentaires au-dessus "
            "des lignes dont ils parlent",
            Position(source.ligne_entete, 1),
        )
    return ecrit


def _document(source: Source) -> Document:
    try:
        document = analyser(source.entete)
    except YAMLIllisible as erreur:
        position = Position(source.ligne_entete, 1)
        raise MiseEnFormeImpossible("l'en-tête ne se lit pas", position) from erreur
    if document.doublons or document.alias or document.cles_composees:
        raise MiseEnFormeImpossible("YAML en perdrait une partie", Position(source.ligne_entete, 1))
    return document
