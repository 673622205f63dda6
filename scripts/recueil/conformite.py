"""What was read against the models of the format: what is wrong, or the values let in.

The stage that imports Pydantic: those who know already that a header is right do without it.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from recueil import regles
from recueil.corpus import FicheLue, Lu
from recueil.diagnostic import Diagnostic, Position
from recueil.modele import Fiche, Traduction
from recueil.modeles_par_cle import RACINES, REFERENTIELS, SOUS
from recueil.noeuds import Chemin
from recueil.proximite import plus_proche
from recueil.registres import ReferentielLu
from recueil.regles.r115_trop_de_fautes import LIMITE
from recueil.regles.regle import ErreurDeForme
from recueil.silences import sans_consignes


def modele_de(lue: FicheLue) -> Fiche | None:
    """The front matter of a fiche as a model; None when its shape is wrong."""
    try:
        return _valider(lue)
    except ValidationError:
        return None


def entrees_de(lu: ReferentielLu) -> object:
    """The entries of a registry as models; None when there is none, or some are wrong."""
    # An empty registry is one without entries yet.
    if lu.document is None or lu.document.donnees == "":
        return None
    try:
        entrees: object = _adaptateur(lu.nom).validate_python(lu.document.donnees)
    except ValidationError:
        return None
    return entrees


def fautes(lu: FicheLue | ReferentielLu) -> Iterator[Diagnostic]:
    """What is wrong with the shape of a file whose YAML can be read."""
    assert lu.document is not None
    try:
        if isinstance(lu, FicheLue):
            _valider(lu)
        else:
            _adaptateur(lu.nom).validate_python(lu.document.donnees)
    except ValidationError as erreur:
        yield from _diagnostics(lu, erreur, _racine(lu))


@cache
def _adaptateur(nom: str) -> TypeAdapter[Any]:
    """What checks a registry; a run that changes the header of a fiche asks for none."""
    return TypeAdapter(REFERENTIELS[nom])


def _racine(lu: FicheLue | ReferentielLu) -> type[BaseModel]:
    """The model of a fiche, or of an entry of a registry."""
    return _modele(lu) if isinstance(lu, FicheLue) else RACINES[lu.nom]


def _modele(lue: FicheLue) -> type[Fiche]:
    return Traduction if lue.est_traduction else Fiche


def _valider(lue: FicheLue) -> Fiche:
    return _modele(lue).model_validate(_valeurs(lue))


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


def _diagnostics(lu: Lu, erreur: ValidationError, racine: type[BaseModel]) -> Iterator[Diagnostic]:
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
