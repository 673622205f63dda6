"""Corrections for people and forges: the difference, the suggestions, what was done."""

import difflib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from recueil.correction import Correction
from recueil.diagnostic import Diagnostic, Gravite
from recueil.editions import appliquer
from recueil.rapports.difference import difference as unifiee
from recueil.rapports.phrases import compte, fautes

FORGES = ("github", "gitlab")
_GRAS, _DISCRET = Style(bold=True), Style(dim=True)
_MISE_AU_PROPRE = "Mise au propre : espaces, guillemets, ordre des rubriques"
_MONTRES = 5


@dataclass(frozen=True)
class Suggestion:
    """Lines to put in the place of others, for a reader to accept in one click.

    Attributes:
        chemin: the file, from the root of its repository.
        ligne, ligne_fin: the lines that it replaces, from 1, the last one included.
        raisons: why, one sentence each, without final dot.
        texte: the new lines.
    """

    chemin: str
    ligne: int
    ligne_fin: int
    raisons: tuple[str, ...]
    texte: str

    def corps(self, forge: str) -> str:
        """The comment to post on the last of its lines: GitHub's and GitLab's Markdown."""
        marque = "suggestion"
        if forge == "gitlab":
            marque += f":-{self.ligne_fin - self.ligne}+0"
        plus_long = max((len(t) - len(t.lstrip("`")) for t in self._nues()), default=0)
        cloture = "`" * max(3, plus_long + 1)
        raisons = "\n".join(f"- {raison}." for raison in self.raisons)
        texte = f"{self.texte}\n" if self.texte else ""
        return f"{raisons}\n\n{cloture}{marque}\n{texte}{cloture}"

    def _nues(self) -> list[str]:
        return [ligne.lstrip() for ligne in self.texte.split("\n")]


def suggestions(correction: Correction, prefixe: str = "") -> Iterator[Suggestion]:
    """What a person may accept: the safe corrections, and those that are to be checked.

    Args:
        prefixe: path of the recueil in its repository, with a final `/`, or empty.
    """
    avant = correction.avant.split("\n")
    a_verifier = [d for d in correction.restent if d.editions]
    apres = appliquer(correction.apres.split("\n"), [e for d in a_verifier for e in d.editions])
    comparaison = difflib.SequenceMatcher(None, avant, apres, autojunk=False)
    for genre, debut, fin, debut_apres, fin_apres in comparaison.get_opcodes():
        if genre == "equal":
            continue
        # A suggestion replaces lines: an insertion repeats the line above it, or the first one.
        if debut == fin and debut > 0:
            debut, debut_apres = debut - 1, debut_apres - 1
        elif debut == fin:
            fin, fin_apres = fin + 1, fin_apres + 1
        yield Suggestion(
            f"{prefixe}{correction.chemin}",
            debut + 1,
            fin,
            tuple(_raisons(correction.constats, range(debut + 1, fin + 1))),
            "\n".join(apres[debut_apres:fin_apres]),
        )


def _raisons(constats: Iterable[Diagnostic], lignes: range) -> list[str]:
    raisons = [
        f"{'' if d.certaine else 'À vérifier : '}{d.message} ({d.code})"
        for d in constats
        if any(edition.ligne in lignes for edition in d.editions)
    ]
    return list(dict.fromkeys(raisons)) or [_MISE_AU_PROPRE]


def en_markdown(a_proposer: Iterable[Suggestion], forge: str) -> str:
    """The suggestions one under the other, each with its place, to post by hand."""
    morceaux = []
    for suggestion in a_proposer:
        if suggestion.ligne == suggestion.ligne_fin:
            ou = f"ligne {suggestion.ligne}"
        else:
            ou = f"lignes {suggestion.ligne} à {suggestion.ligne_fin}"
        morceaux.append(f"{suggestion.chemin}, {ou} :\n\n{suggestion.corps(forge)}\n")
    return "\n".join(morceaux)


def en_json(a_proposer: Iterable[Suggestion], forge: str) -> str:
    """The same for a program that posts them: path, lines, body."""
    liste = [
        {
            "chemin": suggestion.chemin,
            "ligne": suggestion.ligne,
            "ligne_fin": suggestion.ligne_fin,
            "corps": suggestion.corps(forge),
        }
        for suggestion in a_proposer
    ]
    return json.dumps(liste, ensure_ascii=False, indent=2) + "\n"


def difference(correction: Correction) -> Text:
    """What changes, line by line, or what else was put right when no line shows it."""
    if correction.avant == correction.apres:
        noms = ", ".join(retouche.nom for retouche in correction.faites)
        return Text(f"{correction.chemin} : {noms}\n")
    noms_des_textes = (f"{correction.chemin} (actuel)", f"{correction.chemin} (corrigé)")
    return unifiee(correction.avant, correction.apres, noms_des_textes)


def compte_rendu(correction: Correction) -> Text:
    """What was put right in one file, and what is left for who writes it."""
    texte = Text()
    if correction.change:
        texte.append(f"{correction.chemin} corrigé :\n", _GRAS)
        for nom, nombre in _comptes(correction).items():
            fois = f" ({nombre} fois)" if nombre > 1 else ""
            texte.append(f"  - {nom}{fois}\n")
    elif correction.intouchable:
        texte.append(f"{correction.chemin} laissé : {correction.intouchable}\n", _GRAS)
    if correction.restent:
        texte.append_text(_reste(correction.chemin, correction.restent))
    return texte


def _comptes(correction: Correction) -> dict[str, int]:
    comptes: dict[str, int] = {}
    for retouche in correction.faites:
        nom = f"{retouche.nom} ({retouche.code})" if retouche.code else retouche.nom
        comptes[nom] = comptes.get(nom, 0) + (1 if retouche.code else len(retouche.editions))
    return comptes


def _reste(chemin: str, restent: Sequence[Diagnostic]) -> Text:
    """The first findings that only their writer can mend, errors first."""
    texte = Text()
    erreurs = sum(d.gravite is Gravite.ERREUR for d in restent)
    quoi = fautes(erreurs, len(restent) - erreurs)
    texte.append(f"{chemin}, à corriger par vous : {quoi}\n")
    tries = sorted(restent, key=lambda d: (d.gravite is not Gravite.ERREUR, d.cle_de_tri))
    for diagnostic in tries[:_MONTRES]:
        ou = f"ligne {diagnostic.position.ligne}"
        texte.append(f"  - {ou} : {diagnostic.message} ({diagnostic.code})\n", _DISCRET)
    if len(tries) > _MONTRES:
        texte.append(f"  … et {compte(len(tries) - _MONTRES, 'autre')}\n", _DISCRET)
    return texte
