"""The rules to pages: one each, with examples and the program's own message, and their list.

In French only: a rule speaks of what is typed, and its messages are French.
"""

import re
from types import ModuleType

from recueil.catalogue import catalogue, composer
from recueil.conventions import LANGUE_PAR_DEFAUT
from recueil.essais import message_du_mauvais_exemple
from recueil.markdown_sur import bloc_de_code, litteral, titre
from recueil.pages.page import Page
from recueil.rapports.texte import rapporter
from recueil.regles import toutes
from recueil.regles.documentation import (
    ADRESSE_DES_REGLES,
    Documentation,
    Extrait,
    documentation,
)
from recueil.regles.familles import famille, par_famille
from recueil.regles.regle import Regle
from recueil.slug import slug

# The one that says how to ask for silence.
_REGLE_DES_SILENCES = "R078"
# The line of a fiche in a message, after its number, and the one that underlines a place in it.
_EXTRAIT = re.compile(r" +[0-9]* \| ")
_PHRASES, _CITATION = "phrases", "text"


def pages_regles() -> list[Page]:
    """The page of each rule, `/contribuer/regles/R012/`, and their list."""
    return [_liste(), *(_page(regle) for regle in toutes())]


def _liste() -> Page:
    textes = catalogue(LANGUE_PAR_DEFAUT)
    blocs = [f"# {textes['regles_titre']}", textes["regles_presentation"]]
    for nom, regles in par_famille(toutes()).items():
        blocs.append(titre(2, litteral(nom), slug(nom), "regles-liste"))
        lignes = [
            f"| {textes['regles_code']} | {textes['regles_nom']} | {textes['regles_gravite']} |",
            "|---|---|---|",
        ]
        for regle in regles:
            une: Regle = regle.REGLE
            gravite = textes[f"gravite_{une.gravite.value}"]
            lignes.append(
                f"| {une.code} | [{litteral(majuscule(une.nom))}]({une.code}.md) | {gravite} |"
            )
        blocs.append("\n".join(lignes))
    return Page(
        uri=f"{ADRESSE_DES_REGLES}index.md",
        adresse=ADRESSE_DES_REGLES,
        langue=LANGUE_PAR_DEFAUT,
        meta={
            "title": textes["regles_titre"],
            "description": textes["regles_description"],
        },
        corps="\n\n".join(blocs) + "\n",
        dans_le_menu=False,
    )


def _page(module: ModuleType) -> Page:
    textes = catalogue(LANGUE_PAR_DEFAUT)
    regle: Regle = module.REGLE
    texte = documentation(module)
    gravite = regle.gravite.value
    retour = f"[{textes['regles_titre']}](index.md) · {litteral(famille(regle.code))}"
    blocs = [
        f"{retour}\n{{: .regle-retour }}",
        f"# {textes['regle_titre'].format(code=regle.code, nom=litteral(majuscule(regle.nom)))}",
        f"**{textes[f'gravite_{gravite}']}**{textes['separateur']}"
        f"{textes[f'regle_{gravite}']}\n{{: .regle-gravite .regle-gravite--{gravite} }}",
        texte.resume,
        f"**{textes['regle_pourquoi']}**{textes['separateur']}{regle.pourquoi}",
        *_exemples(texte),
        titre(2, textes["regle_message"], "message", "regle-message"),
        *_message(module),
        titre(2, textes["regle_silence"], "silence", "regle-silence"),
        textes["regle_silence_texte" if regle.silencieuse else "regle_sans_silence"].format(
            # Not in the catalogue: its typography would change what is to be copied.
            dans_le_texte=f"<!-- recueil: ignorer {regle.code} : la raison -->",
            dans_l_entete=f"# recueil: ignorer {regle.code} : la raison",
            regle=_REGLE_DES_SILENCES,
        ),
    ]
    return Page(
        uri=f"{ADRESSE_DES_REGLES}{regle.code}.md",
        adresse=f"{ADRESSE_DES_REGLES}{regle.code}/",
        langue=LANGUE_PAR_DEFAUT,
        meta={
            "title": composer(f"{regle.code} {majuscule(regle.nom)}", LANGUE_PAR_DEFAUT),
            "description": composer(texte.resume, LANGUE_PAR_DEFAUT),
        },
        corps="\n\n".join(blocs) + "\n",
        dans_le_menu=False,
    )


def majuscule(nom: str) -> str:
    """`nom` as a title: its first letter alone is a capital, as French wants."""
    return nom[:1].upper() + nom[1:]


def _exemples(texte: Documentation) -> list[str]:
    """The prose and the examples, in the order of the docstring."""
    textes = catalogue(LANGUE_PAR_DEFAUT)
    blocs = []
    rangs = {True: 0, False: 0}
    for bloc in texte.blocs:
        if isinstance(bloc, str):
            blocs.append(bloc)
            continue
        genre = "bon" if bloc.bon else "mauvais"
        rangs[bloc.bon] += 1
        ancre = genre if rangs[bloc.bon] == 1 else f"{genre}-{rangs[bloc.bon]}"
        blocs.append(titre(2, textes[f"regle_{genre}"], ancre, f"exemple-{genre}"))
        for extrait in bloc.extraits:
            if extrait.ou or not bloc.bon:
                blocs.append(_lieu(extrait))
            # A tab that looks like spaces would make the example look right.
            visible = extrait.texte.replace("\t", "⇥   ")
            langage = "markdown" if _dans_le_texte(extrait) else "yaml"
            blocs.append(bloc_de_code(visible, langage))
            if extrait.fois > 1:
                blocs.append(textes["regle_repete"].format(fois=extrait.fois))
    return blocs


def _lieu(extrait: Extrait) -> str:
    textes = catalogue(LANGUE_PAR_DEFAUT)
    if extrait.encodage != "UTF-8":
        return textes["regle_enregistre"].format(encodage=litteral(extrait.encodage))
    if _dans_le_texte(extrait):
        return textes["regle_dans_le_texte"]
    if not extrait.ou.endswith((".md", ".yml")):
        return textes["regle_dans_l_entete"]
    return textes["regle_dans"].format(fichier=f"`{extrait.ou}`")


def _dans_le_texte(extrait: Extrait) -> bool:
    return extrait.ou.startswith(("le texte", "le corps"))


def _message(module: ModuleType) -> list[str]:
    """What the program says of the bad example: sentences, the lines of the fiche, sentences.

    Sentences are cut where the screen ends; the lines that quote the fiche stay whole: a sign
    under another must stay under it.
    """
    blocs: list[tuple[str, list[str]]] = []
    for ligne in rapporter([message_du_mauvais_exemple(module)]).plain.strip("\n").split("\n"):
        langage = _CITATION if _EXTRAIT.match(ligne) else _PHRASES
        if not blocs or blocs[-1][0] != langage:
            blocs.append((langage, []))
        blocs[-1][1].append(ligne.removeprefix("  ") if langage == _PHRASES else ligne)
    return [bloc_de_code("\n".join(lignes), langage) for langage, lignes in blocs]
