"""Bytes to a text with its lines, cut between front matter and body.

Nothing here judges a fiche. What is wrong with the bytes or with the `---` lines is recorded
as a fact (`Defaut`) that the rules turn into diagnostics.
"""

import re
from dataclasses import dataclass, field
from functools import cached_property

from recueil.decodage import Decode, decoder
from recueil.defauts import Defaut
from recueil.defauts import TypeDeDefaut as TypeDeDefaut
from recueil.delimitation import (
    DELIMITEUR,
    cloture_sous_l_entete,
    debut_de_l_entete,
    delimiteur_mal_ecrit,
    est_presque_un_delimiteur,
    fin_probable,
    ouverture_en_double,
    suite_de_l_entete,
    texte_avant,
)
from recueil.diagnostic import Position

# Ten times the longest fiche of the project: some thirty printed pages.
TAILLE_D_UNE_FICHE = 100_000
# Some five thousand entries.
TAILLE_D_UN_REFERENTIEL = 1_000_000
# Nearly all fiches, up to their body: the `---` lines stand where they should, and no line between
# them is one that `recueil.delimitation` would look at. Under them, no key goes on.
_ENTETE_BIEN_DELIMITE = re.compile(
    r"---\n(?P<entete>(?:\n*+(?:[a-z]|[ ]++(?!---)\S|-[ ]++[^\s-]|\#(?!\#))[^\n]*+\n)++)"
    r"---(?:\n|\Z)(?!(?:[^\S\n]*+\n)*+[a-z_]++:(?:[ \n]|\Z))"
)


@dataclass(frozen=True)
class Source:
    """A file as text, with `\\n` line ends and without byte order mark.

    Attributes:
        chemin: path relative to the root of the recueil, with `/`.
        lignes: the lines, without their ends; line 1 of the file is `lignes[0]`.
        ligne_entete: number in the file of the first line of YAML.
        entete: the YAML, without the `---` lines.
        ligne_corps: number in the file of the first line of the body.
        corps: the Markdown after the front matter.
        defauts: what was wrong with the bytes and the `---` lines.
        rares: the signs of a fiche or a registry that are not common ones (`Decode`): what looks
            for an odd sign finds it there, or nowhere.
    """

    chemin: str
    lignes: tuple[str, ...]
    ligne_entete: int = 1
    entete: str = ""
    ligne_corps: int = 1
    corps: str = ""
    defauts: tuple[Defaut, ...] = field(default=())
    rares: str = ""

    @cached_property
    def texte(self) -> str:
        """The whole file, with `\\n` line ends."""
        return "\n".join(self.lignes)

    def ligne(self, numero: int) -> str:
        """Line `numero` (from 1) as written, or an empty text outside the file."""
        return self.lignes[numero - 1] if 1 <= numero <= len(self.lignes) else ""


def lire_fiche(chemin: str, octets: bytes) -> Source:
    """Decode a fiche and separate its front matter from its body."""
    if len(octets) > TAILLE_D_UNE_FICHE:
        return _trop_gros(chemin, TAILLE_D_UNE_FICHE)
    decode = decoder(octets)
    texte = decode.texte
    lignes = tuple(texte.split("\n"))
    delimite = _ENTETE_BIEN_DELIMITE.match(texte)
    if delimite is not None:
        entete = delimite["entete"]
        return Source(
            chemin,
            lignes,
            ligne_entete=2,
            entete=entete,
            ligne_corps=entete.count("\n") + 3,
            corps=texte[delimite.end() :],
            defauts=decode.defauts,
            rares=decode.rares,
        )
    return _chercher_l_entete(chemin, decode, lignes)


