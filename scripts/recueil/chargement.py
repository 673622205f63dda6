"""Files to corpus: finds the fiches and registries, reads them, gathers what is wrong."""

import itertools
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from recueil import regles
from recueil.corpus import LANGUE_PAR_DEFAUT, Corpus, FicheLue, Lu, ReferentielLu
from recueil.diagnostic import Diagnostic, Position
from recueil.lignes_yaml import Reparation
from recueil.modele import (
    Definition,
    Exemple,
    Fiche,
    FormeInclusive,
    Intertitres,
    Lexique,
    Organisation,
    Partie,
    Reference,
    Sigle,
    Territoire,
    Traduction,
    cle_numero,
)
from recueil.noeuds import Chemin, YAMLIllisible, analyser
from recueil.regles.r013_ecriture_yaml import illisible
from recueil.regles.r021_rubrique_inconnue import plus_proche
from recueil.regles.regle import ErreurDeForme
from recueil.source import Source, TypeDeDefaut, lire_fiche, lire_referentiel

DOSSIER_FICHES = "fiches"
DOSSIER_REFERENTIELS = "referentiels"
# Files of a forge that live beside the fiches without being any.
_AUTRES_FICHIERS = frozenset({"readme.md", "licence.md", "license.md"})
_NOM = re.compile(r"^(?P<base>.+?)(?:\.(?P<langue>[a-z]{2}))?\.md$")
_REFERENTIELS: dict[str, Any] = {
    "parties": tuple[Partie, ...],
    "organisations": tuple[Organisation, ...],
    "territoires": tuple[Territoire, ...],
    "lexique": Lexique,
}
_ADAPTATEURS = {nom: TypeAdapter(type_) for nom, type_ in _REFERENTIELS.items()}
# The model that stands under each key, to name the keys known at any place.
_SOUS: dict[str, type[BaseModel]] = {
    "definitions": Definition,
    "exemples_mes": Exemple,
    "sources": Reference,
    "intertitres": Intertitres,
    "sigles": Sigle,
    "formes_inclusives": FormeInclusive,
}
_LIMITE_DE_REPARATIONS = 200
_L = TypeVar("_L", FicheLue, ReferentielLu)


@dataclass(frozen=True)
class Lecture:
    """A corpus, and what was wrong with each file taken alone."""

    corpus: Corpus
    diagnostics: tuple[Diagnostic, ...]


def charger(racine: Path, supplementaires: Iterable[Path] = ()) -> Lecture:
    """Read the recueil at `racine`, and files that do not belong to it.

    Raises:
        OSError: a file cannot be read.
    """
    fiches: list[FicheLue] = []
    referentiels: dict[str, ReferentielLu] = {}
    diagnostics: list[Diagnostic] = []
    chemins = [*_fichiers(racine / DOSSIER_FICHES), *supplementaires]
    for chemin in dict.fromkeys(chemins):
        relatif = chemin_relatif(chemin, racine)
        if chemin.suffix == ".yml":
            lu, constats = _lire_referentiel(relatif, chemin.read_bytes(), chemin.stem)
            # A registry given by hand stands in for the recueil's own.
            referentiels[chemin.stem] = lu
        else:
            dans = chemin.is_relative_to(racine / DOSSIER_FICHES)
            fiche, constats = _lire_fiche(relatif, chemin.read_bytes(), dans)
            fiches.append(fiche)
        diagnostics.extend(constats)
    fiches.sort(key=lambda lue: (cle_numero(lue.base), lue.chemin))
    ordonnes = {nom: referentiels[nom] for nom in _REFERENTIELS if nom in referentiels}
    return Lecture(Corpus(tuple(fiches), ordonnes), tuple(diagnostics))


def chemin_relatif(chemin: Path, racine: Path) -> str:
    """`chemin` from `racine`, with `/`: the same on every machine."""
    return Path(os.path.relpath(chemin, racine)).as_posix()


def est_du_recueil(chemin: Path) -> bool:
    """Whether a file's name is that of a fiche or of a registry."""
    if chemin.suffix == ".yml":
        return chemin.stem in _REFERENTIELS
    return chemin.suffix == ".md" and chemin.name.lower() not in _AUTRES_FICHIERS


def _fichiers(dossier: Path) -> Iterator[Path]:
    for ici, dossiers, noms in os.walk(dossier):
        dossiers.sort()
        for nom in sorted(noms):
            chemin = Path(ici, nom)
            est_registre = Path(ici) == dossier / DOSSIER_REFERENTIELS
            if est_du_recueil(chemin) and est_registre == (chemin.suffix == ".yml"):
                yield chemin


