"""One file to values of the format, with each fault of shape as a diagnostic."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from recueil import regles
from recueil.corpus import DOSSIER_FICHES, LANGUE_PAR_DEFAUT, FicheLue, Lu
from recueil.diagnostic import Diagnostic, Position
from recueil.modele import Fiche, Traduction
from recueil.noeuds import Chemin
from recueil.referentiels import Lexique, Organisation, Partie, Territoire
from recueil.registres import ReferentielLu
from recueil.regles.r021_rubrique_inconnue import plus_proche
from recueil.regles.r115_trop_de_fautes import LIMITE
from recueil.regles.regle import ErreurDeForme
from recueil.reparation import analyser_d_un_coup, analyser_en_reparant
from recueil.rubriques import SOUS
from recueil.silences import sans_consignes
from recueil.source import TypeDeDefaut, lire_fiche, lire_referentiel

REFERENTIELS: dict[str, Any] = {
    "parties": tuple[Partie, ...],
    "organisations": tuple[Organisation, ...],
    "territoires": tuple[Territoire, ...],
    "lexique": Lexique,
}
_ADAPTATEURS = {nom: TypeAdapter(type_) for nom, type_ in REFERENTIELS.items()}
_ILLISIBLES = (TypeDeDefaut.ENTETE_ABSENT, TypeDeDefaut.TAILLE)
# No language is called `md`: people end a name twice.
_NOM = re.compile(r"^(?P<base>.+?)(?:\.(?P<langue>(?!md)[a-z]{2}))?\.md$")


class NomDeFiche(NamedTuple):
    """What the path of a fiche says: see `FicheLue`."""

    base: str
    dossier: str
    langue: str


def nom_de_fiche(chemin: str, dans: bool) -> NomDeFiche:
    """The parts of a path relative to the root of the recueil.

    Args:
        dans: whether the file lies under `fiches/`, where folders are parts.
    """
    dossier, _, fichier = chemin.rpartition("/")
    nom = _NOM.match(fichier)
    base, langue = (nom["base"], nom["langue"]) if nom else (chemin, None)
    dossier = dossier.rpartition("/")[2]
    if dans and dossier == DOSSIER_FICHES:
        dossier = ""
    return NomDeFiche(base, dossier, langue or LANGUE_PAR_DEFAUT)


def fiche_lue(chemin: str, octets: bytes, dans: bool) -> tuple[FicheLue, list[Diagnostic]]:
    """A fiche of these bytes, and all that is wrong with it taken alone.

    Args:
        dans: whether the file lies under `fiches/`, where folders are parts.
    """
    nom = nom_de_fiche(chemin, dans)
    source = lire_fiche(chemin, octets)
    lue = FicheLue(
        source,
        None,
        base=nom.base,
        dossier=nom.dossier,
        langue=nom.langue,
        dans_le_recueil=dans,
    )
    diagnostics = [d for regle in regles.avec("sur_texte") for d in regle.sur_texte(lue)]
    illisible = any(defaut.type in _ILLISIBLES for defaut in source.defauts)
    if lue.exces or (illisible and not source.entete):
        return lue, diagnostics
    modele = Traduction if lue.est_traduction else Fiche
    d_un_coup = analyser_d_un_coup(lue)
    if d_un_coup is not None and d_un_coup.document is not None:
        # What has the right shape and no trap needs no closer look.
        with suppress(ValidationError):
            valide = modele.model_validate(_valeurs(d_un_coup))
            return replace(d_un_coup, modele=valide), diagnostics
    lue, constats = analyser_en_reparant(lue)
    diagnostics += constats
    if lue.document is None:
        return lue, diagnostics
    try:
        lue = replace(lue, modele=modele.model_validate(_valeurs(lue)))
    except ValidationError as erreur:
        diagnostics += _erreurs_de_forme(lue, erreur, modele)
    return lue, diagnostics


def referentiel_lu(chemin: str, octets: bytes, nom: str) -> tuple[ReferentielLu, list[Diagnostic]]:
    """A registry of these bytes, and all that is wrong with it taken alone."""
    lu = ReferentielLu(lire_referentiel(chemin, octets), None, nom=nom)
    diagnostics = [d for regle in regles.avec("sur_texte") for d in regle.sur_texte(lu)]
    if lu.exces:
        return lu, diagnostics
    d_un_coup = analyser_d_un_coup(lu)
    if d_un_coup is not None:
        lu = d_un_coup
    else:
        lu, constats = analyser_en_reparant(lu)
        diagnostics += constats
    # An empty registry is one without entries yet.
    if lu.document is None or lu.document.donnees == "":
        return lu, diagnostics
    type_ = REFERENTIELS[nom]
    try:
        lu = replace(lu, entrees=_ADAPTATEURS[nom].validate_python(lu.document.donnees))
    except ValidationError as erreur:
        modele = type_ if isinstance(type_, type) and issubclass(type_, BaseModel) else None
        diagnostics += _erreurs_de_forme(lu, erreur, modele or get_args(type_)[0])
    return lu, diagnostics


def _valeurs(lue: FicheLue) -> object:
    """The values of the header, without the comments that their Markdown holds for the rules."""
    if lue.document is None or "<!--" not in lue.source.entete:
        return lue.document.donnees if lue.document else ""
    return _nettoyer(lue.document.donnees)


def _nettoyer(valeur: object) -> object:
    if isinstance(valeur, dict):
        return {cle: _nettoyer(contenu) for cle, contenu in valeur.items()}
    if isinstance(valeur, list):
        return [_nettoyer(contenu) for contenu in valeur]
    return sans_consignes(valeur) if isinstance(valeur, str) else valeur


def _erreurs_de_forme(
    lu: Lu, erreur: ValidationError, racine: type[BaseModel]
) -> Iterator[Diagnostic]:
    """Each of the models' errors as one diagnostic, by the first rule that knows it."""
    erreurs = [
        ErreurDeForme(
            lu,
            str(brute["type"]),
            tuple(c for c in brute["loc"] if isinstance(c, (str, int))),
            brute["input"],
            dict(brute.get("ctx", {})),
            _champs(brute["loc"], racine),
        )
        # Missing keys come first: what is cut off is never the cause of what is shown.
        for brute in erreur.errors(include_url=False)[: 2 * LIMITE]
    ]
    erreurs = _avec_ce_qui_manque(erreurs)
    remplacees = _cles_mal_ecrites(erreurs)
    expliquees = {position.ligne for position in _places_composees(lu)}
    for une in erreurs:
        if une.type == "missing" and une.chemin in remplacees:
            continue
        # A list is also "too short" when its items are wrong, and they are reported.
        if une.type == "too_short" and une.valeur:
            continue
        if une.type != "missing" and une.position.ligne in expliquees:
            continue
        for regle in regles.avec("sur_forme"):
            constat = regle.sur_forme(une)
            if constat is not None:
                yield constat
                break
        else:
            raise AssertionError(f"no rule knows the error type {une.type!r}")


