"""The answers to a forge's form, to a fiche, or to one more example in a fiche.

A forge writes each question as a heading « ### Libellé » and the answer under it; the label is the
`title` of a field of the model (see `recueil.forge.champs`). An empty answer is nothing, a comment,
or `_No response_`. One line is one point; a line that starts with spaces carries on the one above.

- « Définitions » : `Terme : ce qu'il veut dire`.
- « Exemples du MES » : what was done; `Organisation : ce qu'elle a fait` names who did it, when the
  registry knows the name. What the text says of who, where and when is proposed.
- « Sources » : the title, then the address.
- « Organisations », « Territoires » (one example) : a name a line.
"""

import re
from collections.abc import Mapping
from typing import Any

from recueil.delimitation import DELIMITEUR
from recueil.elements import Exemple
from recueil.importation.arbre import propre_des_lignes
from recueil.importation.casse import Casse, avec_capitale, plat
from recueil.importation.constats import (
    EXISTANTE,
    FORMULAIRE,
    SANS_NUMERO,
    TROP_GROS,
    ImportImpossible,
    erreur,
)
from recueil.importation.fiches import Importee, en_fichier
from recueil.importation.lecture import TAILLE_D_UN_TEXTE
from recueil.importation.noms import Noms
from recueil.importation.placement import completer, proposer, reference
from recueil.libyaml import analyser
from recueil.mise_en_forme import (
    MiseEnFormeImpossible,
    mettre_en_forme_la_fiche,
    rediger,
)
from recueil.mise_en_forme.commentaires import attacher
from recueil.modele import Fiche
from recueil.registres import Referentiels
from recueil.releve import Corpus
from recueil.source import lire_fiche

_TITRE = re.compile(r"^#{2,4}[ \t]+(?P<libelle>[^\n]+?)[ \t]*#*$", re.MULTILINE)
_COMMENTAIRE = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SANS_REPONSE = re.compile(r"_no response_|_aucune réponse_|n/?a", re.IGNORECASE)
_PUCE = re.compile(r"^(?:[-*+•–—]|[0-9]{1,2}[.)])\s+")
_DE_LA_FICHE = (
    "numero",
    "titre",
    "titre_court",
    "resume",
    "contexte",
    "enjeux",
    "definitions",
    "exemples_mes",
    "mots_cles",
    "voir_aussi",
    "sources",
    "redaction",
)
_DE_L_EXEMPLE = ("texte", "organisations", "territoires", "periode", "lien")
_LISTES = ("contexte", "enjeux", "redaction")


def importer_un_formulaire(
    nom: str, octets: bytes, corpus: Corpus, referentiels: Referentiels, numero: str = ""
) -> Importee:
    """The fiche that a form proposes; or the existing one with one more example.

    Raises:
        ImportImpossible: answers are missing, or the fiche to complete cannot be.
    """
    if len(octets) > TAILLE_D_UN_TEXTE:
        raise ImportImpossible(erreur(TROP_GROS, nom, "ce fichier n'est pas un formulaire"))
    texte = octets.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    reponses = lire_les_reponses(propre_des_lignes(texte))
    numero = numero or reponses.get("numero", "").removeprefix("fiche").strip()
    if not reponses:
        libelles = ", ".join(f"« ### {_libelle(cle)} »" for cle in ("titre", "contexte"))
        message = "ce fichier ne contient aucune réponse à un formulaire"
        conseil = (
            "ouvrez le ticket pour le modifier, et copiez tout le texte, "
            f"avec ses titres ({libelles}…)"
        )
        raise ImportImpossible(erreur(FORMULAIRE, nom, message, conseil))
    if not numero:
        message = "le formulaire ne dit pas le numéro de la fiche"
        conseil = f"choisissez-le et ajoutez-le à la commande : {_libres(corpus)}"
        raise ImportImpossible(erreur(SANS_NUMERO, nom, message, conseil))
    noms = Noms(referentiels)
    if "texte" in reponses and "titre" not in reponses:
        return _avec_un_exemple(nom, numero, reponses, corpus, noms)
    if "titre" not in reponses:
        message = f"il manque la réponse à « {_libelle('titre')} »"
        raise ImportImpossible(erreur(FORMULAIRE, nom, message))
    titre = Casse(noms.a_capitales).en_phrase(" ".join(reponses["titre"].split()))
    donnees = completer(numero, titre, _donnees(reponses, noms))
    return Importee(numero, titre, nom, en_fichier(donnees, ""))


def lire_les_reponses(texte: str) -> dict[str, str]:
    """The answers by key of the model; those left empty are absent."""
    texte = _COMMENTAIRE.sub("", texte)
    connus = {plat(_libelle(cle)): cle for cle in (*_DE_L_EXEMPLE, *_DE_LA_FICHE)}
    places = [
        (trouve.start(), trouve.end(), connus[plat(trouve["libelle"])])
        for trouve in _TITRE.finditer(texte)
        if plat(trouve["libelle"]) in connus
    ]
    reponses: dict[str, str] = {}
    for rang, (_, debut, cle) in enumerate(places):
        fin = places[rang + 1][0] if rang + 1 < len(places) else len(texte)
        reponse = texte[debut:fin].strip()
        if reponse and not _SANS_REPONSE.fullmatch(reponse):
            reponses.setdefault(cle, reponse)
    return reponses


