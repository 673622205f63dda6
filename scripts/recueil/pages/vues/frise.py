"""The time line: the examples that have a period, from the oldest."""

import re
from dataclasses import dataclass

from recueil.catalogue import catalogue
from recueil.markdown_sur import en_ligne, en_sa_langue, titre
from recueil.pages.exemples import organisation, periode
from recueil.pages.page import Cadre, Page
from recueil.pages.vues.matiere import ExempleSitue, exemples, filtrable, lien_exemples, vue
from recueil.pages.vues.regions import REGIONS, regions_de
from recueil.pages.vues.territoires import lien_region
from recueil.recueil import Recueil


@dataclass(frozen=True)
class Duree:
    """A period as years; `fin` is None while it lasts."""

    debut: int
    fin: int | None


def duree(ecrite: str) -> Duree:
    """The years that a period of the format covers."""
    annees = [int(a) for a in re.findall(r"[0-9]{4}", ecrite)]
    if ecrite.startswith("depuis"):
        return Duree(annees[0], None)
    if ecrite.startswith("années"):
        return Duree(annees[0], annees[0] + 9)
    return Duree(annees[0], annees[-1])


def page_frise(recueil: Recueil, cadre: Cadre, langue: str) -> Page:
    """The dated examples by decade, each with its place on a line drawn for all of them."""
    uri = vue("frise", langue, []).uri
    dates = sorted(
        (
            (duree(un.exemple.periode), rang, un)
            for rang, un in enumerate(exemples(recueil, cadre, langue))
            if un.exemple.periode
        ),
        key=lambda date: (date[0].debut, date[0].fin or 9999, date[1]),
    )
    if not dates:
        return vue("frise", langue, [])
    premiere = min(d.debut for d, _, _ in dates) // 10 * 10
    derniere = max(max(d.debut, d.fin or d.debut) for d, _, _ in dates) // 10 * 10 + 10
    blocs: list[str] = []
    decennie = None
    for laps, _, un in dates:
        if laps.debut // 10 * 10 != decennie:
            decennie = laps.debut // 10 * 10
            nom = catalogue(langue)["annees"].format(annee=decennie)
            blocs.append(titre(2, nom[:1].upper() + nom[1:], f"annees-{decennie}", "decennie"))
        blocs.append(_ligne(un, laps, premiere, derniere, recueil, langue, uri))
    facettes = {"organisation": "a.facette-organisation", "region": "a.facette-region"}
    lignes = "\n".join(_serrer(blocs))
    contenu = filtrable(langue, "frise", "section.decennie > ul > li", facettes, lignes)
    return vue("frise", langue, [contenu])


def _serrer(blocs: list[str]) -> list[str]:
    """Blank lines around headings only: items that follow each other are one list."""
    return [f"\n{bloc}\n" if bloc.startswith("#") else bloc for bloc in blocs]


def _ligne(
    un: ExempleSitue,
    laps: Duree,
    premiere: int,
    derniere: int,
    recueil: Recueil,
    langue: str,
    uri: str,
) -> str:
    debut = laps.debut - premiere
    largeur = (laps.fin or derniere) + (1 if laps.fin else 0) - laps.debut
    total = derniere - premiere
    reperes = "".join(f'<line x1="{x}" x2="{x}" y1="0" y2="4"/>' for x in range(0, total + 1, 10))
    # Attributes, not styles: the site's security policy forbids the latter in pages.
    trait = (
        f'<svg class="frise-trait" viewBox="0 0 {total} 4" preserveAspectRatio="none" '
        f'aria-hidden="true">{reperes}<rect x="{debut}" y="1" width="{largeur}" height="2"/></svg>'
    )
    assert un.exemple.periode is not None
    texte = en_sa_langue(en_ligne(un.exemple.texte), un.fiche.langue, langue)
    morceaux = [f"- **{periode(un.exemple.periode, langue)}** {trait} {texte}"]
    noms = [
        f"{organisation(id_, recueil, langue, uri)}{{ .facette-organisation }}"
        for id_ in un.exemple.organisations
    ]
    lieux = [
        lien_region(region, langue, uri)
        for region in dict.fromkeys(
            r for id_ in un.exemple.territoires for r in regions_de(id_, recueil) if r in REGIONS
        )
    ]
    morceaux.append(
        f"*{', '.join([*noms, *lieux, lien_exemples(un.fiche, recueil, langue, uri)])}*"
    )
    return " ".join(morceaux)
