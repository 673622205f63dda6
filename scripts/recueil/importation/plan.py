"""Blocks to the plan of the fiches that a document holds: their sections, in order."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from recueil.importation.casse import plat
from recueil.importation.contenu import Noeud, texte
from recueil.importation.relecture import AVIS
from recueil.importation.titres import Titre, en_tete, rubrique_de, rubrique_exacte, titre_de

CORPS = "corps"
PREAMBULE = "preambule"


@dataclass
class Section:
    """A section of a fiche.

    Attributes:
        rubrique: a key of the model, `corps` for any other section, `preambule` before them all.
        intertitre: the heading, when it says more than the model's.
        niveau: as in `Titre`; 0 before the first heading.
        marque: whether dots or the like mark its heading.
        contenu: its blocks, and the headings under its own.
    """

    rubrique: str
    intertitre: str = ""
    niveau: int = 0
    marque: bool = False
    contenu: list[Noeud | Titre] = field(default_factory=list)


@dataclass
class FicheBrute:
    """A fiche as a document gives it.

    Attributes:
        relecture: whether `recueil exporter` wrote the document: nothing is then to be guessed.
        structure: the words of the document that the format itself stands for.
    """

    numero: str
    titre: str
    sections: list[Section] = field(default_factory=lambda: [Section(PREAMBULE)])
    relecture: bool = False
    structure: list[str] = field(default_factory=list)


def planifier(blocs: Sequence[Noeud]) -> list[FicheBrute]:
    """The fiches of a document; one without number when it does not say it."""
    fiches: list[FicheBrute] = []
    relecture = any(_est_l_avis(bloc) for bloc in blocs)
    attend_un_titre = False
    for bloc in blocs:
        titre = titre_de(bloc)
        if titre and relecture and not titre.net:
            titre = None
        entete = en_tete(titre.texte) if titre else None
        if entete and titre and (titre.niveau <= 2 or titre.marque):
            fiche = FicheBrute(entete.numero, entete.titre, relecture=relecture)
            fiche.structure.append(f"fiche {_avant_le_numero(titre.texte)} {entete.numero}")
            fiches.append(fiche)
            attend_un_titre = not entete.titre
            continue
        if not fiches:
            fiches.append(FicheBrute("", "", relecture=relecture))
            attend_un_titre = True
        fiche = fiches[-1]
        if attend_un_titre and not _est_une_rubrique(titre):
            attend_un_titre = False
            suite = titre.texte if titre else _titre_en_texte(bloc)
            if suite and (titre or fiche.numero):
                fiche.titre = suite
                continue
        attend_un_titre = False
        if _est_l_avis(bloc):
            fiche.structure.append(AVIS)
        elif titre:
            _ranger_le_titre(fiche, titre)
        else:
            fiche.sections[-1].contenu.append(bloc)
    return _sans_avant_propos(fiches)


def _sans_avant_propos(fiches: list[FicheBrute]) -> list[FicheBrute]:
    """What stands before the first « FICHE » belongs to the fiche that follows."""
    if len(fiches) < 2 or fiches[0].numero:
        return fiches
    avant, premiere = fiches[0], fiches[1]
    if avant.titre:
        premiere.sections[0].contenu.insert(0, {"t": "Para", "c": [{"t": "Str", "c": avant.titre}]})
    for section in reversed(avant.sections):
        premiere.sections[0].contenu[:0] = section.contenu
        if section.intertitre:
            ligne: Noeud = {"t": "Para", "c": [{"t": "Str", "c": section.intertitre}]}
            premiere.sections[0].contenu.insert(0, ligne)
    premiere.structure += avant.structure
    return fiches[1:]


def _avant_le_numero(ecrit: str) -> str:
    mots = plat(ecrit.partition(".")[0]).split()
    return " ".join(mot for mot in mots[1:] if mot in ("n", "no", "numero"))


def _est_une_rubrique(titre: Titre | None) -> bool:
    return titre is not None and (titre.marque or bool(rubrique_de(titre.texte)[0]))


def _titre_en_texte(bloc: Noeud) -> str:
    if bloc["t"] != "Para":
        return ""
    ecrit = " ".join(texte(bloc["c"]).split())
    return ecrit if len(ecrit) <= 250 else ""


def _est_l_avis(bloc: Noeud) -> bool:
    return bloc["t"] == "Para" and plat(texte(bloc["c"])).startswith(plat(AVIS)[:40])


def _ranger_le_titre(fiche: FicheBrute, titre: Titre) -> None:
    courante = fiche.sections[-1]
    rubrique, intertitre = (rubrique_exacte if fiche.relecture else rubrique_de)(titre.texte)
    if fiche.relecture:
        if titre.niveau == 2:
            _ouvrir(fiche, titre, rubrique, intertitre)
        else:
            courante.contenu.append(titre)
        return
    plus_bas = titre.niveau > courante.niveau > 0 and not titre.marque
    if rubrique:
        if plus_bas and courante.rubrique not in ("contexte", "enjeux", PREAMBULE):
            courante.contenu.append(titre)
        else:
            _ouvrir(fiche, titre, rubrique, intertitre)
        return
    # Where sections are marked with dots, a heading without them is under one.
    sous_les_marques = (
        not titre.marque
        and courante.rubrique in ("definitions", "contexte", "enjeux", "exemples_mes")
        and any(section.marque for section in fiche.sections)
    )
    if plus_bas or (sous_les_marques and courante.rubrique == "definitions"):
        courante.contenu.append(titre)
    elif not titre.net and titre.niveau >= 3:
        # A line in bold opens no section by itself.
        courante.contenu.append(titre)
    else:
        _ouvrir(fiche, titre, "", "")


def _ouvrir(fiche: FicheBrute, titre: Titre, rubrique: str, intertitre: str) -> None:
    if rubrique:
        fiche.sections.append(Section(rubrique, intertitre, titre.niveau, titre.marque))
        if not intertitre:
            fiche.structure.append(titre.texte)
        elif intertitre != titre.texte:
            fiche.structure.append(titre.texte.removesuffix(intertitre))
    else:
        fiche.sections.append(Section(CORPS, titre.texte, titre.niveau, titre.marque))


def niveau_relatif(section: Section, titre: Titre) -> int:
    """The level of a heading under a section of level 2."""
    return min(6, max(3, 2 + titre.niveau - max(section.niveau, 1)))
