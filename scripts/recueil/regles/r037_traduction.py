"""Une traduction n'a pas sa fiche française, ou ne porte pas le même numéro qu'elle.

La traduction de `2.6-innovation-sociale.md` s'appelle `2.6-innovation-sociale.en.md`, dans le
même dossier.

Mauvais, dans 2.7-shared-garden.en.md :

    titre: "How can people share a garden?"

Bon, dans 2.7-jardin-partage.en.md :

    titre: "How can people share a garden?"
"""

from collections.abc import Iterator

from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.expressions import expression
from recueil.regles.regle import Regle
from recueil.releve import Corpus, FicheRelevee

REGLE = Regle(
    "R037",
    "traduction sans fiche française",
    Gravite.ERREUR,
    "le site passe d'une langue à l'autre par le nom du fichier : le lien serait cassé.",
    peut_se_taire=False,
)
# `2.6-titre_en`, `2.6-titre.EN`, `2.6-titre.eng`, `2.6-titre.pt-br`: a language, written otherwise.
# After a hyphen, most pairs of letters are a word of the title.
_LANGUE_MAL_ECRITE = expression(
    r"(?P<base>.+?)(?:[._](?P<langue>[A-Za-z]{2,3})|-(?P<apres>ar|en|es|it|nl|pt))(?:[_-][A-Za-z]{2})?"
)


def nom_de_la_traduction(base: str) -> str:
    """The name that the file of a translation should have; empty when `base` has no language."""
    trouve = _LANGUE_MAL_ECRITE.fullmatch(base.removesuffix(".md"))
    if trouve is None:
        return ""
    return f"{trouve['base']}.{(trouve['langue'] or trouve['apres'])[:2].lower()}.md"


def sur_releve(fiche: FicheRelevee, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report a translation that no French fiche stands beside."""
    if not fiche.est_traduction or (fiche.dossier, fiche.base) in corpus.en_francais:
        return
    # The number that the translation carries tells which fiche it is that of.
    porteuses = corpus.par_numero.get(fiche.numero or "", ())
    meme = [autre for autre in porteuses if not autre.se_dit_traduite]
    conseil = f"donnez-lui le nom de la fiche française, suivi de .{fiche.langue}.md"
    if len(meme) == 1:
        conseil = f"renommez-la en {meme[0].base}.{fiche.langue}.md"
        if meme[0].base == fiche.base:
            conseil = f"déplacez-la à côté de {meme[0].chemin}"
    yield REGLE.constat(
        fiche,
        Position(1, 1),
        f"cette traduction n'a pas de fiche française à côté d'elle ({fiche.base}.md)",
        conseil=conseil,
    )
