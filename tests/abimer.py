"""A fiche in order, and ways to damage one of its keys while knowing which lines they spoil."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st
from recueil.libyaml import analyser
from recueil.noeuds import Chemin, Repere
from recueil.source import lire_fiche

_OBLIGATOIRES = frozenset(
    "numero titre resume statut contexte enjeux definitions exemples_mes terme texte".split()
)
# What no field of this name may hold.
_MAUVAISES: dict[str, tuple[str, ...]] = {
    "numero": ("2", "deux", "2.6.1", "fiche", "2.06"),
    "statut": ("publié", "validée", "ok", "Brouillon"),
    "periode": ("avant 2000", "1990s", "années 90", "90", "depuis toujours", "32/01/2020"),
    "url": ("exemple", "ftp://exemple.org", "mailto:a@exemple.org", "https://a b", "javascript:1"),
    "lien": ("www.exemple.org", "file:///a", "/page"),
    "annee": ("15", "n.d.", "mars 2015", "2015-2016"),
    "organisations": ("inconnue", "Cré-sol", "pes 21", "ardes-"),
    "territoires": ("patagonie", "Normandie", "basse normandie"),
    "voir_aussi": ("9.9", "fiche 2.7", "2,7"),
    "anciens_numeros": ("deux", "2.7"),
    "titre_court": ("Un titre bien trop long pour le menu et les cartes du site",),
}
_INCONNUES = ("budget", "couleur", "montant")
# What one writes in the middle of a text that is checked as Markdown.
_DANS_UN_TEXTE = (
    "la fiche 9.9",
    "[la suite](2.9-absente.md)",
    "[la suite](#nulle-part)",
    "[la suite](javascript:alert(1))",
    "<script>x</script>",
    "![](jardin.png)",
    "un **gras jamais fermé",
    "À COMPLÉTER",
    "[la suite][absente]",
)
# How one spoils `key: "value"` without touching what it says.
_PIEGES: dict[str, Callable[[str, str], str]] = {
    "guillemet ouvert": lambda avant, valeur: f'{avant}"{valeur}',
    "guillemet fermant": lambda avant, valeur: f'{avant}{valeur}"',
    "deux-points": lambda avant, valeur: f"{avant}{valeur} : suite",
    "diese": lambda avant, valeur: f"{avant}{valeur} # suite",
    "arobase": lambda avant, valeur: f"{avant}@{valeur}",
    "etoile": lambda avant, valeur: f"{avant}*{valeur}",
    "accolade": lambda avant, valeur: f"{avant}{{{valeur}}} suite",
    "tabulation": lambda avant, valeur: f'{avant.rstrip()}\t"{valeur}"',
    "guillemets courbes": lambda avant, valeur: f"{avant}“{valeur}”",
    "barre": lambda avant, valeur: f'{avant}"{valeur} \\d"',
    "colle": lambda avant, valeur: f'{avant.rstrip()}"{valeur}"',
    "guillemet au milieu": lambda avant, valeur: f'{avant}"{valeur} "et" suite"',
}


@dataclass(eq=False)
class Ligne:
    """A line, and the damages that are to be told on it, each with the columns it may start at.

    Attributes:
        fautes: by the rank of a damage, its first and last columns.
    """

    texte: str
    fautes: dict[int, tuple[int, int]] = field(default_factory=dict)


class Fiche:
    """A fiche as lines that keep their identity while others come and go."""

    def __init__(self, texte: str) -> None:
        source = lire_fiche("f.md", texte.encode())
        document = analyser(source.entete, source.ligne_entete)
        self.reperes: dict[Chemin, Repere] = {c: r for c, r in document.reperes.items() if c}
        self.donnees: Any = document.donnees
        self.numerotees = [Ligne(ligne) for ligne in source.lignes]
        self.lignes = list(self.numerotees)

    @property
    def texte(self) -> str:
        """The file as it has become."""
        return "\n".join(ligne.texte for ligne in self.lignes)

    def ligne(self, numero: int) -> Ligne:
        """The line that had this number at first."""
        return self.numerotees[numero - 1]

    def valeur(self, chemin: Chemin) -> Any:
        """What stands at `chemin`."""
        valeur = self.donnees
        for cle in chemin:
            valeur = valeur[cle]
        return valeur

    def bloc(self, chemin: Chemin) -> list[Ligne]:
        """The lines of a key and of all that it holds."""
        repere = self.reperes[chemin]
        return [self.ligne(n) for n in range(repere.cle.ligne, repere.ligne_fin + 1)]

    def remplacer(self, anciennes: list[Ligne], textes: list[str], faute: int) -> list[Ligne]:
        """Other lines in the place of some, on which a damage is to be told."""
        rang = self.lignes.index(anciennes[0])
        nouvelles = [Ligne(texte) for texte in textes]
        self.lignes[rang : rang + len(anciennes)] = nouvelles
        marquer(nouvelles, faute)
        return nouvelles

    def attendues(self, faute: int) -> dict[int, tuple[int, int]]:
        """The numbers of the lines on which a damage is to be told, with its columns."""
        return {
            numero: ligne.fautes[faute]
            for numero, ligne in enumerate(self.lignes, 1)
            if faute in ligne.fautes
        }


def marquer(lignes: list[Ligne], faute: int, debut: int = 1, fin: int = 10_000) -> None:
    """Say that a damage is to be told on these lines, between two columns."""
    for ligne in lignes:
        ligne.fautes[faute] = (debut, fin)


def zones(fiche: Fiche) -> dict[Chemin, list[Chemin]]:
    """The keys by the part of the fiche that they stand in: two damages there could meet."""
    ensemble: dict[Chemin, list[Chemin]] = {}
    for chemin in fiche.reperes:
        zone = chemin[:2] if len(chemin) > 1 and isinstance(chemin[1], int) else chemin[:1]
        ensemble.setdefault(zone, []).append(chemin)
    return ensemble


def _cite(fiche: Fiche, chemin: Chemin) -> bool:
    """Whether a value is a text between quotes, or a word, on the line of its key or dash."""
    repere = fiche.reperes[chemin]
    return (
        isinstance(fiche.valeur(chemin), str)
        and not repere.bloc
        and repere.ligne_fin == repere.valeur.ligne
    )


def _nom(chemin: Chemin) -> str:
    return next(str(cle) for cle in reversed(chemin) if isinstance(cle, str))


def _retirer(fiche: Fiche, chemin: Chemin, faute: int) -> None:
    """A key that has to be there is not: told on the key before it, or on what is left."""
    bloc = fiche.bloc(chemin)
    rang = fiche.lignes.index(bloc[0])
    if len(chemin) > 1:
        parent = [ligne for ligne in fiche.bloc(chemin[:-1]) if ligne not in bloc]
        if bloc[0].texte.lstrip().startswith("- "):
            retrait = bloc[0].texte.index("-")
            parent[0].texte = f"{' ' * retrait}- {parent[0].texte.strip()}"
        marquer(parent, faute)
    else:
        avant = [r for c, r in fiche.reperes.items() if len(c) == 1 and r.cle.ligne < rang + 1]
        voisine = max((r.cle.ligne for r in avant), default=0)
        marquer([fiche.ligne(voisine) if voisine else fiche.lignes[rang + len(bloc)]], faute)
    del fiche.lignes[rang : rang + len(bloc)]


def _remplacer_la_valeur(fiche: Fiche, chemin: Chemin, faute: int, valeur: str) -> None:
    repere = fiche.reperes[chemin]
    ligne, colonne = fiche.ligne(repere.valeur.ligne), repere.valeur.colonne
    fin = colonne - 1 + repere.valeur.longueur
    ecrite = f'"{valeur}"'
    ligne.texte = ligne.texte[: colonne - 1] + ecrite + ligne.texte[fin:]
    marquer([ligne], faute, colonne, colonne + len(ecrite))


def _abimer_le_texte(fiche: Fiche, chemin: Chemin, faute: int, morceau: str) -> None:
    repere = fiche.reperes[chemin]
    ligne, colonne = fiche.ligne(repere.valeur.ligne), repere.valeur.colonne
    debut = ligne.texte[: colonne - 1] + ligne.texte[colonne - 1 :].rstrip('"')
    ligne.texte = f'{debut} {morceau} ici."'
    # Where a mark that nothing closes starts may be further to the left.
    marquer([ligne], faute, colonne, len(ligne.texte))


def _pieger(fiche: Fiche, chemin: Chemin, faute: int, piege: str) -> None:
    repere = fiche.reperes[chemin]
    ligne, colonne = fiche.ligne(repere.valeur.ligne), repere.valeur.colonne
    ligne.texte = _PIEGES[piege](ligne.texte[: colonne - 1], str(fiche.valeur(chemin)))
    # At the sign that spoils it: from the one before the value to the end of the line.
    marquer([ligne], faute, max(1, colonne - 2), len(ligne.texte) + 1)


def _autre_forme(fiche: Fiche, chemin: Chemin, faute: int) -> None:
    """A text where a list or keys are due, a list where a text is due."""
    valeur, bloc = fiche.valeur(chemin), fiche.bloc(chemin)
    debut = bloc[0].texte[: fiche.reperes[chemin].cle.colonne - 1] + f"{chemin[-1]}:"
    if isinstance(valeur, str):
        marge = " " * (fiche.reperes[chemin].cle.colonne + 1)
        fiche.remplacer(bloc, [debut, f'{marge}- "Un"', f'{marge}- "Deux"'], faute)
    else:
        fiche.remplacer(bloc, [f'{debut} "Un texte."'], faute)


def _inserer(fiche: Fiche, chemin: Chemin, faute: int) -> None:
    """A key that does not exist, above another one."""
    repere = fiche.reperes[chemin]
    ligne = fiche.ligne(repere.cle.ligne)
    colonne = repere.cle.colonne
    rang = fiche.lignes.index(ligne)
    nouvelle = Ligne(f'{ligne.texte[: colonne - 1]}{_INCONNUES[faute]}: "Dix"')
    # The dash stays with the first key.
    if nouvelle.texte.lstrip().startswith("-"):
        ligne.texte = " " * (colonne - 1) + ligne.texte[colonne - 1 :]
    fiche.lignes.insert(rang, nouvelle)
    marquer([nouvelle], faute, colonne, colonne)


def _doubler(fiche: Fiche, chemin: Chemin, faute: int) -> None:
    """A key written again under itself."""
    bloc, colonne = fiche.bloc(chemin), fiche.reperes[chemin].cle.colonne
    textes = [" " * (colonne - 1) + bloc[0].texte[colonne - 1 :], *(x.texte for x in bloc[1:])]
    rang = fiche.lignes.index(bloc[-1]) + 1
    copies = [Ligne(texte) for texte in textes]
    fiche.lignes[rang:rang] = copies
    marquer(copies, faute)


def _decaler(fiche: Fiche, chemin: Chemin, faute: int) -> None:
    """A key one column too far to the right, with what it holds."""
    bloc = fiche.bloc(chemin)
    for ligne in bloc:
        ligne.texte = f" {ligne.texte}" if ligne.texte.strip() else ligne.texte
    marquer(bloc[:1], faute)


def _oter_le_tiret(fiche: Fiche, chemin: Chemin, faute: int) -> None:
    """An item without its dash, or with the bullet of a word processor."""
    ligne = fiche.bloc(chemin)[0]
    ligne.texte = ligne.texte.replace("- ", "  ", 1)
    marquer([ligne], faute)


@st.composite
def degats(draw: st.DrawFn, fiche: Fiche, zone: list[Chemin], faute: int, seul: bool) -> str:
    """One damage to one key of `zone`; how and where, to read when a test fails.

    Args:
        seul: whether the fiche has no other: a key that is not there is told on its neighbour.
    """
    choix: list[tuple[str, Chemin, Callable[[], None]]] = []

    def proposer(nom: str, chemin: Chemin, action: Callable[..., None], *reste: str) -> None:
        choix.append((nom, chemin, lambda: action(fiche, chemin, faute, *reste)))

    for chemin in zone:
        nom, cite = _nom(chemin), _cite(fiche, chemin)
        une_cle = isinstance(chemin[-1], str)
        if une_cle and nom in _OBLIGATOIRES and chemin[0] not in ("sources", "intertitres"):
            obligatoire = nom != "titre" if len(chemin) > 1 else seul
            if obligatoire and not _est_seule(fiche, chemin):
                proposer("retirer", chemin, _retirer)
        if une_cle:
            proposer("inconnue", chemin, _inserer)
            proposer("double", chemin, _doubler)
            proposer("autre forme", chemin, _autre_forme)
            # Moved, the first key is the one that the others are out of line with.
            if len(chemin) > 1 and chemin[-1] != next(iter(fiche.valeur(chemin[:-1]))):
                proposer("decaler", chemin, _decaler)
        if cite:
            if nom in _MAUVAISES:
                mauvaise = draw(st.sampled_from(_MAUVAISES[nom]))
                proposer("valeur", chemin, _remplacer_la_valeur, mauvaise)
            else:
                # `21"` may be a measure.
                mesure = str(fiche.valeur(chemin))[-1:].isdigit()
                pieges = [p for p in sorted(_PIEGES) if not (mesure and p == "guillemet fermant")]
                proposer("piege", chemin, _pieger, draw(st.sampled_from(pieges)))
            if chemin[0] in ("contexte", "enjeux") or nom == "texte":
                proposer("texte", chemin, _abimer_le_texte, draw(st.sampled_from(_DANS_UN_TEXTE)))
        if not une_cle and cite and chemin[-1] != 0 and chemin[0] in ("contexte", "enjeux"):
            proposer("tiret", chemin, _oter_le_tiret)
    nom, chemin, agir = draw(st.sampled_from(choix))
    agir()
    return f"{nom} {chemin}"


def _est_seule(fiche: Fiche, chemin: Chemin) -> bool:
    """Whether a key has no sister: without it, its parent would be empty."""
    return len(chemin) > 1 and len(fiche.valeur(chemin[:-1])) == 1