def _chercher_l_entete(chemin: str, decode: Decode, lignes: tuple[str, ...]) -> Source:
    """A fiche whose `---` lines may be missing, doubled, shifted or written otherwise."""
    texte, rares, defauts = decode
    premiere = next((i for i, ligne in enumerate(lignes) if ligne.strip()), 0)
    if lignes[premiere].rstrip() == DELIMITEUR:
        debut = premiere + 1
        seconde = ouverture_en_double(lignes, debut)
        if seconde is not None:
            double = Defaut(TypeDeDefaut.TIRETS_EN_DOUBLE, Position(seconde + 1, 1, 3))
            defauts = (*defauts, double)
            debut = seconde + 1
    else:
        # Past what stands before it, or without its first line, a header can still be checked.
        trouve = debut_de_l_entete(lignes, premiere)
        detail = DELIMITEUR if trouve is not None and trouve > premiere else ""
        if est_presque_un_delimiteur(lignes[premiere]):
            detail = lignes[premiere].strip()
        absent = Defaut(TypeDeDefaut.ENTETE_ABSENT, Position(premiere + 1, 1), detail)
        defauts = (*defauts, absent)
        if trouve is None:
            return Source(chemin, lignes, corps=texte, defauts=defauts, rares=rares)
        debut = trouve
    fin = next(
        (i for i in range(debut, len(lignes)) if lignes[i].rstrip() == DELIMITEUR),
        None,
    )
    dedans = list(lignes)
    suite = None if fin is None else suite_de_l_entete(lignes, fin)
    if fin is not None and suite is not None:
        # Without that line, the header goes on.
        milieu = Defaut(TypeDeDefaut.TIRETS_EN_DOUBLE, Position(fin + 1, 1, 3), DELIMITEUR)
        defauts = (*defauts, milieu)
        dedans[fin] = ""
        fin = suite
    corps = (fin or 0) + 1
    mal_ecrite = delimiteur_mal_ecrit(lignes, debut, fin)
    oubliee = None if fin is None else texte_avant(lignes, debut, fin)
    if mal_ecrite is not None:
        fin, corps = mal_ecrite, mal_ecrite + 1
        ligne = lignes[mal_ecrite]
        colonne = len(ligne) - len(ligne.lstrip()) + 1
        position = Position(mal_ecrite + 1, colonne, len(ligne.strip()))
        non_referme = Defaut(TypeDeDefaut.ENTETE_NON_REFERME, position, ligne.strip())
        defauts = (*defauts, non_referme)
    elif fin is None or oubliee is not None:
        fin = corps = fin_probable(lignes, debut) if oubliee is None else oubliee
        defauts = (
            *defauts,
            Defaut(
                TypeDeDefaut.ENTETE_NON_REFERME,
                Position(min(fin + 1, len(lignes)), 1),
            ),
        )
    dessous = list(lignes[corps:])
    # The end of a block of code that stands around the header is told with its start.
    cloture = None if fin is None else cloture_sous_l_entete(lignes, premiere, fin)
    if cloture is not None:
        dessous[cloture - corps] = ""
    return Source(
        chemin,
        lignes,
        ligne_entete=debut + 1,
        entete="\n".join(dedans[debut:fin]) + "\n",
        ligne_corps=corps + 1,
        corps="\n".join(dessous),
        defauts=defauts,
        rares=rares,
    )


def lire_referentiel(chemin: str, octets: bytes) -> Source:
    """Decode a registry: YAML from its first line to its last."""
    if len(octets) > TAILLE_D_UN_REFERENTIEL:
        return _trop_gros(chemin, TAILLE_D_UN_REFERENTIEL)
    texte, rares, defauts = decoder(octets)
    lignes = tuple(texte.split("\n"))
    return Source(
        chemin,
        lignes,
        entete=texte,
        ligne_corps=len(lignes) + 1,
        defauts=defauts,
        rares=rares,
    )


def _trop_gros(chemin: str, taille: int) -> Source:
    """A file that is too large to be looked at: an empty one, with that fact."""
    defaut = Defaut(TypeDeDefaut.TAILLE, Position(1, 1), str(taille))
    return Source(chemin, ("",), defauts=(defaut,))
