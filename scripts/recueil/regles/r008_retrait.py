"""Une ligne de l'en-tête n'est pas alignée avec celles qui vont avec elle.

Les espaces au début d'une ligne disent de quoi elle fait partie. Les tirets d'une même liste
sont alignés ; les rubriques d'une même définition, d'un même exemple, aussi.

Mauvais :

    definitions:
      - terme: "Jardin partagé"
          texte: "Un terrain cultivé à plusieurs."

Bon :

    definitions:
      - terme: "Jardin partagé"
        texte: "Un terrain cultivé à plusieurs."
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from recueil.corpus import Lu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.lignes_yaml import LigneYAML, Reparation, citer, decouper
from recueil.registres import ReferentielLu
from recueil.regles.regle import Regle
from recueil.rubriques import LISTES, cles_de_la_racine, cles_sous

REGLE = Regle(
    "R008",
    "alignement de l'en-tête",
    Gravite.ERREUR,
    "l'alignement dit de quoi une ligne fait partie : celle-ci serait rattachée à une autre, ou "
    "à rien.",
    peut_se_taire=False,
)
_LIGNES_A_COPIER = 6
_Constat = tuple[Diagnostic, tuple[Reparation, ...]]


@dataclass
class _Niveau:
    """An open list, or an open set of keys, and the column at which its lines start.

    Attributes:
        parent: the key that it stands under.
        ecrites: the keys that it already has.
    """

    colonne: int
    liste: bool
    ligne: int
    parent: str
    cles: frozenset[str]
    ecrites: set[str] = field(default_factory=set)

    def ferme_a(self, ligne: LigneYAML, colonne: int) -> bool:
        """Whether a line at `colonne` ends the level: a key also ends a list at its column."""
        if self.liste and not ligne.est_un_point:
            return self.colonne >= colonne
        return self.colonne > colonne


def reparer(lu: Lu, lignes: Sequence[LigneYAML]) -> Iterator[_Constat]:
    """Report lines that stand at no open column, moved to where they belong."""
    yield from _Lecture(lu).lire([ligne for ligne in lignes if not ligne.suite])


class _Lecture:
    """Follows the open levels from one line of structure to the next."""

    def __init__(self, lu: Lu) -> None:
        self.lu = lu
        nom = lu.nom if isinstance(lu, ReferentielLu) else ""
        self.liste_a_la_racine = nom not in ("", "lexique")
        self.racine = cles_de_la_racine(nom)
        self.niveaux: list[_Niveau] = []
        self.avant: LigneYAML | None = None
        self.avant_colonne = 0

    def lire(self, lignes: Sequence[LigneYAML]) -> Iterator[_Constat]:
        """The faults of a whole front matter, in its order."""
        # A list where keys are due is no matter of columns.
        if not lignes or (lignes[0].est_un_point and not self.liste_a_la_racine):
            return
        bord = min(ligne.retrait for ligne in lignes)
        self.niveaux = [_Niveau(bord, lignes[0].est_un_point, lignes[0].numero, "", self.racine)]
        # Lines under one that was moved move with it, up to this one.
        fin, pas = 0, 0
        for ligne in lignes:
            if ligne.cle is None and not ligne.est_un_point:
                continue
            colonne = ligne.retrait + (pas if ligne.numero <= fin else 0)
            attendue = self.colonne_attendue(ligne, colonne)
            if attendue is None:
                constat = self.liste_apres_un_texte(ligne, colonne)
                if constat is None:
                    return
                yield constat
                attendue = colonne
            elif attendue != colonne:
                constat = self.decalee(ligne, attendue)
                fin, pas = constat[1][-1].ligne, attendue - ligne.retrait
                yield constat
            self.ouvrir(ligne, attendue)

    def colonne_attendue(self, ligne: LigneYAML, colonne: int) -> int | None:
        """Where the line should start; None when nothing open can hold it."""
        avant = self.avant
        if avant is not None and avant.ouvre:
            dessous = self.avant_colonne
            if colonne > dessous or (ligne.est_un_point and avant.cle and colonne == dessous):
                return colonne
        memes = [niveau for niveau in self.niveaux if niveau.liste == ligne.est_un_point]
        ici = next((niveau for niveau in reversed(memes) if niveau.colonne == colonne), None)
        if ligne.est_un_point:
            if avant is not None and avant.cle in LISTES and colonne >= self.avant_colonne:
                return None
            return colonne if ici else _plus_proche(memes, colonne)
        chez_elle = [n for n in memes if ligne.cle in n.cles and ligne.cle not in n.ecrites]
        if ici is not None and (ligne.cle in ici.cles or not chez_elle):
            return colonne
        return chez_elle[-1].colonne if chez_elle else _plus_proche(memes, colonne)

    def ouvrir(self, ligne: LigneYAML, colonne: int) -> None:
        """Close what ends with this line, and open what it starts."""
        avant = self.avant
        while len(self.niveaux) > 1 and self.niveaux[-1].ferme_a(ligne, colonne):
            self.niveaux.pop()
        dernier = self.niveaux[-1]
        if (dernier.colonne, dernier.liste) != (colonne, ligne.est_un_point):
            parent = (avant.cle or dernier.parent) if avant is not None else ""
            cles = cles_sous(parent)
            dernier = _Niveau(colonne, ligne.est_un_point, ligne.numero, parent, cles)
            self.niveaux.append(dernier)
        decalage = colonne - ligne.retrait
        # A dash right after a dash opens a list inside the list.
        for rang in range(ligne.retrait + 1, ligne.retrait_de_cle):
            if ligne.est_un_point and ligne.texte[rang] == "-":
                dedans = _Niveau(rang + decalage, True, ligne.numero, dernier.parent, frozenset())
                self.niveaux.append(dedans)
        self.avant, self.avant_colonne = ligne, colonne
        if ligne.cle is None:
            return
        if ligne.est_un_point:
            place = ligne.retrait_de_cle + decalage
            dernier = _Niveau(place, False, ligne.numero, dernier.parent, dernier.cles)
            self.niveaux.append(dernier)
            self.avant_colonne = place
        dernier.ecrites.add(ligne.cle)

    def decalee(self, ligne: LigneYAML, attendue: int) -> _Constat:
        """The diagnostic of a line out of place, with the lines that move with it."""
        niveau = next(
            n
            for n in reversed(self.niveaux)
            if (n.colonne, n.liste) == (attendue, ligne.est_un_point)
        )
        pas = attendue - ligne.retrait
        reparations = tuple(self._deplacer(ligne, pas, niveau))
        if ligne.est_un_point:
            ensemble = sum(r.texte.startswith("- ", attendue) for r in reparations)
            message = "ce point n'est pas aligné avec ceux de la même liste"
            if ensemble > 1:
                message = f"ces {ensemble} points ne sont pas alignés avec ceux de la même liste"
            position = Position(ligne.numero, ligne.retrait + 1)
        else:
            message = f"la rubrique « {ligne.cle} » n'est pas alignée avec celles qui l'entourent"
            position = Position(ligne.numero, ligne.retrait + 1, len(ligne.cle or " "))
        espaces = (
            f"mettez {attendue} espaces devant" if attendue else "ne mettez pas d'espace devant"
        )
        conseil = f"{espaces}, comme à la ligne {niveau.ligne}"
        if len(reparations) > _LIGNES_A_COPIER:
            conseil += ", et décalez autant les lignes qui en dépendent"
        copie = "\n".join(r.texte for r in reparations[:_LIGNES_A_COPIER])
        return (
            REGLE.constat(self.lu, position, message, correction=copie, conseil=conseil),
            reparations,
        )

    def _deplacer(self, ligne: LigneYAML, pas: int, niveau: _Niveau) -> Iterator[Reparation]:
        """The line and those that depend on it, moved by `pas` columns."""
        entete = self.lu.source.entete.split("\n")
        rang = ligne.numero - self.lu.source.ligne_entete
        for numero, texte in enumerate(entete[rang:], ligne.numero):
            retrait = len(texte) - len(texte.lstrip(" "))
            if not texte.strip():
                continue
            if numero > ligne.numero:
                autre = decouper(texte, numero)
                # An item that is out of place in the same way is mended at the same time.
                points = ligne.est_un_point and autre is not None and autre.est_un_point
                if points and retrait == ligne.retrait != niveau.colonne:
                    yield Reparation(numero, " " * max(0, retrait + pas) + texte.lstrip(" "))
                    continue
                # One that stands where it should is a sister, not a dependant.
                soeur = (
                    autre is not None
                    and retrait == niveau.colonne
                    and (autre.est_un_point if niveau.liste else autre.cle in niveau.cles)
                )
                if retrait <= ligne.retrait or soeur:
                    return
            yield Reparation(numero, " " * max(0, retrait + pas) + texte.lstrip(" "))

    def liste_apres_un_texte(self, ligne: LigneYAML, colonne: int) -> _Constat | None:
        """A key that has a text on its line and a list below it."""
        avant = self.avant
        if avant is None or avant.cle is None or not ligne.est_un_point:
            return None
        debut = avant.texte[: avant.retrait_de_cle] + f"{avant.cle}:"
        valeur = avant.valeur.rstrip()
        cite = valeur if valeur[:1] in "\"'" else citer(valeur)
        point = f"{' ' * ligne.retrait}- {cite}"
        return (
            REGLE.constat(
                self.lu,
                Position(avant.numero, len(avant.avant_valeur) + 1, len(valeur)),
                f"« {avant.cle} » a un texte sur sa ligne et une liste dessous",
                correction=f"{debut}\n{point}\n{ligne.texte}",
                conseil="faites du texte le premier point de la liste",
                pourquoi="une rubrique est un texte ou une liste : l'un des deux serait perdu.",
            ),
            (Reparation(avant.numero, debut),),
        )


def _plus_proche(niveaux: Sequence[_Niveau], colonne: int) -> int | None:
    colonnes = [niveau.colonne for niveau in reversed(niveaux)]
    return min(colonnes, key=lambda c: abs(c - colonne), default=None)
