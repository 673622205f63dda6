"""Un signe invisible renverse le sens de lecture.

Certains signes, que l'on ne voit pas, disent d'afficher la suite de droite à gauche. Une phrase ou
une adresse se lit alors autrement qu'elle n'est écrite, y compris par la personne qui la relit.
Un mot d'arabe ou d'hébreu n'en a pas besoin : il s'affiche de lui-même dans le bon sens.

À faire : effacez la ligne et tapez-la de nouveau, ou lancez `recueil corriger`.

Mauvais :

    contexte:
      - "Un terrain \u202eégatrap\u202c à plusieurs."

Bon :

    contexte:
      - "Un terrain partagé à plusieurs."
"""

import re
from collections.abc import Iterator

from recueil.corpus import FicheLue, Lu
from recueil.diagnostic import Diagnostic, Edition, Gravite, Position
from recueil.expressions import expression
from recueil.registres import ReferentielLu, Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R093",
    "sens de lecture renversé",
    Gravite.ERREUR,
    "on lirait autre chose que ce qui est écrit, en relisant comme sur le site.",
    peut_se_taire=False,
)
# Unicode's embeddings, overrides and isolates (UAX 9): what « Trojan Source » attacks are made of.
SIGNES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_SIGNE = re.compile(f"[{SIGNES}]+")
_SIGNE_OU_COMMANDE = expression(f"[{SIGNES}\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f]")


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report the lines of a fiche that hold such signs, comments included."""
    if not lue.signes.isdisjoint(SIGNES):
        yield from _tapes(lue)
    yield from _codes(lue)


def sur_referentiel(lu: ReferentielLu, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report the same of a registry."""
    yield from _tapes(lu)
    yield from _codes(lu)


def _tapes(lu: Lu) -> Iterator[Diagnostic]:
    for numero, ligne in enumerate(lu.source.lignes, 1):
        trouves = list(_SIGNE.finditer(ligne))
        if trouves:
            debut, fin = trouves[0].span()
            constat = REGLE.constat(
                lu,
                Position(numero, debut + 1, fin - debut),
                "un signe invisible renverse ici le sens de lecture",
                editions=tuple(
                    Edition(numero, t.start() + 1, numero, t.end() + 1, "") for t in trouves
                ),
                conseil="`recueil corriger` l'enlève",
                certaine=True,
            )
            # A report that showed them would be read the wrong way too.
            yield constat._replace(extrait=_SIGNE.sub(_montrer, constat.extrait))


def _codes(lu: Lu) -> Iterator[Diagnostic]:
    """Those that YAML makes of codes where R018 does not look: in a list between brackets."""
    for ecrit in lu.ecrits if "\\" in lu.source.entete else ():
        trouve = _SIGNE_OU_COMMANDE.search(ecrit.texte)
        frappe = ecrit.frappe
        if trouve is not None and frappe.brut != ecrit.texte and trouve.group() not in frappe.brut:
            yield REGLE.constat(
                lu,
                Position(frappe.ligne, frappe.colonne),
                "un code y met un signe que l'on ne voit pas",
                conseil="effacez le code : une barre oblique inversée, x ou u, puis des chiffres",
            )


def _montrer(signes: re.Match[str]) -> str:
    return "\ufffd" * len(signes.group())
