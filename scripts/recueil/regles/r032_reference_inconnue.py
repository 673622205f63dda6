"""Une fiche, une organisation, un territoire ou une partie cités n'existent pas.

Les organisations et les territoires sont décrits une fois pour toutes dans
`fiches/referentiels/`. Une fiche s'y réfère par leur identifiant : `mes-occitanie`, `normandie`.
Les numéros de `voir_aussi` sont ceux de fiches qui existent.

Mauvais :

    exemples_mes:
      - texte: "Un jardin ouvert aux personnes du quartier."
        organisations:
          - mes-ocitanie

Bon :

    exemples_mes:
      - texte: "Un jardin ouvert aux personnes du quartier."
        organisations:
          - mes-occitanie
"""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from recueil.conventions import MOTIF_ID, MOTIF_NUMERO, cle_numero
from recueil.corpus import TOUS, FicheLue
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.proximite import plus_proche
from recueil.registres import ReferentielLu, Referentiels
from recueil.regles.regle import Fichier, Regle
from recueil.releve import Corpus, FicheRelevee
from recueil.slug import slug

REGLE = Regle(
    "R032",
    "référence inconnue",
    Gravite.ERREUR,
    "le lien ne mènerait nulle part.",
    peut_se_taire=False,
)
_REGISTRES = {
    "organisations": ("organisation", "organisations.yml"),
    "territoires": ("territoire", "territoires.yml"),
}


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report the identifiers that no registry declares."""
    for registre, (nom, fichier) in _REGISTRES.items():
        connus = _lisibles(referentiels, registre)
        for chemin, identifiant in lue.valeurs("exemples_mes", TOUS, registre, TOUS):
            if identifiant not in connus and re.match(MOTIF_ID, identifiant):
                yield _inconnu(lue, lue.place(chemin), nom, identifiant, connus, fichier)
    partie = (lue.numero or "").split(".")[0]
    if partie and partie not in referentiels.identifiants("parties", "numero"):
        yield REGLE.constat(
            lue,
            lue.place(("numero",)),
            f"la partie {partie} n'est pas décrite dans parties.yml",
            pourquoi="la fiche n'aurait sa place ni dans le menu, ni sur l'accueil.",
            conseil=f"ajoutez-la à fiches/referentiels/parties.yml : "
            f'- numero: "{partie}", puis son titre',
        )


def sur_releve(fiche: FicheRelevee, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report the numbers of « voir aussi » that no fiche carries."""
    for rang, ecrit in enumerate(fiche.valeurs("voir_aussi")):
        # What does not look like a number is reported by the rule on writing.
        if ecrit in corpus.par_numero or not re.match(MOTIF_NUMERO, ecrit):
            continue
        numero = fiche.citees("voir_aussi")[rang]
        position = numero.position
        ligne, debut = fiche.source.ligne(position.ligne), position.colonne - 1
        proche, precision = fiche_la_plus_proche(numero.valeur, corpus)
        yield REGLE.constat(
            fiche,
            position,
            f"la fiche {numero.valeur} n'existe pas{precision}",
            correction=ligne[:debut] + ligne[debut:].replace(numero.valeur, proche, 1)
            if proche
            else "",
            conseil="" if proche else "effacez cette ligne",
        )


def fiche_la_plus_proche(numero: str, corpus: Corpus) -> tuple[str, str]:
    """The number in use that is nearest to one that is not, and how to say it.

    Empty texts when the recueil has no other fiche.
    """
    partie, rang = cle_numero(numero)
    memes = [n for n in corpus.par_numero if n.split(".")[0] == str(partie)]
    if memes:
        proche = min(memes, key=lambda n: (abs(cle_numero(n)[1] - rang), cle_numero(n)))
        return proche, f" ; la plus proche est la {proche}"
    if corpus.par_numero:
        parties = sorted({cle_numero(n)[0] for n in corpus.par_numero})
        return "", f" ; les parties qui ont des fiches : {', '.join(map(str, parties))}"
    return "", ""


def sur_referentiel(lu: ReferentielLu, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report the territories that a registry refers to and that do not exist."""
    connus = _lisibles(referentiels, "territoires")
    motifs = {
        "organisations": ((TOUS, "territoire"),),
        "territoires": ((TOUS, "region"), (TOUS, "region", TOUS)),
    }
    for motif in motifs.get(lu.nom, ()):
        for chemin, identifiant in lu.valeurs(*motif):
            if identifiant and identifiant not in connus and re.match(MOTIF_ID, identifiant):
                yield _inconnu(
                    lu, lu.place(chemin), "territoire", identifiant, connus, "territoires.yml"
                )


@lru_cache(maxsize=8)
def _lisibles(referentiels: Referentiels, registre: str) -> Collection[str]:
    """The identifiers of a registry, with those that are badly spelt there as they should be.

    The rule on writing reports them there: what cites them is right.
    """
    identifiants = referentiels.identifiants(registre)
    if all(re.match(MOTIF_ID, un) for un in identifiants):
        return identifiants
    return frozenset(un if re.match(MOTIF_ID, un) else slug(un) for un in identifiants)


def _inconnu(
    lu: Fichier,
    position: Position,
    nom: str,
    valeur: str,
    connus: Collection[str],
    fichier: str,
) -> Diagnostic:
    article = "le" if nom == "territoire" else "la"
    genre = "aucun" if nom == "territoire" else "aucune"
    message = f"{genre} {nom} ne s'appelle « {valeur} »"
    proche = plus_proche(valeur, connus)
    if proche is None:
        return REGLE.constat(
            lu, position, message, conseil=f"décrivez-{article} dans referentiels/{fichier}"
        )
    ligne, debut = lu.source.ligne(position.ligne), position.colonne - 1
    return REGLE.constat(
        lu,
        position,
        f"{message} ; {article} plus proche est « {proche} »",
        correction=ligne[:debut] + ligne[debut:].replace(valeur, proche, 1),
        conseil=f"si c'est une autre, décrivez-la dans referentiels/{fichier}"
        if nom != "territoire"
        else f"si c'est un autre, décrivez-le dans referentiels/{fichier}",
    )
