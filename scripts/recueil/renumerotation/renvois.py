"""What names a fiche, file by file: by its number, or by the name of one of its files.

Read where the rules and the site read it: « 2.6 M€ », code, and the fiches of another recueil are
none of it.
"""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from recueil.corpus import TOUS
from recueil.diagnostic import Position
from recueil.ecrits import Ecrit
from recueil.forme import fiche_lue
from recueil.liens.numeros import entre_deux, fiches_citees
from recueil.liens_ecrits import DOSSIER_DOCS, cible, est_locale, relative
from recueil.passage import Passage
from recueil.prose import sans_code
from recueil.registres import ReferentielLu
from recueil.regles.r042_mention_inconnue import va_de_l_avant
from recueil.releve import FicheRelevee
from recueil.renumerotation.remplacements import Remplacement

# Where registries hold prose.
_PRESENTATIONS = ((TOUS, "presentation"), (TOUS, "traductions", TOUS, "presentation"))
# The site's pages show code inside lists, which a fiche has little use for.
_CODE_DECALE = re.compile(
    r"^[ \t]*(?P<cloture>`{3,}|~{3,})[^\n]*\n.*?^[ \t]*(?P=cloture)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Deplacement:
    """What changes its name.

    Attributes:
        ancien, nouveau: the numbers.
        fichiers: the files that move, by path: where each goes.
        connus: the numbers in use before.
    """

    ancien: str
    nouveau: str
    fichiers: Mapping[str, str]
    connus: Collection[str]

    def dossier(self, chemin: str) -> str:
        """The folder in which a file will be."""
        return posixpath.dirname(self.fichiers.get(chemin, chemin))


@dataclass(frozen=True)
class Mention:
    """A number in a text, with the one that opens the interval which it closes, if any."""

    numero: str
    depuis: str
    position: Position


def mentions_de_la_fiche(fiche: FicheRelevee) -> Iterator[Mention]:
    """The numbers that its text names."""
    for citation in fiche.citees("mentions"):
        yield Mention(citation.valeur, citation.cle, citation.position)


def mentions_du_referentiel(lu: ReferentielLu) -> Iterator[Mention]:
    """The numbers that the presentations of a registry name."""
    for passage in lu.passages_de(_PRESENTATIONS):
        yield from _mentions(Passage(sans_code(passage.texte), passage.ligne, passage.colonne))


def mentions_de_la_page(texte: str) -> Iterator[Mention]:
    """The numbers that a page of the site names."""
    sans = _CODE_DECALE.sub(lambda trouve: re.sub(r"[^\n]", " ", trouve.group()), texte)
    yield from _mentions(Passage(sans_code(sans), 1, 1))


def _mentions(passage: Passage) -> Iterator[Mention]:
    for une in fiches_citees(passage.texte):
        yield Mention(une.numero, une.depuis, passage.place(une.debut_du_numero, une.fin))


def renvois_de_la_fiche(fiche: FicheRelevee, deplacement: Deplacement) -> Iterator[Remplacement]:
    """What is to be written otherwise in a fiche or a translation, those that move included."""
    ancien, nouveau = deplacement.ancien, deplacement.nouveau
    cles = ("voir_aussi", "numero") if fiche.chemin in deplacement.fichiers else ("voir_aussi",)
    for cle in cles:
        for citation in fiche.citees(cle):
            if citation.valeur == ancien:
                yield Remplacement(citation.position, ancien, nouveau)
    yield from _nombres(mentions_de_la_fiche(fiche), deplacement)
    mene_a_la_fiche = False
    for cle in ("liens", "images"):
        for lien in fiche.citees(cle):
            yield from _adresse(lien.valeur, lien.position, fiche.chemin, deplacement)
            mene_a_la_fiche |= _mene_a_la_fiche(lien.valeur, fiche.chemin, deplacement)
    if mene_a_la_fiche:
        lue, _ = fiche_lue(fiche.chemin, fiche.octets, fiche.dans_le_recueil)
        for ecrit in lue.markdown:
            yield from _nombres_des_liens(ecrit, fiche.chemin, deplacement)


def renvois_du_referentiel(lu: ReferentielLu, deplacement: Deplacement) -> Iterator[Remplacement]:
    """The same for a registry."""
    yield from _nombres(mentions_du_referentiel(lu), deplacement)


def renvois_de_la_page(chemin: str, texte: str, deplacement: Deplacement) -> Iterator[Remplacement]:
    """The same for a page of the site."""
    yield from _nombres(mentions_de_la_page(texte), deplacement)
    ecrit = Ecrit.tel_quel(texte)
    for destination in ecrit.adresses:
        if est_locale(destination.adresse):
            position = ecrit.position(destination.debut, destination.fin)
            yield from _adresse(destination.adresse, position, chemin, deplacement)
    yield from _nombres_des_liens(ecrit, chemin, deplacement)


def change_de_sens(mention: Mention, deplacement: Deplacement) -> bool:
    """Whether the move takes a fiche out of an interval, or brings one in."""
    connus = deplacement.connus
    bornes = (mention.depuis, mention.numero)
    if not all(borne in connus for borne in bornes) or not va_de_l_avant(*bornes):
        return False

    def apres(numero: str) -> str:
        return deplacement.nouveau if numero == deplacement.ancien else numero

    cites = {apres(numero) for numero in (*bornes, *entre_deux(*bornes, connus))}
    depuis, jusqu_a = map(apres, bornes)
    if not va_de_l_avant(depuis, jusqu_a):
        return True
    existeront = {apres(numero) for numero in connus}
    return cites != {depuis, jusqu_a, *entre_deux(depuis, jusqu_a, existeront)}


def _nombres(mentions: Iterator[Mention], deplacement: Deplacement) -> Iterator[Remplacement]:
    for mention in mentions:
        if mention.numero == deplacement.ancien:
            yield Remplacement(mention.position, deplacement.ancien, deplacement.nouveau)


def _adresse(
    adresse: str, position: Position, page: str, deplacement: Deplacement
) -> Iterator[Remplacement]:
    """The address of the same file from where the page will be; nothing if it is as written."""
    dossier, nouveau_dossier = posixpath.dirname(page), deplacement.dossier(page)
    chemin, _ = cible(adresse, dossier)
    if not chemin or chemin.startswith(".."):
        return
    voulu = _ou(chemin, deplacement.fichiers)
    if cible(adresse, nouveau_dossier)[0] == voulu:
        return
    ecrit = adresse.partition("#")[0].partition("?")[0]
    nouveau = relative(voulu, nouveau_dossier)
    yield Remplacement(position, ecrit, quote(nouveau) if "%" in ecrit else nouveau)


def _nombres_des_liens(ecrit: Ecrit, page: str, deplacement: Deplacement) -> Iterator[Remplacement]:
    """The links that say the number and nothing else, and lead to the fiche: `[2.6](2.6-….md)`."""
    ancien = deplacement.ancien
    for lien in ecrit.liens:
        if lien.texte.strip("*_ ") == ancien and _mene_a_la_fiche(lien.adresse, page, deplacement):
            debut = lien.debut_du_texte + lien.texte.index(ancien)
            position = ecrit.position(debut, debut + len(ancien))
            yield Remplacement(position, ancien, deplacement.nouveau)


def _mene_a_la_fiche(adresse: str, page: str, deplacement: Deplacement) -> bool:
    """Whether a local address leads to a file that moves."""
    if not est_locale(adresse):
        return False
    chemin, _ = cible(adresse, posixpath.dirname(page))
    return _ou(chemin, deplacement.fichiers) != chemin


def _ou(chemin: str, fichiers: Mapping[str, str]) -> str:
    """Where a file will be; the site puts the fiches beside the pages of `docs/`."""
    sur_le_site = chemin.removeprefix(f"{DOSSIER_DOCS}/")
    if sur_le_site != chemin and sur_le_site in fichiers:
        return f"{DOSSIER_DOCS}/{fichiers[sur_le_site]}"
    return fichiers.get(chemin, chemin)
