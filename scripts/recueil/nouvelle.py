"""A new fiche: what may be said of it from the start, where it goes, and the draft to fill in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from recueil import remplacement
from recueil.conventions import MOTIF_NUMERO, cle_numero
from recueil.corpus import DOSSIER_FICHES
from recueil.diagnostic import Diagnostic
from recueil.examen import FichierBrut, controler
from recueil.gabarit import squelette
from recueil.presents import DOSSIER_REFERENTIELS
from recueil.releve import Corpus
from recueil.slug import slug_court


class NouvelleImpossible(Exception):
    """The fiche cannot be created; the message, in French, says why and what to do."""


@dataclass(frozen=True)
class Brouillon:
    """What its writer says of a fiche before writing it.

    Attributes:
        titre_court: empty when it will be found later; the same for `resume` and `redaction`.
    """

    numero: str
    titre: str
    titre_court: str = ""
    resume: str = ""
    redaction: tuple[str, ...] = ()

    @property
    def texte(self) -> str:
        """The draft, whose placeholders stand where nothing was said."""
        return squelette(
            self.numero,
            self.titre,
            titre_court=self.titre_court,
            resume=self.resume,
            redaction=self.redaction,
        )

    def constats(self, cle: str, corpus: Corpus) -> Iterator[Diagnostic]:
        """What the rules find in what was said for one key."""
        fichier = FichierBrut(f"{self.numero}-brouillon.md", self.texte.encode(), dans=False)
        lue, constats, _ = controler(fichier, corpus.referentiels)
        ici = ""
        lignes: dict[int, str] = {}
        for rang, ligne in enumerate(lue.source.lignes, 1):
            ouvre = re.match(r"([a-z_]+):", ligne)
            ici = ouvre[1] if ouvre else ici
            lignes[rang] = ici
        return (c for c in constats if lignes.get(c.position.ligne) == cle)


def creer(racine: Path, corpus: Corpus, brouillon: Brouillon) -> Path:
    """Write the draft and return its path.

    Raises:
        NouvelleImpossible: the number or the title will not do, or the fiche exists.
        OSError: the file could not be written.
    """
    refuser_le_numero(racine, corpus, brouillon.numero)
    if not 10 <= len(brouillon.titre) <= 200:
        raise NouvelleImpossible(
            f"le titre a {len(brouillon.titre)} signes, il en faut de 10 à 200 : posez la question "
            "entière, « Comment… ? »"
        )
    dossier = dossier_de(racine, corpus, brouillon.numero.split(".")[0])
    chemin = dossier / f"{brouillon.numero}-{slug_court(brouillon.titre)}.md"
    dossier.mkdir(parents=True, exist_ok=True)
    try:
        remplacement.creer(chemin, brouillon.texte.encode())
    except FileExistsError:
        raise NouvelleImpossible(f"le fichier {chemin.name} existe déjà") from None
    return chemin


def refuser_le_numero(racine: Path, corpus: Corpus, numero: str) -> None:
    """Say why a new fiche cannot have this number.

    Raises:
        NouvelleImpossible: it is none, it is taken or was, or its part does not exist.
    """
    if not re.fullmatch(MOTIF_NUMERO, numero):
        raise NouvelleImpossible(
            f"« {numero} » n'est pas un numéro de fiche : écrivez la partie, un point et le "
            "rang, par exemple 2.7"
        )
    partie = numero.split(".")[0]
    libre = f"le premier numéro libre est {corpus.numero_libre(partie)}"
    if numero in corpus.par_numero:
        raise NouvelleImpossible(
            f"le numéro {numero} est déjà celui de {corpus.par_numero[numero][0].chemin} ; {libre}"
        )
    if numero in corpus.anciens_numeros:
        raise NouvelleImpossible(
            f"{numero} est un ancien numéro de {corpus.anciens_numeros[numero][0]} : ses anciennes "
            f"adresses mènent à elle ; {libre}"
        )
    dossier_de(racine, corpus, partie)


def parties(corpus: Corpus) -> Mapping[str, str]:
    """The titles of the parts, by number and in their order."""
    registre = corpus.referentiels.par_nom.get("parties")
    titres = {} if registre is None else {c[0]: t for c, t in registre.valeurs("*", "titre")}
    numeros = corpus.referentiels.identifiants("parties", "numero")
    return {n: titres.get(numeros[n][0], "") for n in sorted(numeros, key=cle_numero)}


def dossier_de(racine: Path, corpus: Corpus, partie: str) -> Path:
    """The folder of a part: the one it has, else one named after the part's title.

    Raises:
        NouvelleImpossible: the registry has no such part, or its folder is a link.
    """
    fiches = racine / DOSSIER_FICHES
    existants = sorted(fiches.glob(f"{partie}-*/")) if fiches.is_dir() else []
    if existants:
        if existants[0].is_symlink():
            # Nothing there is read: a fiche would be written that no command finds.
            raise NouvelleImpossible(
                f"{DOSSIER_FICHES}/{existants[0].name} est un lien vers un autre dossier, que le "
                "recueil ne lit pas : mettez le dossier lui-même à sa place"
            )
        return existants[0]
    titres = parties(corpus)
    if partie not in titres:
        registre = f"{DOSSIER_FICHES}/{DOSSIER_REFERENTIELS}/parties.yml"
        raise NouvelleImpossible(
            f"la partie {partie} n'existe pas encore : ajoutez à {registre}\n\n"
            f'- numero: "{partie}"\n  titre: "Titre de la partie"\n'
        )
    return fiches / f"{partie}-{slug_court(titres[partie])}"
