"""Which fiches a PDF holds, from what a person asked for."""

import difflib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from recueil.adresses import suffixe
from recueil.catalogue import catalogue
from recueil.conventions import LANGUE_PAR_DEFAUT, cle_numero
from recueil.pages.page import Cadre
from recueil.pages.parties import listees
from recueil.pdf.livre import Livre
from recueil.recueil import FichePubliee, Recueil
from recueil.reglages import Reglages


class SelectionImpossible(Exception):
    """No PDF can hold what was asked for; the message, in French, says why."""


@dataclass(frozen=True)
class Selection:
    """What to print.

    Attributes:
        nom: a file name for it, without `.pdf`.
        livre: its cover and contents; None for a fiche alone.
    """

    fiches: tuple[FichePubliee, ...]
    nom: str
    livre: Livre | None


def choisir(
    recueil: Recueil,
    cadre: Cadre,
    reglages: Reglages,
    *,
    numeros: Sequence[str] = (),
    partie: str | None = None,
    titre: str | None = None,
    langue: str = LANGUE_PAR_DEFAUT,
) -> Selection:
    """The fiches named by `numeros`, in that order, those of a part, or all of them.

    Args:
        titre: a title for the cover, which a fiche alone gets only then.

    Raises:
        SelectionImpossible: a number, a part or a language is unknown, or nothing is left.
    """
    if langue not in cadre.langues:
        raise SelectionImpossible(
            f"le recueil n'existe pas en « {langue} » ; langues : {', '.join(cadre.langues)}"
        )
    if numeros and partie is not None:
        raise SelectionImpossible("donnez des numéros de fiches ou une partie, pas les deux")
    fin = suffixe(langue).replace(".", "-")
    if numeros:
        fiches = tuple(_fiche(recueil, numero, langue) for numero in dict.fromkeys(numeros))
        if len(fiches) == 1 and titre is None:
            return Selection(fiches, f"fiche-{fiches[0].numero}{fin}", None)
        nom, titre = f"selection{fin}", titre or catalogue(langue)["pdf_selection"]
        livre = Livre(titre, "", langue, parties=False, annexes=False)
    elif partie is not None:
        fiches = tuple(f for f in _listees(recueil, cadre, langue) if f.partie == partie)
        nom, livre = f"partie-{partie}{fin}", _livre_de_la_partie(recueil, cadre, partie, langue)
    else:
        fiches = _listees(recueil, cadre, langue)
        nom, livre = f"recueil{fin}", _livre_du_recueil(langue, reglages)
    if not fiches:
        raise SelectionImpossible("aucune fiche à imprimer")
    return Selection(fiches, nom, replace(livre, titre=titre or livre.titre))


def _livre_du_recueil(langue: str, reglages: Reglages) -> Livre:
    textes = catalogue(langue)
    accueil = "" if langue == LANGUE_PAR_DEFAUT else f"{langue}/"
    return Livre(
        textes["pdf_recueil_titre"],
        textes["pdf_recueil_sous_titre"],
        langue,
        adresse=f"{reglages.adresse}{accueil}" if reglages.adresse else "",
    )


def _livre_de_la_partie(recueil: Recueil, cadre: Cadre, numero: str, langue: str) -> Livre:
    partie = recueil.parties.get(numero)
    if partie is None:
        raise SelectionImpossible(
            f"la partie {numero} n'existe pas ; parties du recueil : {', '.join(recueil.parties)}"
        )
    # The presentation is written in French only.
    presentation = (partie.presentation or "") if langue == LANGUE_PAR_DEFAUT else ""
    return Livre(cadre.traduire(partie.titre, langue), presentation, langue, parties=False)


def _listees(recueil: Recueil, cadre: Cadre, langue: str) -> tuple[FichePubliee, ...]:
    dites = (recueil.dans_la_langue(fiche, langue) for fiche in listees(recueil, cadre))
    return tuple(fiche for fiche in dites if fiche is not None)


def _bornes(numeros: Collection[str]) -> str:
    """Where the numbers start and end, for someone who typed something else."""
    if not numeros:
        return "le recueil n'en a pas encore"
    tries = sorted(numeros, key=cle_numero)
    return f"les numéros vont de {tries[0]} à {tries[-1]}"


def _fiche(recueil: Recueil, numero: str, langue: str) -> FichePubliee:
    par_numero = {fiche.numero: fiche for fiche in recueil.fiches}
    fiche = par_numero.get(numero)
    if fiche is None:
        proches = difflib.get_close_matches(numero, par_numero, n=3, cutoff=0.5)
        ailleurs = f"numéros proches : {', '.join(proches)}" if proches else _bornes(par_numero)
        raise SelectionImpossible(f"la fiche {numero} n'existe pas ; {ailleurs}")
    dite = recueil.dans_la_langue(fiche, langue)
    if dite is None:
        raise SelectionImpossible(f"la fiche {numero} n'est pas traduite en « {langue} »")
    return dite
