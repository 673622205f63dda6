"""The forms of the forges, as values: which questions, in which words.

The contract with `recueil importer --formulaire`: a forge turns answers into Markdown, for each
question a heading « ### Libellé » with what was answered under it (GitHub writes `_No response_`,
Gitea and Forgejo nothing, under a question left empty). The label is the French `title` of a
field of the model, the `cle` is its name. In a list, one line is one point; a definition is
« Terme : ce qu'il veut dire »; a source is its title, then its address.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from recueil.elements import Exemple
from recueil.modele import Fiche
from recueil.types_du_format import Modele
from recueil.valeurs import Partie


@dataclass(frozen=True)
class Champ:
    """A question of a form.

    Attributes:
        cle: its name in the address of a form that comes with answers; of the model's field, if
            there is one.
        libelle: the label, in French; the heading above the answer.
        aide: what to answer, in sentences.
        exemple: what an answer looks like; shown in the empty field.
        long: whether the answer takes several lines.
        obligatoire: whether the form can be sent without it.
    """

    cle: str
    libelle: str
    aide: str
    exemple: str = ""
    long: bool = False
    obligatoire: bool = False


@dataclass(frozen=True)
class Formulaire:
    """A form.

    Attributes:
        nom: of its file, without the extension.
        titre: as forges list it.
        resume: one sentence under the title.
        accueil: a few words above the questions, in Markdown.
        sujet: how the title of what is sent starts.
    """

    nom: str
    titre: str
    resume: str
    accueil: str
    sujet: str
    champs: tuple[Champ, ...]


_LICENCE = (
    "En l'envoyant, vous acceptez que votre texte soit diffusé sous la licence des fiches, "
    "CC BY-SA 4.0."
)
_PAR_LIGNE = "Un point par ligne."
_LISTES = {
    "contexte": _PAR_LIGNE,
    "enjeux": _PAR_LIGNE,
    "definitions": "Une définition par ligne : le mot, deux-points, puis ce qu'il veut dire.",
    "exemples_mes": "Un exemple par ligne : qui, quoi, où, quand.",
    "mots_cles": "Un mot-clé par ligne.",
    "sources": "Une source par ligne : le titre du document, puis son adresse s'il est en ligne.",
    "redaction": "Un nom par ligne. Laissez vide pour ne pas être nommé.",
    "organisations": "Le nom de chacune, une par ligne.",
    "territoires": "Le nom de chacun, un par ligne.",
}
# In the words of the person who answers, where the model speaks to the one who writes the file.
_AIDES = {
    "organisations": "Qui l'a fait.",
    "territoires": "Où : une commune, un département, une région.",
}
_EXEMPLES = {
    "organisations": "MES Normandie",
    "territoires": "Normandie",
}


def formulaire_de_fiche(parties: Iterable[Partie] = ()) -> Formulaire:
    """« Proposer une fiche »: what a fiche cannot do without, and a little more.

    Args:
        parties: the parts of the recueil, to choose a number.
    """
    obligatoires = ("titre", "resume", "contexte", "enjeux", "definitions", "exemples_mes")
    facultatifs = ("mots_cles", "sources", "redaction")
    titres = ", ".join(f"{partie.numero} {partie.titre}" for partie in parties)
    numero = _champ(Fiche, "numero")
    return Formulaire(
        nom="proposer-une-fiche",
        titre="Proposer une fiche",
        resume="Écrire une fiche en répondant à quelques questions.",
        accueil=(
            "Répondez avec vos mots : la relecture aidera à mettre en forme. Les faits demandent "
            f"une source. {_LICENCE}"
        ),
        sujet="Fiche : ",
        champs=(
            Champ(
                "numero",
                numero.libelle,
                f"{numero.aide} Laissez vide si vous hésitez : il sera choisi à la relecture."
                + (f" Les parties : {titres}." if titres else ""),
                numero.exemple,
            ),
            *(_champ(Fiche, cle, obligatoire=True) for cle in obligatoires),
            *(_champ(Fiche, cle) for cle in facultatifs),
        ),
    )


def formulaire_d_exemple() -> Formulaire:
    """« Proposer un exemple »: one more for a fiche that exists."""
    numero = _champ(Fiche, "numero")
    return Formulaire(
        nom="proposer-un-exemple",
        titre="Proposer un exemple",
        resume="Ajouter à une fiche ce qu'un membre du MES a fait.",
        accueil=f"Un exemple dit qui a fait quoi, où et quand. {_LICENCE}",
        sujet="Exemple : ",
        champs=(
            Champ(
                "numero",
                numero.libelle,
                "Le numéro de la fiche, en haut de sa page.",
                numero.exemple,
                obligatoire=True,
            ),
            _champ(Exemple, "texte", obligatoire=True, long=True),
            *(_champ(Exemple, cle) for cle in ("organisations", "territoires", "periode", "lien")),
        ),
    )


def formulaire_d_erreur() -> Formulaire:
    """« Signaler une erreur »: for people; no program reads the answers."""
    return Formulaire(
        nom="signaler-une-erreur",
        titre="Signaler une erreur",
        resume="Dire ce qui est faux, mal écrit ou dépassé dans une page.",
        accueil="Merci de relire ! Le nom de la page et le passage suffisent.",
        sujet="Erreur : ",
        champs=(
            Champ(
                "fiche",
                "Fiche",
                "Le numéro et le titre de la fiche, ou le nom de la page.",
                "2.6",
                obligatoire=True,
            ),
            Champ("page", "Page", "L'adresse de la page.", "https://exemple.org/page"),
            Champ(
                "erreur",
                "Erreur",
                "Recopiez le passage, et dites ce qui ne va pas.",
                long=True,
                obligatoire=True,
            ),
            Champ("correction", "Correction", "Ce qu'il faudrait écrire à la place.", long=True),
            Champ("source", "Source", "Le document qui permet de le vérifier."),
        ),
    )


def tous(parties: Iterable[Partie] = ()) -> tuple[Formulaire, ...]:
    """The forms, in the order in which a person is offered them."""
    return formulaire_de_fiche(parties), formulaire_d_exemple(), formulaire_d_erreur()


def _champ(
    modele: type[Modele], cle: str, *, obligatoire: bool = False, long: bool | None = None
) -> Champ:
    champ = modele.model_fields[cle]
    exemple = (champ.examples or [""])[0]
    aide = _AIDES.get(cle, champ.description or "")
    return Champ(
        cle=cle,
        libelle=champ.title or cle,
        aide=f"{aide} {_LISTES[cle]}" if cle in _LISTES else aide,
        exemple=_EXEMPLES.get(cle) or "\n".join(_ligne(point) for point in _points(exemple)),
        long=cle in _LISTES or cle == "resume" if long is None else long,
        obligatoire=obligatoire,
    )


def _points(exemple: Any) -> list[Any]:
    return exemple if isinstance(exemple, list) else [exemple]


def _ligne(point: Any) -> str:
    """An example of the model as a person types it in a form."""
    if not isinstance(point, dict):
        return str(point)
    if "terme" in point:
        return f"{point['terme']} : {point['texte']}"
    return " ".join(str(valeur) for valeur in point.values())