def _libelle(cle: str) -> str:
    champ = Fiche.model_fields.get(cle) or Exemple.model_fields[cle]
    return champ.title or cle


def _libres(corpus: Corpus) -> str:
    rangs = sorted(corpus.derniers_rangs.items())
    return " ou ".join(f"--numero {partie}.{rang + 1}" for partie, rang in rangs) or "--numero 1.1"


def _lignes(reponse: str) -> list[str]:
    points: list[str] = []
    for ligne in reponse.split("\n"):
        if not ligne.strip():
            continue
        if ligne.startswith("  ") and points and not _PUCE.match(ligne.strip()):
            points[-1] = f"{points[-1]} {ligne.strip()}"
        else:
            points.append(_PUCE.sub("", ligne.strip()))
    return points


def _donnees(reponses: Mapping[str, str], noms: Noms) -> dict[str, Any]:
    donnees: dict[str, Any] = {}
    for cle, reponse in reponses.items():
        if cle == "mots_cles":
            mots = (mot.strip() for ligne in _lignes(reponse) for mot in re.split("[,;]", ligne))
            donnees[cle] = [mot for mot in mots if mot]
        elif cle in _LISTES:
            donnees[cle] = _lignes(reponse)
        elif cle in ("resume", "titre_court"):
            donnees[cle] = " ".join(reponse.split())
        elif cle == "definitions":
            donnees[cle] = _definitions(reponse)
        elif cle == "exemples_mes":
            donnees[cle] = [_exemple(ligne, noms) for ligne in _lignes(reponse)]
        elif cle == "sources":
            donnees[cle] = [reference(ligne) for ligne in _lignes(reponse)]
        elif cle == "voir_aussi":
            donnees[cle] = re.findall(r"[1-9][0-9]*\.[1-9][0-9]*", reponse)
    return donnees


def _definitions(reponse: str) -> list[dict[str, str]]:
    definitions: list[dict[str, str]] = []
    for ligne in _lignes(reponse):
        avant, deux_points, suite = ligne.partition(":")
        terme, suite = avant.strip(" *"), suite.strip()
        if avant.startswith("*") and not avant.rstrip().endswith("*"):
            # « **Mot :** ce qu'il veut dire »: the marks end after the colon.
            suite = re.sub(r"^\*{1,2}[ ]*", "", suite)
        if deux_points and suite and len(terme) <= 80 and not re.search("[.;!?]", terme):
            definitions.append({"terme": terme, "texte": avec_capitale(suite)})
        elif definitions:
            definitions[-1]["texte"] += f"\n\n{ligne}"
        else:
            definitions.append({"terme": "À COMPLÉTER : le mot à définir", "texte": ligne})
    return definitions


def _exemple(ligne: str, noms: Noms) -> dict[str, Any]:
    exemple: dict[str, Any] = {"texte": ligne}
    qui, deux_points, _ = ligne.partition(" : ")
    if deux_points and noms.connait("organisations", qui.strip(" *")):
        autres = list(noms.dans("organisations", ligne))
        premier = noms.identifiant("organisations", qui.strip(" *"))
        exemple["organisations"] = list(dict.fromkeys([premier, *autres]))
    proposer(exemple, noms)
    return exemple


def _avec_un_exemple(
    nom: str, numero: str, reponses: Mapping[str, str], corpus: Corpus, noms: Noms
) -> Importee:
    existantes = corpus.par_numero.get(numero)
    if not existantes:
        message = f"la fiche {numero} n'existe pas : l'exemple n'a pas où aller"
        raise ImportImpossible(erreur(EXISTANTE, nom, message, "corrigez le numéro"))
    fiche = existantes[0]
    exemple: dict[str, Any] = {"texte": " ".join(reponses["texte"].split())}
    for cle in ("organisations", "territoires"):
        if cle in reponses:
            exemple[cle] = [noms.identifiant(cle, ligne) for ligne in _lignes(reponses[cle])]
    for cle in ("periode", "lien"):
        if cle in reponses:
            exemple[cle] = " ".join(reponses[cle].split())
    proposer(exemple, noms)
    try:
        octets = mettre_en_forme_la_fiche(fiche.chemin, fiche.octets)
    except MiseEnFormeImpossible as probleme:
        message = f"la fiche {numero} est à corriger d'abord : {probleme}"
        raise ImportImpossible(erreur(EXISTANTE, nom, message)) from probleme
    source = lire_fiche(fiche.chemin, octets)
    document = analyser(source.entete)
    donnees: Any = document.donnees
    donnees["exemples_mes"] = [*donnees["exemples_mes"], exemple]
    entete = rediger(donnees, Fiche, attacher(source.entete, document))
    ecrit = f"{DELIMITEUR}\n{entete}{DELIMITEUR}\n{source.corps}".encode()
    return Importee(numero, str(donnees["titre"]), nom, ecrit, complete=True)
