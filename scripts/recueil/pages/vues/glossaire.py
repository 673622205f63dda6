"""The glossary: every definition, in alphabetical order, with the fiche that gives it."""

import posixpath
from itertools import groupby

from recueil.adresses import ancre_definition, uri_fiche
from recueil.catalogue import catalogue
from recueil.francais import plier
from recueil.markdown_sur import en_ligne, litteral, titre
from recueil.pages.page import Cadre, Page
from recueil.pages.vues.matiere import dites, filtrable, vue
from recueil.recueil import FichePubliee, Recueil
from recueil.slug import slug
from recueil.valeurs import Definition


def page_glossaire(recueil: Recueil, cadre: Cadre, langue: str) -> Page:
    """The definitions in `langue`; those of fiches not translated are left to the French page."""
    uri = vue("glossaire", langue, []).uri
    entrees = sorted(
        (
            (definition, fiche)
            for fiche in dites(recueil, cadre, langue)
            if fiche.langue == langue
            for definition in fiche.modele.definitions
        ),
        key=lambda entree: (plier(entree[0].terme), [int(n) for n in entree[1].numero.split(".")]),
    )
    blocs = []
    for lettre, groupe in groupby(entrees, key=lambda entree: _lettre(entree[0].terme)):
        blocs.append(titre(2, lettre, f"lettre-{lettre.lower()}", "glossaire-lettre"))
        for _, memes in groupby(groupe, key=lambda entree: slug(entree[0].terme)):
            blocs.append(_entree(list(memes), recueil, langue, uri))
    contenu = (
        filtrable(langue, "glossaire", "section.terme", {}, "\n\n".join(blocs)) if blocs else ""
    )
    return vue("glossaire", langue, [contenu])


def ancre_du_glossaire(terme: str) -> str:
    """Anchor of a term in the glossary."""
    return slug(terme)


def _entree(
    memes: list[tuple[Definition, FichePubliee]], recueil: Recueil, langue: str, uri: str
) -> str:
    """One term; several fiches that define it follow each other, each with its own words."""
    premiere = memes[0][0]
    blocs = [titre(3, en_ligne(premiere.terme), ancre_du_glossaire(premiere.terme), "terme")]
    textes = catalogue(langue)
    for definition, fiche in memes:
        lien = posixpath.relpath(uri_fiche(recueil, fiche), posixpath.dirname(uri))
        cible = f"{lien}#{ancre_definition(definition.terme)}"
        nom = f"{textes['fiche'].format(numero=fiche.numero)}{textes['separateur']}"
        source = f"[{nom}{litteral(fiche.titre_court)}](<{cible}>)"
        blocs.append(definition.texte.strip())
        if definition.synonymes:
            liste = ", ".join(en_ligne(synonyme) for synonyme in definition.synonymes)
            blocs.append(f"{textes['synonymes'].format(liste=liste)}\n{{: .synonymes }}")
        blocs.append(f"{source}\n{{: .terme-source }}")
    return "\n\n".join(blocs)


def _lettre(terme: str) -> str:
    premiere = next((c for c in plier(terme) if c.isalnum()), "#")
    return premiere.upper() if premiere.isalpha() else "0-9"