def _lire_fiche(chemin: str, octets: bytes, dans: bool) -> tuple[FicheLue, list[Diagnostic]]:
    nom = _NOM.match(chemin.rsplit("/", 1)[-1])
    base, langue = (nom["base"], nom["langue"]) if nom else (chemin, None)
    dossier = chemin.split("/")[-2] if "/" in chemin else ""
    if dans and dossier == DOSSIER_FICHES:
        dossier = ""
    source = lire_fiche(chemin, octets)
    lue = FicheLue(
        source,
        None,
        base=base,
        dossier=dossier,
        langue=langue or LANGUE_PAR_DEFAUT,
        dans_le_recueil=dans,
    )
    diagnostics = [d for regle in regles.avec("sur_texte") for d in regle.sur_texte(lue)]
    if any(defaut.type is TypeDeDefaut.ENTETE_ABSENT for defaut in source.defauts):
        return lue, diagnostics
    lue, constats = _analyser(lue)
    diagnostics += constats
    if lue.document is None:
        return lue, diagnostics
    modele = Traduction if lue.est_traduction else Fiche
    try:
        lue = replace(lue, modele=modele.model_validate(lue.document.donnees))
    except ValidationError as erreur:
        diagnostics += _erreurs_de_forme(lue, erreur, modele)
    return lue, diagnostics


def _lire_referentiel(
    chemin: str, octets: bytes, nom: str
) -> tuple[ReferentielLu, list[Diagnostic]]:
    lu = ReferentielLu(lire_referentiel(chemin, octets), None, nom=nom)
    diagnostics = [d for regle in regles.avec("sur_texte") for d in regle.sur_texte(lu)]
    lu, constats = _analyser(lu)
    diagnostics += constats
    # An empty registry is one without entries yet.
    if lu.document is None or lu.document.donnees == "":
        return lu, diagnostics
    type_ = _REFERENTIELS[nom]
    try:
        lu = replace(lu, entrees=_ADAPTATEURS[nom].validate_python(lu.document.donnees))
    except ValidationError as erreur:
        modele = type_ if isinstance(type_, type) and issubclass(type_, BaseModel) else None
        diagnostics += _erreurs_de_forme(lu, erreur, modele or get_args(type_)[0])
    return lu, diagnostics


def _analyser(lu: _L) -> tuple[_L, list[Diagnostic]]:
    """Read the YAML, past the faults that can be put right in memory.

    Going past them is what lets one run report everything instead of the first trap alone.
    """
    diagnostics: list[Diagnostic] = []
    source, repare = lu.source, lu
    for regle in regles.avec("reparer"):
        constats = list(itertools.islice(regle.reparer(repare), _LIMITE_DE_REPARATIONS))
        diagnostics += [
            replace(constat, extrait=source.ligne(constat.position.ligne))
            for constat, _ in constats
        ]
        repare = replace(
            repare, source=_reparer(repare.source, [reparation for _, reparation in constats])
        )
    try:
        document = analyser(repare.source.entete, source.ligne_entete)
    except YAMLIllisible as erreur:
        constat = illisible(lu, erreur)
        # A line that another rule has just explained would be explained twice.
        if all(constat.position.ligne != autre.position.ligne for autre in diagnostics):
            diagnostics.append(constat)
        return lu, diagnostics
    lu = replace(lu, document=document)
    for regle in regles.avec("sur_document"):
        diagnostics += regle.sur_document(lu)
    return lu, diagnostics


def _reparer(source: Source, reparations: list[Reparation]) -> Source:
    entete = source.entete.split("\n")
    for reparation in reparations:
        entete[reparation.ligne - source.ligne_entete] = reparation.texte
    return replace(source, entete="\n".join(entete))


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
        for brute in erreur.errors(include_url=False)
    ]
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


def _places_composees(lu: Lu) -> tuple[Position, ...]:
    """Places where the YAML itself was not what the writer meant: already reported."""
    return (*lu.document.cles_composees, *lu.document.alias) if lu.document else ()


def _champs(chemin: tuple[Any, ...], racine: type[BaseModel]) -> dict[str, str]:
    """The keys known where `chemin` ends, each with its French title."""
    dans = chemin if chemin and isinstance(chemin[-1], int) else chemin[:-1]
    parent = next((c for c in reversed(dans) if isinstance(c, str)), "")
    modele = _SOUS.get(parent, racine)
    return {cle: champ.title or cle for cle, champ in modele.model_fields.items()}


def _cles_mal_ecrites(erreurs: list[ErreurDeForme]) -> set[Chemin]:
    """Missing keys that an unknown key stands for: one cause gives one message."""
    manquantes = {une.chemin for une in erreurs if une.type == "missing"}
    remplacees: set[Chemin] = set()
    for une in erreurs:
        if une.type == "extra_forbidden":
            proche = plus_proche(str(une.chemin[-1]), list(une.champs))
            if proche is not None:
                remplacees.add((*une.chemin[:-1], proche))
    return manquantes & remplacees
