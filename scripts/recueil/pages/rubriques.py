"""The reference of what fiches and registries may hold, `/contribuer/rubriques/`, from the models.

In French only, like the pages of the rules: its words are those that are typed.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from recueil.catalogue import catalogue
from recueil.conventions import LANGUE_PAR_DEFAUT, MOTIF_ID
from recueil.markdown_sur import bloc_de_code, litteral, titre
from recueil.pages.page import Page
from recueil.schema import NOMS, schema

ADRESSE = "contribuer/rubriques/"


def page_rubriques() -> Page:
    """The page of all keys, each with what it is for, its limits and an example."""
    textes = catalogue(LANGUE_PAR_DEFAUT)
    blocs = [f"# {textes['rubriques_titre']}", textes["rubriques_presentation"]]
    fiche = schema("fiche")
    for nom in NOMS:
        entier = schema(nom)
        blocs.append(titre(2, textes[f"rubriques_{nom}"], nom, "rubriques"))
        blocs.append(litteral(entier["description"]))
        if "items" in entier:
            entree = _objet(entier["items"], entier)
            blocs.append(_tableau(entree))
            blocs.append(bloc_de_code("\n".join(_yaml([_exemple(entree)], entree, entier)), "yaml"))
            continue
        for cle, champ in entier["properties"].items():
            if nom != "traduction" or cle not in fiche["properties"]:
                blocs += _rubrique(nom, cle, champ, entier)
    return Page(
        uri=f"{ADRESSE}index.md",
        adresse=ADRESSE,
        langue=LANGUE_PAR_DEFAUT,
        meta={
            "title": textes["rubriques_titre"],
            "description": textes["rubriques_description"],
        },
        corps="\n\n".join(blocs) + "\n",
        dans_le_menu=False,
    )


def _rubrique(nom: str, cle: str, champ: dict[str, Any], entier: dict[str, Any]) -> list[str]:
    textes = catalogue(LANGUE_PAR_DEFAUT)
    exige = cle in entier.get("required", ())
    exigence = textes["rubriques_exige" if exige else "rubriques_facultatif"]
    blocs = [
        titre(3, f"{litteral(champ['title'])} : `{cle}`", f"{nom}-{cle}", "rubrique"),
        f"**{exigence}.** {litteral(champ['description'])}",
    ]
    # The sentence often says it already.
    dits = set(re.findall(r"[0-9]+", champ["description"]))
    limites = [
        limite
        for limite in _limites(champ, entier)
        if not (nombres := set(re.findall(r"[0-9]+", limite))) or nombres - dits
    ]
    if limites:
        blocs.append("\n".join(f"- {litteral(limite)}" for limite in limites))
    exemple = champ["examples"][0]
    dedans = _objet(champ.get("items", champ), entier)
    if "properties" in dedans:
        blocs.append(_tableau(dedans))
        exemple = [_exemple(dedans)] if "items" in champ else _exemple(dedans)
    lignes = _yaml({cle: exemple}, entier, entier)
    blocs.append(bloc_de_code("\n".join(lignes), "yaml"))
    return blocs


def _exemple(objet: dict[str, Any]) -> dict[str, Any]:
    """An object with everything that it may hold."""
    return {cle: champ["examples"][0] for cle, champ in objet["properties"].items()}


def _tableau(objet: dict[str, Any]) -> str:
    """The keys inside a key."""
    textes = catalogue(LANGUE_PAR_DEFAUT)
    tete = (textes["rubriques_mot"], textes["rubriques_exigence"], textes["rubriques_contenu"])
    lignes = [f"| {' | '.join(tete)} |", "|---|---|---|"]
    for cle, champ in objet["properties"].items():
        exige = textes[
            "rubriques_exige" if cle in objet.get("required", ()) else "rubriques_facultatif"
        ]
        lignes.append(f"| `{cle}` | {exige} | {litteral(champ['description'])} |")
    return "\n".join(lignes)


def _limites(champ: dict[str, Any], entier: dict[str, Any]) -> Iterator[str]:
    """What a rule refuses, in words."""
    textes = catalogue(LANGUE_PAR_DEFAUT)
    valeur = _objet(champ, entier)
    debut, fin = valeur.get("minLength", 1), valeur.get("maxLength")
    if fin and debut > 1:
        yield textes["rubriques_signes"].format(debut=debut, fin=fin)
    elif fin:
        yield textes["rubriques_signes_au_plus"].format(fin=fin)
    if champ.get("minItems"):
        yield textes["rubriques_au_moins_un"]
    for motif in (valeur, valeur.get("items", {})):
        if "patternErrorMessage" in motif:
            yield motif["patternErrorMessage"].partition(" Exemple :")[0]
    effets = valeur.get("enumDescriptions", ())
    for choix, effet in zip(valeur.get("enum", ()), effets, strict=False):
        yield f"{choix} : {effet[:1].lower()}{effet[1:]}"


def _objet(noeud: dict[str, Any], entier: dict[str, Any]) -> dict[str, Any]:
    """What describes a value, references and alternatives followed."""
    noeud = next((autre for autre in noeud.get("anyOf", ()) if "$ref" in autre), noeud)
    if "$ref" in noeud:
        objet: dict[str, Any] = entier["$defs"][noeud["$ref"].rsplit("/", 1)[-1]]
        return objet
    return noeud


def _yaml(valeur: Any, decrit: dict[str, Any], entier: dict[str, Any]) -> list[str]:
    """An example as a writer types it: texts between quotes, lists one item a line."""
    lignes = []
    if isinstance(valeur, dict):
        for cle, contenu in valeur.items():
            champ = _objet(decrit["properties"][cle], entier)
            if isinstance(contenu, str):
                lignes.append(f"{cle}: {_texte(contenu, champ)}")
            else:
                dedans = _objet(champ.get("items", champ), entier)
                lignes += [f"{cle}:", *(f"  {ligne}" for ligne in _yaml(contenu, dedans, entier))]
        return lignes
    for point in valeur:
        texte = isinstance(point, str)
        premiere, *suite = [_texte(point, decrit)] if texte else _yaml(point, decrit, entier)
        lignes += [f"- {premiere}", *(f"  {ligne}" for ligne in suite)]
    return lignes


def _texte(valeur: str, champ: dict[str, Any]) -> str:
    """One of a list of words, or an identifier, as it is; any other text between quotes."""
    nu = "enum" in champ or champ.get("pattern") == MOTIF_ID or "anyOf" in champ
    return valeur if nu else json.dumps(valeur, ensure_ascii=False)
