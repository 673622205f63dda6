"""The sections of a document, each to its place in the format."""

import re
from typing import Any

from recueil.conventions import MOTIF_NUMERO
from recueil.importation.contenu import Noeud, texte, texte_des_blocs
from recueil.importation.markdown import en_blocs, en_ligne
from recueil.importation.noms import Noms
from recueil.importation.placement.chantier import Chantier, FichePlacee
from recueil.importation.placement.completion import completer
from recueil.importation.placement.definitions import placer_les_definitions
from recueil.importation.placement.exemples import placer_les_exemples
from recueil.importation.placement.sources import placer_les_sources
from recueil.importation.plan import CORPS, PREAMBULE, FicheBrute, Section, niveau_relatif
from recueil.importation.relecture import DE_LA_FICHE, SUITE, points, valeur_de
from recueil.importation.titres import Titre

A_CLASSER = "À classer"
_INTERTITRES = ("contexte", "enjeux", "definitions", "exemples_mes")


def placer(brute: FicheBrute, noms: Noms) -> FichePlacee:
    """Give each section of a document its place."""
    chantier = Chantier(brute, noms)
    placee = chantier.placee
    titre = chantier.casse.en_phrase(" ".join(brute.titre.split()))
    for section in brute.sections:
        _section(chantier, section)
    placee.places += [titre, *_textes(chantier.donnees), *chantier.intertitres.values()]
    placee.places += [*chantier.corps, *chantier.restes]
    if chantier.intertitres:
        chantier.donnees["intertitres"] = chantier.intertitres
    placee.donnees = completer(brute.numero, titre, chantier.donnees)
    if chantier.restes:
        chantier.corps += [f"## {A_CLASSER}", *chantier.restes]
    placee.corps = "\n\n".join(chantier.corps)
    return placee


def _textes(valeur: Any, cle: str = "") -> list[str]:
    if isinstance(valeur, str):
        return [valeur]
    if isinstance(valeur, dict):
        # A term taken from a heading, an organisation taken from a text: not words twice.
        return [
            t
            for c, v in valeur.items()
            if c not in ("organisations", "territoires", "periode")
            and not (c == "terme" and ("titre" in valeur or "_du_texte" in valeur))
            for t in _textes(v, c)
        ]
    return [t for v in valeur for t in _textes(v, cle)]


def _section(chantier: Chantier, section: Section) -> None:
    if section.intertitre and section.rubrique in _INTERTITRES:
        titre = chantier.casse.en_phrase(section.intertitre)
        if section.rubrique in chantier.intertitres or section.rubrique in chantier.donnees:
            chantier.ajouter(section.rubrique, [f"**{titre}**"])
        else:
            chantier.intertitres[section.rubrique] = titre
    if section.rubrique == PREAMBULE:
        _preambule(chantier, section)
    elif section.rubrique in ("contexte", "enjeux"):
        chantier.ajouter(section.rubrique, chantier.points(section))
    elif section.rubrique == "definitions":
        placer_les_definitions(chantier, section)
    elif section.rubrique == "exemples_mes":
        placer_les_exemples(chantier, section)
    elif section.rubrique == "sources":
        placer_les_sources(chantier, section)
    elif section.rubrique in ("mots_cles", "redaction", "voir_aussi"):
        _mots(chantier, section)
    elif section.rubrique == "resume" and "resume" not in chantier.donnees:
        chantier.donnees["resume"] = " ".join(" ".join(chantier.points(section)).split())
    else:
        _corps(chantier, section)


def _preambule(chantier: Chantier, section: Section) -> None:
    for bloc in section.contenu:
        ligne = (
            " ".join(texte(bloc["c"]).split())
            if isinstance(bloc, dict) and bloc["t"] == "Para"
            else ""
        )
        trouve = valeur_de(ligne, DE_LA_FICHE)
        if trouve and trouve[1] and trouve[0] not in chantier.donnees:
            cle, valeur = trouve
            if cle == "statut" and not chantier.brute.relecture:
                chantier.a_classer([bloc])
                continue
            if cle == "resume" and isinstance(bloc, dict):
                # Its emphasis is kept, unlike the label's.
                valeur = re.sub(r"^\W*\w+\W*:\W*?\s+", "", en_ligne(bloc["c"]), count=1)
                valeur = valeur if texte(bloc["c"]).endswith(valeur[-1:]) else trouve[1]
            liste = cle in ("anciens_numeros", "sans_lien")
            chantier.donnees[cle] = points(valeur) if liste else valeur
            chantier.placee.structure.append(DE_LA_FICHE[cle])
        else:
            chantier.a_classer([bloc])


def _mots(chantier: Chantier, section: Section) -> None:
    for item in chantier.items(section):
        ecrit = " ".join(texte_des_blocs(item).split())
        if section.rubrique == "voir_aussi":
            numero = re.search(r"[1-9][0-9]*\.[1-9][0-9]*", ecrit)
            seul = numero is not None and re.fullmatch(
                MOTIF_NUMERO[1:-1], re.sub(r"^fiche\s+", "", ecrit, flags=re.IGNORECASE)
            )
            if numero is None or not (seul or chantier.brute.relecture):
                chantier.a_classer(item)
                continue
            chantier.placee.structure.append(ecrit)
            chantier.ajouter("voir_aussi", [numero.group()])
        elif chantier.brute.relecture:
            chantier.ajouter(section.rubrique, [ecrit])
        else:
            decoupe = re.split(r"\s*[,;·]\s*", ecrit.rstrip("."))
            chantier.ajouter(section.rubrique, [m for m in decoupe if m])


def _corps(chantier: Chantier, section: Section) -> None:
    if section.rubrique == CORPS and section.intertitre:
        if chantier.brute.relecture and section.intertitre == SUITE:
            chantier.placee.structure.append(SUITE)
        else:
            chantier.corps.append(f"## {chantier.casse.en_phrase(section.intertitre)}")
    elif section.rubrique != CORPS:
        chantier.corps.append(
            f"## {chantier.casse.en_phrase(section.intertitre or section.rubrique)}"
        )
    suite: list[Noeud] = []
    for bloc in section.contenu:
        if isinstance(bloc, Titre):
            inlines = chantier.sans_capitales(bloc.inlines)
            niveau = niveau_relatif(section, bloc)
            if chantier.brute.relecture:
                niveau = bloc.niveau
            suite.append({"t": "Header", "c": [niveau, ["", [], []], inlines]})
        else:
            suite.append(bloc)
    if suite:
        chantier.corps.append(en_blocs(suite))
