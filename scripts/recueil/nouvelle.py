"""A new fiche: where it goes, and the draft to fill in."""

import re
from pathlib import Path

from recueil.chargement import DOSSIER_REFERENTIELS
from recueil.corpus import DOSSIER_FICHES
from recueil.gabarit import squelette
from recueil.modele import MOTIF_NUMERO
from recueil.releve import Corpus
from recueil.slug import slug_court


class NouvelleImpossible(Exception):
    """The fiche cannot be created; the message, in French, says why and what to do."""


def creer(racine: Path, corpus: Corpus, numero: str, titre: str) -> Path:
    """Write the draft of fiche `numero` and return its path.

    Raises:
        NouvelleImpossible: the number or the title will not do, or the fiche exists.
        OSError: the file could not be written.
    """
    titre = " ".join(titre.split())
    if not re.match(MOTIF_NUMERO, numero):
        raise NouvelleImpossible(
            f"« {numero} » n'est pas un numéro de fiche : écrivez la partie, un point et le "
            "rang, par exemple 2.7"
        )
    if not 10 <= len(titre) <= 200:
        raise NouvelleImpossible(
            f"le titre a {len(titre)} signes, il en faut de 10 à 200 : posez la question "
            "entière, « Comment… ? »"
        )
    partie = numero.split(".")[0]
    if numero in corpus.par_numero:
        raise NouvelleImpossible(
            f"le numéro {numero} est déjà celui de {corpus.par_numero[numero][0].chemin} ; "
            f"le premier numéro libre est {partie}.{corpus.derniers_rangs[partie] + 1}"
        )
    if numero in corpus.anciens_numeros:
        raise NouvelleImpossible(
            f"{numero} est un ancien numéro de {corpus.anciens_numeros[numero][0]} : ses anciennes "
            "adresses mènent à elle ; le premier numéro libre est "
            f"{partie}.{corpus.derniers_rangs[partie] + 1}"
        )
    dossier = dossier_de(racine, corpus, partie)
    chemin = dossier / f"{numero}-{slug_court(titre)}.md"
    dossier.mkdir(parents=True, exist_ok=True)
    try:
        # "x": a file that someone else is writing is never overwritten.
        with chemin.open("x", encoding="utf-8", newline="\n") as fichier:
            fichier.write(squelette(numero, titre))
    except FileExistsError:
        raise NouvelleImpossible(f"le fichier {chemin.name} existe déjà") from None
    return chemin


def dossier_de(racine: Path, corpus: Corpus, partie: str) -> Path:
    """The folder of a part: the one it has, else one named after the part's title.

    Raises:
        NouvelleImpossible: the registry has no such part.
    """
    fiches = racine / DOSSIER_FICHES
    existants = sorted(fiches.glob(f"{partie}-*/")) if fiches.is_dir() else []
    if existants:
        return existants[0]
    titres = {
        valeur: next(
            (
                t
                for c, t in corpus.referentiels.par_nom["parties"].valeurs("*", "titre")
                if c[0] == place[0]
            ),
            "",
        )
        for valeur, place in corpus.referentiels.identifiants("parties", "numero").items()
    }
    if partie not in titres:
        registre = f"{DOSSIER_FICHES}/{DOSSIER_REFERENTIELS}/parties.yml"
        raise NouvelleImpossible(
            f"la partie {partie} n'existe pas encore : ajoutez à {registre}\n\n"
            f'- numero: "{partie}"\n  titre: "Titre de la partie"\n'
        )
    return fiches / f"{partie}-{slug_court(titres[partie])}"
