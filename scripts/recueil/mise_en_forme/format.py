"""What the models say of each place of a file: the order of its keys, what may be left out."""

from enum import Enum
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from recueil.conventions import MOTIF_ID, MOTIF_LANGUE
from recueil.modeles_par_cle import SOUS
from recueil.noeuds import Chemin

_MOTIFS_DE_NOM = (MOTIF_ID, MOTIF_LANGUE)


def modele_a(chemin: Chemin, racine: type[BaseModel]) -> type[BaseModel] | None:
    """The model of the mapping at `chemin`; None where the format expects no mapping."""
    parent = next((pas for pas in reversed(chemin) if isinstance(pas, str)), None)
    return racine if parent is None else SOUS.get(parent)


def ordre(cles: list[str], modele: type[BaseModel] | None) -> list[str]:
    """The keys in the order of the model; the unknown ones come last, as they were."""
    connues = list(modele.model_fields) if modele else []
    rangs = {cle: rang for rang, cle in enumerate(connues)}
    return sorted(cles, key=lambda cle: rangs.get(cle, len(connues)))


def est_facultative(cle: str, modele: type[BaseModel] | None) -> bool:
    """Whether the model knows the key and does without it."""
    champ = modele.model_fields.get(cle) if modele else None
    return champ is not None and not champ.is_required()


def se_prend_dans_une_liste(chemin: Chemin, racine: type[BaseModel]) -> bool:
    """Whether the text at `chemin` is an identifier or one of a few words."""
    profondeur = next(
        (rang for rang in range(len(chemin) - 1, -1, -1) if isinstance(chemin[rang], str)), None
    )
    if profondeur is None:
        return False
    modele = modele_a(chemin[:profondeur], racine)
    champ = modele.model_fields.get(str(chemin[profondeur])) if modele else None
    return champ is not None and _nomme(champ)


def _nomme(champ: FieldInfo) -> bool:
    return _est_un_choix(champ.annotation) or any(map(_a_un_motif_de_nom, champ.metadata))


def _est_un_choix(annotation: Any) -> bool:
    if get_origin(annotation) is Literal:
        return True
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return True
    if hasattr(annotation, "__metadata__") and any(
        map(_a_un_motif_de_nom, annotation.__metadata__)
    ):
        return True
    return any(_est_un_choix(morceau) for morceau in get_args(annotation))


def _a_un_motif_de_nom(metadonnee: object) -> bool:
    if isinstance(metadonnee, StringConstraints):
        return metadonnee.pattern in _MOTIFS_DE_NOM
    return getattr(metadonnee, "pattern", None) in _MOTIFS_DE_NOM