def _avec_ce_qui_manque(erreurs: list[ErreurDeForme]) -> list[ErreurDeForme]:
    """The errors, each unknown key of an item with the only required key that the item lacks."""
    manquent: dict[Chemin, list[str]] = {}
    inconnues = Counter(une.chemin[:-1] for une in erreurs if une.type == "extra_forbidden")
    for une in erreurs:
        if une.type == "missing":
            manquent.setdefault(une.chemin[:-1], []).append(str(une.chemin[-1]))
    return [
        une._replace(manquante=manquent[parent][0])
        if une.type == "extra_forbidden"
        and (parent := une.chemin[:-1])
        and inconnues[parent] == len(manquent.get(parent, ())) == 1
        else une
        for une in erreurs
    ]


def _places_composees(lu: Lu) -> tuple[Position, ...]:
    """Places where the YAML itself was not what the writer meant: already reported."""
    return (*lu.document.cles_composees, *lu.document.alias) if lu.document else ()


def _champs(chemin: tuple[Any, ...], racine: type[BaseModel]) -> dict[str, str]:
    """The keys known where `chemin` ends, each with its French title."""
    dans = chemin if chemin and isinstance(chemin[-1], int) else chemin[:-1]
    parent = next((c for c in reversed(dans) if isinstance(c, str)), "")
    modele = SOUS.get(parent, racine)
    return {cle: champ.title or cle for cle, champ in modele.model_fields.items()}


def _cles_mal_ecrites(erreurs: list[ErreurDeForme]) -> set[Chemin]:
    """Missing keys that an unknown key stands for: one cause gives one message."""
    manquantes = {une.chemin for une in erreurs if une.type == "missing"}
    remplacees: set[Chemin] = set()
    for une in erreurs:
        if une.type == "extra_forbidden":
            proche = plus_proche(str(une.chemin[-1]), list(une.champs)) or une.manquante
            if proche:
                remplacees.add((*une.chemin[:-1], proche))
    return manquantes & remplacees
