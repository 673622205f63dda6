"""The links of the site: what each page may name, and afterwards who named it."""

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from recueil.adresses import ancre_definition, uri_fiche
from recueil.catalogue import catalogue, composer
from recueil.liens.automate import Automate
from recueil.liens.cibles import Cible, cible_fiche, cibles
from recueil.liens.lexeur import cles
from recueil.liens.lieur import Contexte
from recueil.liens.mentions import Mention, par_cible
from recueil.pages.page import Cadre
from recueil.recueil import FichePubliee, Recueil
from recueil.typographie import OPAQUE

EXTENSION = "recueil.extensions.liens"
# A definition opened over the text must not hide the page: some six lines on a phone.
_LONGUEUR_NOTION = 420


@dataclass(frozen=True)
class Citation:
    """A page that cites, for a template: where, and its sentence cut around the words."""

    titre: str
    uri: str
    avant: str
    mot: str
    apres: str


class LiensDuSite:
    """One build's links: a context for each fiche, then the citations of each target."""

    def __init__(self, recueil: Recueil, cadre: Cadre) -> None:
        """Compile what can be named in each language."""
        self.recueil = recueil
        self._fiches: dict[str, dict[str, Cible]] = {}
        self._automates: dict[str, Automate] = {}
        self._par_uri: dict[str, FichePubliee] = {}
        self._contextes: dict[str, Contexte] = {}
        self._citations: Mapping[tuple[str, str, str], list[Mention]] | None = None
        publiees = recueil.publiees(brouillons=cadre.brouillons)
        for langue in cadre.langues:
            dites = [recueil.traductions.get((f.numero, langue), f) for f in publiees]
            self._fiches[langue] = {f.numero: cible_fiche(recueil, f) for f in dites}
            trouvables = cibles(recueil, langue, brouillons=cadre.brouillons)
            self._automates[langue] = Automate(trouvables)
            self._par_uri |= {uri_fiche(recueil, f): f for f in dites}

    def contexte(self, uri: str) -> Contexte | None:
        """What the page `uri` may link to; None when it is not a fiche."""
        fiche = self._par_uri.get(uri)
        if fiche is None:
            return None
        contexte = Contexte(
            self._automates[fiche.langue],
            self._fiches[fiche.langue],
            uri,
            fiche.numero,
            partial(_adresse, uri),
            fiche.langue,
            frozenset(tuple(cle.cle for cle in cles(terme)) for terme in fiche.modele.sans_lien),
        )
        self._contextes[uri] = contexte
        return contexte

    def fiche(self, uri: str) -> FichePubliee | None:
        """The fiche whose page is `uri`, if it is one."""
        return self._par_uri.get(uri)

    def contexte_du_site(self, uri: str, langue: str) -> Contexte:
        """What a page of the site itself may link to: fiches by their numbers, and no more.

        It presents the fiches: it is not one of those that cite them.
        """
        return Contexte(Automate(()), self._fiches[langue], uri, "", partial(_adresse, uri), langue)

    def citations(self, *cles_: tuple[str, str, str], langue: str) -> list[Citation]:
        """The pages in `langue` that mention a target, one sentence each; after all are read."""
        if self._citations is None:
            self._citations = par_cible(
                mention for contexte in self._contextes.values() for mention in contexte.mentions
            )
        vues: dict[str, Citation] = {}
        for cle in cles_:
            for mention in self._citations.get(cle, []):
                fiche = self._par_uri[mention.source]
                if fiche.langue == langue and mention.source not in vues:
                    vues[mention.source] = _citation(mention, fiche)
        return sorted(vues.values(), key=lambda citation: citation.uri)

    def notions(self, uri: str) -> list[dict[str, object]]:
        """The definitions that a page links to, for the page to show them in place."""
        contexte = self._contextes.get(uri)
        if contexte is None:
            return []
        langue = self._par_uri[uri].langue
        notions: list[dict[str, object]] = []
        for cible in contexte.termes:
            chez_elle = self._contextes.get(cible.uri)
            paragraphes = chez_elle.definitions.get(cible.ancre, []) if chez_elle else []
            notions.append(
                {
                    "id": f"{cible.numero}-{cible.ancre}",
                    "terme": composer(cible.titre, langue),
                    "paragraphes": [composer(p, langue) for p in _abreger(paragraphes)],
                    "uri": cible.uri,
                    "ancre": cible.ancre,
                    "libelle": catalogue(langue)["lire_la_definition"].format(numero=cible.numero),
                }
            )
        return notions

    def cles_de_la_fiche(self, uri: str) -> list[tuple[str, str, str]]:
        """A fiche and the definitions that it gives, as targets."""
        fiche = self._par_uri[uri]
        return [
            ("fiche", fiche.numero, fiche.numero),
            *(
                ("definition", fiche.numero, ancre_definition(definition.terme))
                for definition in fiche.modele.definitions
            ),
        ]


def _adresse(page: str, cible: Cible) -> str:
    """The address of a target as a page writes it: towards the source, as MkDocs wants."""
    relative = posixpath.relpath(cible.uri, posixpath.dirname(page))
    return f"{relative}#{cible.ancre}" if cible.ancre else relative


def _citation(mention: Mention, fiche: FichePubliee) -> Citation:
    # Composed as one sentence: the signs around the words depend on what stands beside them.
    ensemble = OPAQUE.join((mention.avant, mention.mot, mention.apres))
    morceaux = composer(ensemble, fiche.langue).split(OPAQUE)
    avant, mot, apres = morceaux if len(morceaux) == 3 else ("", mention.mot, "")
    titre = composer(f"{fiche.numero} {fiche.titre_court}", fiche.langue)
    return Citation(titre, mention.source, avant, mot, apres)


def _abreger(paragraphes: list[str]) -> list[str]:
    resultat: list[str] = []
    reste = _LONGUEUR_NOTION
    for paragraphe in paragraphes:
        if len(paragraphe) > reste:
            coupe = paragraphe[:reste].rpartition(" ")[0]
            return [*resultat, f"{coupe}…"] if len(coupe) > 40 else [*resultat, "…"]
        resultat.append(paragraphe)
        reste -= len(paragraphe)
    return resultat
