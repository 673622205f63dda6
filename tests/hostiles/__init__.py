"""The hostile fiches, registries and files: read from the data beside, put into a recueil.

Each case says where its text goes (`ou`, the body when it does not) and which rule has to report
it (`regle`, any of R100 to R109 when it does not).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from recueil.recueil import FichePubliee, Recueil
from recueil.valeurs import Exemple, Reference

from ..conftest import RACINE, copier

DONNEES = RACINE / "tests/hostiles"
DOSSIER = "fiches/2-agir"
SECRET = "SECRET-QUE-RIEN-NE-DOIT-LIRE"
# What a build without rules gets in place of an address that the models refuse by themselves.
ADRESSE_SURE = "https://exemple.org/"
PARTIE_HOSTILE = "9"


@dataclass(frozen=True)
class Cas:
    """One hostile text or file."""

    famille: str
    rang: int
    donnees: Mapping[str, str]

    @property
    def nom(self) -> str:
        """What a test report shows."""
        return f"{self.famille}-{self.donnees['nom']}"

    @property
    def ou(self) -> str:
        """Where it goes."""
        return self.donnees.get("ou", "corps")

    @property
    def texte(self) -> str:
        """The hostile text."""
        return self.donnees["texte"]

    @property
    def numero(self) -> str:
        """The number of the fiche that carries it."""
        return f"2.{1000 + self.rang}"

    @property
    def chemin(self) -> str:
        """The file where it stands, relative to the root of the recueil."""
        if self.famille == "fichiers":
            return f"fiches/{self.donnees['chemin']}"
        if self.famille == "referentiels":
            return f"fiches/referentiels/{_REGISTRES[self.ou]}.yml"
        return f"{DOSSIER}/{self.numero}-piege.md"


_REGISTRES = {
    **dict.fromkeys(("nom", "sigle", "presentation", "site", "synonyme"), "organisations"),
    "lieu": "territoires",
    "signification": "lexique",
    "partie": "parties",
}
_ADRESSES = frozenset({"source_url", "exemple_lien", "site"})


def cas() -> list[Cas]:
    """All the cases, in a fixed order."""
    lus = [
        (fichier.stem, donnees)
        for fichier in sorted(DONNEES.glob("*.yml"))
        for donnees in yaml.load(fichier.read_text("utf-8"), Loader=yaml.BaseLoader)
    ]
    return [Cas(famille, rang, donnees) for rang, (famille, donnees) in enumerate(lus)]


def poser(racine: Path, *, adresses_sures: bool) -> Path:
    """A recueil that holds every case, in a folder beside a secret.

    Args:
        adresses_sures: whether the addresses that the models refuse are left out.
    """
    (racine / "ailleurs").mkdir(parents=True)
    (racine / "ailleurs/3.1-secret.md").write_text(SECRET, "utf-8")
    (racine / "secret.md").write_text(SECRET, "utf-8")
    recueil = copier(racine / "recueil")
    (recueil / "secret.md").write_text(SECRET, "utf-8")
    reglages = (recueil / "mkdocs.yml").read_text("utf-8")
    # PDFs have tests of their own, and are much longer to make than pages.
    (recueil / "mkdocs.yml").write_text(reglages.replace("pdf: true", "pdf: false"), "utf-8")
    registres = _Registres(recueil)
    for un in cas():
        sur = adresses_sures and un.ou in _ADRESSES
        texte = ADRESSE_SURE if sur else un.donnees.get("texte", "")
        if un.famille == "fichiers":
            _poser_un_fichier(recueil, un)
        elif un.famille == "referentiels":
            registres.ajouter(un, texte)
        else:
            (recueil / un.chemin).write_text(_fiche(un, texte), "utf-8")
    registres.ecrire()
    return recueil


def _poser_un_fichier(recueil: Path, un: Cas) -> None:
    chemin = recueil / un.chemin
    chemin.parent.mkdir(parents=True, exist_ok=True)
    lien = un.donnees.get("lien")
    if lien is not None:
        noms = {"SECRET": recueil / "secret.md", "DOSSIER": recueil.parent / "ailleurs"}
        chemin.symlink_to(noms.get(lien, Path(lien)))
    elif "fiche" in un.donnees:
        numero = f"{PARTIE_HOSTILE}.1" if un.donnees["chemin"].startswith('2-"') else un.numero
        chemin.write_text(_dossier(_entete(numero), "Un texte."), "utf-8")
    else:
        encodage = un.donnees.get("encodage", "utf-8")
        chemin.write_bytes(un.donnees["contenu"].encode(encodage))


def _entete(numero: str) -> dict[str, Any]:
    return {
        "numero": numero,
        "titre": f"Une fiche piégée, la {numero} ?",
        "resume": "Un essai.",
        "statut": "validee",
        "contexte": ["Un contexte."],
        "enjeux": ["Un enjeu."],
        "definitions": [{"terme": f"Terme {numero}", "texte": "Une définition."}],
        "exemples_mes": [{"texte": "Un exemple."}],
    }


def _fiche(un: Cas, texte: str) -> str:
    entete, corps, brut = _entete(un.numero), un.donnees.get("corps", "Un texte."), ""
    if un.ou == "corps":
        corps = texte
    elif un.ou in ("titre", "titre_court", "resume"):
        entete[un.ou] = texte
    elif un.ou in ("contexte", "enjeux"):
        entete[un.ou] = [texte]
    elif un.ou == "deux":
        entete["contexte"] = [texte]
    elif un.ou == "terme":
        entete["definitions"][0]["terme"] = texte
    elif un.ou == "titre_de_definition":
        entete["definitions"][0]["titre"] = texte
    elif un.ou == "definition":
        entete["definitions"][0]["texte"] = texte
    elif un.ou == "synonyme":
        entete["definitions"][0]["synonymes"] = [texte]
    elif un.ou == "exemple":
        entete["exemples_mes"] = [texte]
    elif un.ou == "exemple_lien":
        entete["exemples_mes"] = [{"texte": "Un exemple.", "lien": texte}]
    elif un.ou == "intertitre":
        entete["intertitres"] = {"contexte": texte}
    elif un.ou == "mot_cle":
        entete["mots_cles"] = [texte]
    elif un.ou == "redaction":
        entete["redaction"] = [texte]
    elif un.ou.startswith("source_"):
        source = {"titre": "Une source", un.ou.removeprefix("source_"): texte}
        entete["sources"] = [source]
    elif un.ou == "brut":
        del entete[texte.split(":")[0]]
        brut = texte
    else:
        raise ValueError(un.ou)
    return _dossier(entete, corps, brut)


def _dossier(entete: Mapping[str, Any], corps: str, brut: str = "") -> str:
    ecrit = yaml.safe_dump(dict(entete), allow_unicode=True, sort_keys=False, width=9999)
    return f"---\n{ecrit}{brut}\n---\n\n{corps}\n"


class _Registres:
    """The registries of a recueil, with hostile entries among their own."""

    def __init__(self, recueil: Path) -> None:
        self._dossier = recueil / "fiches/referentiels"
        self._lus: dict[str, Any] = {
            nom: yaml.load((self._dossier / f"{nom}.yml").read_text("utf-8"), yaml.BaseLoader)
            for nom in sorted(set(_REGISTRES.values()))
        }

    def ajouter(self, un: Cas, texte: str) -> None:
        """Add the entry of a case."""
        registre = self._lus[_REGISTRES[un.ou]]
        if un.ou == "lieu":
            registre.append({"id": f"piege-{un.rang}", "nom": texte, "type": "pays"})
        elif un.ou == "signification":
            sigle = {"sigle": "PIEGE", "signification": texte}
            self._lus["lexique"].setdefault("sigles", []).append(sigle)
        elif un.ou == "partie":
            registre.append({"numero": PARTIE_HOSTILE, "titre": texte, "presentation": texte})
        else:
            entree = {"id": f"piege-{un.rang}", "nom": f"Asso {un.rang}"}
            entree[f"{un.ou}s" if un.ou == "synonyme" else un.ou] = (
                [texte] if un.ou == "synonyme" else texte  # type: ignore[assignment]
            )
            registre.append(entree)

    def ecrire(self) -> None:
        """Write them all."""
        for nom, contenu in self._lus.items():
            texte = yaml.safe_dump(contenu, allow_unicode=True, sort_keys=False, width=9999)
            (self._dossier / f"{nom}.yml").write_text(texte, "utf-8")


def pieges_d_adresse() -> Iterator[Cas]:
    """The cases whose address the models refuse by themselves."""
    return (un for un in cas() if un.ou in _ADRESSES)


def empoisonner(recueil: Recueil) -> Recueil:
    """The recueil with the addresses that its models would have refused."""
    fiches = {fiche.numero: fiche for fiche in recueil.fiches}
    organisations = dict(recueil.organisations)
    for un in pieges_d_adresse():
        if un.ou == "site":
            nom = f"piege-{un.rang}"
            organisations[nom] = organisations[nom]._replace(site=un.texte)
        else:
            fiches[un.numero] = _avec_adresse(fiches[un.numero], un)
    return replace(recueil, fiches=tuple(fiches.values()), organisations=organisations)


def _avec_adresse(fiche: FichePubliee, un: Cas) -> FichePubliee:
    change: dict[str, Any] = {"sources": (Reference(titre="Une source", url=un.texte),)}
    if un.ou == "exemple_lien":
        exemple = Exemple(texte="Un exemple.", lien=un.texte)
        change = {"exemples_mes": (exemple,)}
    return replace(fiche, modele=fiche.modele._replace(**change))
