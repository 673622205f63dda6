"""What can be found: fiches, definitions, organisations and examples, as texts with weights."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import zip_longest

from recueil.adresses import adresse_fiche, adresse_organisation, ancre_definition
from recueil.catalogue import catalogue, composer
from recueil.corpus import LANGUE_PAR_DEFAUT
from recueil.liens.automate import Automate
from recueil.liens.cibles import Cible, Genre
from recueil.pages.page import Cadre
from recueil.pages.vues.regions import REGIONS, regions_de
from recueil.recueil import FichePubliee, Recueil
from recueil.slug import slug
from recueil.valeurs import Statut

_TITRE_DU_CORPS = re.compile(r"^(#{2,6})[ \t]+(?P<titre>.+?)[ \t]*#*$", re.MULTILINE)
# Marks of Markdown that a reader of an excerpt must not see.
_LIEN = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARQUES = re.compile(
    r"[*`]{1,3}|^[ \t]*(?:[-+>]|[0-9]+[.)]|#{1,6})[ \t]+|\\(?=\W)|\{:[^}]*\}", re.MULTILINE
)


class GenreDeDocument(IntEnum):
    """What a result is, in the order in which results are shown."""

    FICHE = 0
    DEFINITION = 1
    ORGANISATION = 2
    EXEMPLE = 3


@dataclass(frozen=True)
class Section:
    """A part of a document, with the anchor that leads to it."""

    ancre: str
    titre: str
    texte: str


@dataclass(frozen=True)
class Document:
    """One thing to find.

    Attributes:
        adresse: its page, from the root of the site; sections add their anchor.
        alias: other names, which count nearly as the title.
        complements: words that lead to it without being its own (meaning of its acronyms…).
        facettes: values by facet, for filters.
    """

    genre: GenreDeDocument
    adresse: str
    numero: str
    titre: str
    contexte: str
    sections: tuple[Section, ...]
    alias: tuple[str, ...] = ()
    complements: tuple[str, ...] = ()
    facettes: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)


def documents(recueil: Recueil, cadre: Cadre, langue: str) -> list[Document]:
    """All that can be found in a language; fiches first: they win when all else is equal."""
    fiches = [
        recueil.traductions.get((fiche.numero, langue), fiche)
        for fiche in recueil.publiees(brouillons=cadre.brouillons)
        if fiche.modele.statut is not Statut.ARCHIVEE
    ]
    if langue != LANGUE_PAR_DEFAUT:
        fiches = [fiche for fiche in fiches if fiche.langue == langue]
    sigles = _Sigles(recueil)
    resultat = [_fiche(fiche, recueil, cadre, sigles) for fiche in fiches]
    for fiche in fiches:
        resultat += _definitions(fiche)
    resultat += [_organisation(id_, recueil, langue) for id_ in recueil.organisations]
    for fiche in fiches:
        resultat += _exemples(fiche, recueil)
    return resultat


class _Sigles:
    """Acronyms and their meanings, each leading to the other."""

    def __init__(self, recueil: Recueil) -> None:
        entrees = recueil.lexique.sigles
        self._sens = {entree.sigle: entree.signification for entree in entrees}
        self._automate = Automate(
            Cible(Genre.SIGLE, entree.sigle, (entree.sigle, entree.signification))
            for entree in entrees
        )

    def complements(self, textes: Sequence[str]) -> tuple[str, ...]:
        """For each acronym or meaning in `textes`, both."""
        trouves = {
            occurrence.cibles[0].identifiant
            for texte in textes
            for occurrence in self._automate.chercher(texte)
        }
        return tuple(f"{sigle} {self._sens[sigle]}" for sigle in sorted(trouves))


def _fiche(fiche: FichePubliee, recueil: Recueil, cadre: Cadre, sigles: _Sigles) -> Document:
    modele, textes = fiche.modele, catalogue(fiche.langue)
    titres = modele.intertitres
    sections = [
        Section("", "", modele.resume),
        Section("contexte", titres.contexte or textes["contexte"], " ".join(modele.contexte)),
        Section("enjeux", titres.enjeux or textes["enjeux"], " ".join(modele.enjeux)),
        *(
            Section(ancre_definition(d.terme), d.titre or d.terme, d.texte)
            for d in modele.definitions
        ),
        Section(
            "exemples-mes",
            titres.exemples_mes or textes["exemples_mes"],
            " ".join(exemple.texte for exemple in modele.exemples_mes),
        ),
        *_sections_du_corps(fiche.corps),
    ]
    propres = tuple(_nue(section, fiche.langue) for section in sections if section.texte)
    organisations = list(
        dict.fromkeys(id_ for exemple in modele.exemples_mes for id_ in exemple.organisations)
    )
    noms = [recueil.organisations[id_] for id_ in organisations]
    partie = cadre.traduire(recueil.parties[fiche.partie].titre, fiche.langue)
    regions = dict.fromkeys(
        REGIONS[region]
        for exemple in modele.exemples_mes
        for id_ in exemple.territoires
        for region in regions_de(id_, recueil)
        if region in REGIONS
    )
    lieux = dict.fromkeys(
        recueil.territoires[id_].nom
        for exemple in modele.exemples_mes
        for id_ in exemple.territoires
    )
    return Document(
        GenreDeDocument.FICHE,
        adresse_fiche(fiche),
        fiche.numero,
        composer(modele.titre, fiche.langue),
        composer(f"{fiche.partie}. {partie}", fiche.langue),
        propres,
        alias=(
            fiche.titre_court,
            *modele.mots_cles,
            *(definition.terme for definition in modele.definitions),
            *(synonyme for definition in modele.definitions for synonyme in definition.synonymes),
            *sigles.complements([modele.titre]),
        ),
        complements=(
            *(f"{o.nom} {o.sigle or ''} {' '.join(o.synonymes)}" for o in noms),
            *lieux,
            *regions,
            *sigles.complements([modele.titre, *(section.texte for section in propres)]),
        ),
        facettes={
            "partie": (composer(f"{fiche.partie}. {partie}", fiche.langue),),
            "mot": tuple(composer(mot, fiche.langue) for mot in modele.mots_cles),
            "organisation": tuple(o.sigle or o.nom for o in noms),
            "region": tuple(regions),
        },
    )


def _definitions(fiche: FichePubliee) -> Iterator[Document]:
    for definition in fiche.modele.definitions:
        section = Section(ancre_definition(definition.terme), "", definition.texte)
        yield Document(
            GenreDeDocument.DEFINITION,
            adresse_fiche(fiche),
            fiche.numero,
            composer(definition.terme, fiche.langue),
            composer(f"{fiche.numero} {fiche.titre_court}", fiche.langue),
            (_nue(section, fiche.langue),),
            alias=definition.synonymes,
        )


def _organisation(identifiant: str, recueil: Recueil, langue: str) -> Document:
    organisation = recueil.organisations[identifiant]
    lieu = recueil.territoires.get(organisation.territoire or "")
    sigle = f" ({organisation.sigle})" if organisation.sigle else ""
    return Document(
        GenreDeDocument.ORGANISATION,
        adresse_organisation(identifiant, langue),
        "",
        composer(f"{organisation.nom}{sigle}", LANGUE_PAR_DEFAUT),
        lieu.nom if lieu else "",
        (_nue(Section("", "", organisation.presentation or ""), LANGUE_PAR_DEFAUT),),
        alias=organisation.synonymes,
    )


def _exemples(fiche: FichePubliee, recueil: Recueil) -> Iterator[Document]:
    for exemple in fiche.modele.exemples_mes:
        noms = [recueil.organisations[id_] for id_ in exemple.organisations]
        lieux = [recueil.territoires[id_].nom for id_ in exemple.territoires]
        qui = ", ".join(o.sigle or o.nom for o in noms)
        yield Document(
            GenreDeDocument.EXEMPLE,
            adresse_fiche(fiche),
            fiche.numero,
            composer(
                " · ".join(m for m in (qui, ", ".join(lieux), exemple.periode) if m), fiche.langue
            ),
            composer(f"{fiche.numero} {fiche.titre_court}", fiche.langue),
            (_nue(Section("exemples-mes", "", exemple.texte), fiche.langue),),
            complements=tuple(o.nom for o in noms),
        )


def _sections_du_corps(corps: str) -> Iterator[Section]:
    titres = list(_TITRE_DU_CORPS.finditer(corps))
    debut = titres[0].start() if titres else len(corps)
    if corps[:debut].strip():
        yield Section("", "", corps[:debut])
    for titre, suivant in zip_longest(titres, titres[1:]):
        fin = suivant.start() if suivant else len(corps)
        yield Section(_ancre(titre["titre"]), titre["titre"], corps[titre.end() : fin])


def _ancre(titre: str) -> str:
    """Anchor that Python-Markdown's `toc` gives to a heading of the body, without duplicates."""
    from markdown.extensions.toc import slugify

    return slugify(composer(_nettoyer(titre), LANGUE_PAR_DEFAUT), "-") or slug(titre)


def _nue(section: Section, langue: str) -> Section:
    return Section(
        section.ancre,
        composer(_nettoyer(section.titre), langue),
        composer(_nettoyer(section.texte), langue),
    )


def _nettoyer(markdown: str) -> str:
    """The words of a Markdown text, on one line."""
    return " ".join(_MARQUES.sub("", _LIEN.sub(r"\1", markdown)).split())
