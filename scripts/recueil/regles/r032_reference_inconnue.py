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
from collections.abc import Iterator

from recueil.corpus import TOUS, Corpus, FicheLue, ReferentielLu
from recueil.diagnostic import Diagnostic, Gravite, Position
from recueil.modele import MOTIF_ID, MOTIF_NUMERO, MOTIF_PARTIE
from recueil.regles.r021_rubrique_inconnue import plus_proche
from recueil.regles.regle import Regle

REGLE = Regle(
    "R032",
    "référence inconnue",
    Gravite.ERREUR,
    "le lien ne mènerait nulle part.",
)
_MENTION = re.compile(
    r"\bfiches?[ \s]+(?P<numeros>[0-9]+\.[0-9]+(?:(?:,[ \s]*|[ \s]+(?:et|ou|à|and|or|to)[ \s]+)"
    r"[0-9]+\.[0-9]+)*)",
    re.IGNORECASE,
)
_REGISTRES = {
    "organisations": ("organisation", "organisations.yml"),
    "territoires": ("territoire", "territoires.yml"),
}


def sur_fiche(lue: FicheLue, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report the references of a fiche that lead nowhere."""
    for registre, (nom, fichier) in _REGISTRES.items():
        connus = list(corpus.identifiants(registre))
        for chemin, identifiant in lue.valeurs("exemples_mes", TOUS, registre, TOUS):
            if identifiant not in connus and re.match(MOTIF_ID, identifiant):
                yield _inconnu(lue, lue.place(chemin), nom, identifiant, connus, fichier)
    numeros = list(corpus.par_numero)
    for chemin, numero in lue.valeurs("voir_aussi", TOUS):
        if numero not in corpus.par_numero and re.match(MOTIF_NUMERO, numero):
            yield _inconnu(lue, lue.place(chemin), "fiche", numero, numeros, "")
    for passage in lue.passages:
        for mention in _MENTION.finditer(passage.texte):
            debut = mention.start("numeros")
            for trouve in re.finditer(r"[0-9]+\.[0-9]+", mention["numeros"]):
                if trouve.group() not in corpus.par_numero:
                    place = re.compile(re.escape(trouve.group())).search(
                        passage.texte, debut + trouve.start()
                    )
                    assert place is not None
                    position = passage.position(place)
                    yield _inconnu(lue, position, "fiche", trouve.group(), numeros, "")
    partie = (lue.numero or "").split(".")[0]
    parties = list(corpus.identifiants("parties", "numero"))
    if partie and partie not in parties:
        yield REGLE.constat(
            lue,
            lue.place(("numero",)),
            f"la partie {partie} n'est pas décrite dans parties.yml",
            pourquoi="la fiche n'aurait sa place ni dans le menu, ni sur l'accueil.",
            conseil=f"ajoutez-la à fiches/referentiels/parties.yml : "
            f'- numero: "{partie}", puis son titre',
        )


def sur_referentiel(lu: ReferentielLu, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report the territories that a registry refers to and that do not exist."""
    connus = list(corpus.identifiants("territoires"))
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
    lu: FicheLue | ReferentielLu,
    position: Position,
    nom: str,
    valeur: str,
    connus: list[str],
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
