"""The examples of the rules, run for real in a small recueil made for them.

What a rule's page shows as a mistake is one, and the message under it is the program's own.
"""

import re
import tempfile
from functools import cache
from pathlib import Path
from types import ModuleType

from recueil.diagnostic import Diagnostic
from recueil.forme import fiche_lue
from recueil.regles.documentation import Exemple, Extrait, documentation
from recueil.validation import valider

_REFERENTIELS = {
    "parties.yml": '- numero: "1"\n  titre: "Comprendre"\n- numero: "2"\n  titre: "Agir"\n',
    "organisations.yml": '- id: mes-occitanie\n  nom: "MES Occitanie"\n  territoire: occitanie\n',
    "territoires.yml": '- id: occitanie\n  nom: "Occitanie"\n  type: region\n',
    "lexique.yml": 'sigles:\n  - sigle: "MES"\n'
    '    signification: "Mouvement pour l\'économie solidaire"\n',
}
_SITE = """\
site_name: "Recueil"
plugins:
  - recueil-i18n:
      languages:
        fr: Français
        en: English
"""
_DOSSIERS = {"1": "1-comprendre", "2": "2-agir"}
_FICHE = "fiches/2-agir/2.7-jardin-partage.md"
_FICHE_VOISINE = "fiches/1-comprendre/1.1-economie-solidaire.md"
# What an example leaves out: it only writes the keys that it speaks of.
_ENTETE = {
    "numero": 'numero: "{numero}"',
    "titre": 'titre: "Comment partager un jardin ?"',
    "resume": 'resume: "Trouver un terrain, réunir un groupe et durer."',
    "statut": "statut: validee",
    "contexte": 'contexte:\n  - "Des personnes veulent jardiner ensemble."',
    "enjeux": 'enjeux:\n  - "Se rencontrer et manger mieux."',
    "definitions": 'definitions:\n  - terme: "Jardin {numero}"\n    texte: "Un bout de terre."',
    "exemples_mes": 'exemples_mes:\n  - "Un jardin ouvert aux personnes du quartier."',
}
_VOISINE = 'contexte:\n  - "Le MES Occitanie peut être nommé dans une fiche."\n'
_CLE = re.compile(r"^([^\W\d]\w*):", re.MULTILINE)
_NUMERO = re.compile(r"^numero: *[\"']?([0-9]+\.[0-9]+)", re.MULTILINE)
_ENTETE_ENTIER = re.compile(r"\A---\n(?P<entete>.*?\n)---(?P<reste>\n.*)?\Z", re.DOTALL)


@cache
def essayer(exemple: Exemple) -> tuple[Diagnostic, ...]:
    """Everything that `recueil valider` says of an example.

    Raises:
        ValueError: an extract stands in a place that is unknown here.
        OSError: the temporary folder cannot be written.
    """
    fichiers = {f"fiches/referentiels/{nom}": t.encode() for nom, t in _REFERENTIELS.items()}
    fichiers["mkdocs.yml"] = _SITE.encode()
    # It names the entries of the registries, which would otherwise be reported as unused.
    fichiers[_FICHE_VOISINE] = _fiche(_VOISINE, "1.1").encode()
    places = [(_chemin(extrait), extrait) for extrait in exemple.extraits]
    if not any(re.search(r"(?<!\.[a-z]{2})\.md$", chemin) for chemin, _ in places):
        fichiers[_FICHE] = _fiche("", "2.7").encode()
    for chemin, extrait in places:
        fichiers[chemin] = _texte(chemin, extrait, fichiers).encode(extrait.encodage)
    with tempfile.TemporaryDirectory() as dossier:
        racine = Path(dossier)
        for chemin, octets in fichiers.items():
            (racine / chemin).parent.mkdir(parents=True, exist_ok=True)
            (racine / chemin).write_bytes(octets)
        return valider(racine).diagnostics


def message_du_mauvais_exemple(module: ModuleType) -> Diagnostic:
    """What a rule says of the first bad example of its documentation."""
    mauvais = next(e for e in documentation(module).exemples if not e.bon)
    return next(d for d in essayer(mauvais) if d.code == module.REGLE.code)


def _chemin(extrait: Extrait) -> str:
    """The file of an extract: the one that it names, else that of its number."""
    ou = extrait.ou.removeprefix("fiches/")
    if ou == "mkdocs.yml":
        return ou
    if ou.endswith(".yml"):
        return f"fiches/referentiels/{ou.rsplit('/', 1)[-1]}"
    if ou.endswith((".md", ".svg", ".html")):
        dossier = _DOSSIERS.get(ou.split(".")[0], "2-agir")
        return f"fiches/{ou}" if "/" in ou else f"fiches/{dossier}/{ou}"
    if ou and not ou.startswith(("le texte", "le corps", "l'en-tête")):
        raise ValueError(f"un exemple ne peut pas se trouver dans « {ou} »")
    numero = _NUMERO.search(extrait.texte)
    if numero is None or numero[1] == "2.7":
        return _FICHE
    return f"fiches/{_DOSSIERS.get(numero[1].split('.')[0], '2-agir')}/{numero[1]}-exemple.md"


def _texte(chemin: str, extrait: Extrait, fichiers: dict[str, bytes]) -> str:
    """The whole file that holds an extract."""
    texte = f"{extrait.texte}\n" * extrait.fois
    if not chemin.endswith(".md"):
        return texte
    numero = re.search(r"([0-9]+\.[0-9]+)-[^/]*$", chemin)
    rang = numero[1] if numero else "2.7"
    if extrait.ou.startswith(("le texte", "le corps")):
        return f"{_fiche('', rang)}\n{texte}"
    entier = _ENTETE_ENTIER.match(texte)
    if entier is not None:
        return _fiche(entier["entete"], rang) + (entier["reste"] or "\n").removeprefix("\n")
    if re.search(r"^---$", texte, re.MULTILINE):
        return texte
    if re.search(r"\.[a-z]{2}\.md$", chemin) and "traduit_de:" not in texte:
        francaise = re.sub(r"\.[a-z]{2}\.md$", ".md", chemin)
        empreinte = fiche_lue(francaise, fichiers.get(francaise, b""), True)[0].empreinte
        texte += f'traduit_de: "{empreinte}"\n'
    return _fiche(texte, rang)


def _fiche(entete: str, numero: str) -> str:
    """A fiche whose header says what `entete` says, completed with what it leaves out."""
    ecrites = set(_CLE.findall(entete))
    reste = [ligne.format(numero=numero) for cle, ligne in _ENTETE.items() if cle not in ecrites]
    return f"---\n{entete}" + "\n".join([*reste, "---", ""])
