"""Une fiche, une organisation, un territoire ou une partie cités n'existent pas.

Les organisations et les territoires sont décrits une fois pour toutes dans
`fiches/referentiels/`. Une fiche s'y réfère par leur identifiant : `mes-occitanie`, `normandie`.
Dans le texte, « fiche 2.6 » devient un lien : la fiche 2.6 doit exister.

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

from recueil.corpus import TOUS, FicheLue, ReferentielLu, Referentiels
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.modele import MOTIF_ID, MOTIF_NUMERO, MOTIF_PARTIE
from recueil.regles.r021_rubrique_inconnue import plus_proche
from recueil.regles.regle import Fichier, Regle
from recueil.releve import Citation, Corpus, FicheRelevee

REGLE = Regle(
    "R032",
    "référence inconnue",
    Gravite.ERREUR,
    "le lien ne mènerait nulle part.",
    peut_se_taire=False,
)
_NUMERO = re.compile(r"[0-9]+\.[0-9]+")
_MENTION = re.compile(
    r"\bfiches?[ \s]+(?P<numeros>[0-9]+\.[0-9]+(?:(?:,[ \s]*|[ \s]+(?:et|ou|à|and|or|to)[ \s]+)"
    r"[0-9]+\.[0-9]+)*)",
    re.IGNORECASE,
)
_REGISTRES = {
    "organisations": ("organisation", "organisations.yml"),
    "territoires": ("territoire", "territoires.yml"),
}


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report the identifiers that no registry declares."""
    for registre, (nom, fichier) in _REGISTRES.items():
        connus = referentiels.identifiants(registre)
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


def relever(lue: FicheLue, referentiels: Referentiels) -> Iterator[tuple[str, Citation]]:
    """Note the numbers that the prose mentions: « fiches 2.6 et 2.7 »."""
    for passage in lue.passages:
        for mention in _MENTION.finditer(passage.texte):
            for trouve in _NUMERO.finditer(passage.texte, *mention.span("numeros")):
                yield "mentions", Citation(trouve.group(), passage.position(trouve))


def sur_releve(fiche: FicheRelevee, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report the numbers that no fiche carries."""
    # What does not look like a number is reported by the rule on writing.
    renvois = [n for n in fiche.citees("voir_aussi") if re.match(MOTIF_NUMERO, n.valeur)]
    for numero in (*renvois, *fiche.citees("mentions")):
        if numero.valeur not in corpus.par_numero:
            yield _inconnu(fiche, numero.position, "fiche", numero.valeur, corpus.par_numero, "")


def sur_referentiel(lu: ReferentielLu, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report the territories that a registry refers to and that do not exist."""
    connus = referentiels.identifiants("territoires")
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


def _inconnu(
    lu: Fichier,
    position: Position,
    nom: str,
    valeur: str,
    connus: Collection[str],
    fichier: str,
) -> Diagnostic:
    genre = "aucun" if nom == "territoire" else "aucune"
    message = f"{genre} {nom} ne s'appelle « {valeur} »"
    if nom == "fiche":
        message = f"la fiche {valeur} n'existe pas"
    proche = plus_proche(valeur, connus)
    correction = ""
    if proche and not re.match(MOTIF_PARTIE, valeur):
        mot = "la" if nom != "territoire" else "le"
        message += f" ; {mot} plus proche est « {proche} »"
        ligne = lu.source.ligne(position.ligne)
        debut = position.colonne - 1
        correction = ligne[:debut] + ligne[debut:].replace(valeur, proche, 1)
    conseil = (
        f"ou décrivez-{'la' if nom != 'territoire' else 'le'} dans {fichier}" if fichier else ""
    )
    return REGLE.constat(lu, position, message, correction=correction, conseil=conseil)
