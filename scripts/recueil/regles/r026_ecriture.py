"""Un contenu n'est pas écrit comme il faut.

- un numéro : la partie, un point, le rang — `2.6` ;
- une période : `1995`, `1990-1999`, `années 1990` ou `depuis 2014` ;
- une adresse : complète, avec `http://` ou `https://`, sans espace ni apostrophe (`%20`, `%27`) ;
- un identifiant : en minuscules sans accent, avec des tirets — `mes-occitanie`.

Mauvais :

    exemples_mes:
      - texte: "Un jardin ouvert aux personnes du quartier."
        periode: "les années 90"

Bon :

    exemples_mes:
      - texte: "Un jardin ouvert aux personnes du quartier."
        periode: "années 1990"
"""

from recueil.conventions import (
    MOTIF_ADRESSE,
    MOTIF_ANNEE,
    MOTIF_EMPREINTE,
    MOTIF_ID,
    MOTIF_LANGUE,
    MOTIF_NUMERO,
    MOTIF_PARTIE,
    MOTIF_PERIODE,
)
from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.intentions import INTERDIT, code, conseil_d_adresse, valeur_voulue
from recueil.regles.regle import ErreurDeForme, Regle

REGLE = Regle(
    "R026",
    "écriture du contenu",
    Gravite.ERREUR,
    "le site en a besoin sous cette forme pour ranger, relier et ouvrir.",
    peut_se_taire=False,
)
ATTENDU = {
    MOTIF_NUMERO: ("un numéro s'écrit avec la partie, un point et le rang", "2.6"),
    MOTIF_PARTIE: ("le numéro d'une partie est un nombre entier", "2"),
    MOTIF_PERIODE: (
        "une période s'écrit 1995, 1990-1999, années 1990 ou depuis 2014",
        "années 1990",
    ),
    MOTIF_ADRESSE: ("une adresse est complète et commence par https://", "https://www.le-mes.org"),
    MOTIF_ID: ("un identifiant est en minuscules sans accent, avec des tirets", "mes-occitanie"),
    MOTIF_ANNEE: ("une année s'écrit en quatre chiffres", "2014"),
    MOTIF_LANGUE: ("une langue s'écrit par son code, en deux lettres", "en"),
    MOTIF_EMPREINTE: ("une empreinte a douze signes, de 0 à 9 et de a à f", "0123456789ab"),
}

# The signs that an address may not hold, by the names that people give to them.
_NOMS = {"'": "une apostrophe", '"': "un guillemet", "<": "le signe <", ">": "le signe >"}
# The digest that the next check answers with the right one.
_EMPREINTE = "000000000000"


def sur_forme(erreur: ErreurDeForme) -> Diagnostic | None:
    """Report a text that does not have the pattern of its field."""
    if erreur.type != "string_pattern_mismatch":
        return None
    motif, valeur = str(erreur.contexte["pattern"]), str(erreur.valeur)
    attendu, exemple = ATTENDU[motif]
    corrige = _numero_du_fichier(erreur) or valeur_voulue(motif, valeur)
    interdit = INTERDIT.search(valeur.strip()) if motif == MOTIF_ADRESSE else None
    if interdit is not None and code(interdit.group()) in corrige:
        attendu = f"{_NOMS.get(interdit.group(), 'une espace')} s'y écrit {code(interdit.group())}"
    ligne = erreur.lu.source.ligne(erreur.position.ligne)
    debut, longueur = erreur.position.colonne - 1, erreur.position.longueur
    conseil = f"par exemple : {exemple}"
    cle = erreur.cle
    if motif == MOTIF_EMPREINTE:
        # A single digest stands for that of the whole fiche.
        cle = "traduit_de" if erreur.position == erreur.lu.place(("traduit_de",)) else cle
        corrige, conseil = _EMPREINTE, "`recueil valider` donnera ensuite l'empreinte à y mettre"
    elif corrige:
        conseil = ""
    elif motif == MOTIF_ADRESSE:
        conseil = conseil_d_adresse(valeur)
    elif motif == MOTIF_ANNEE:
        conseil += " ; si l'année n'est pas connue, effacez la ligne"
    if corrige and (motif == MOTIF_NUMERO or ligne[debut : debut + 1] == '"'):
        corrige = f'"{corrige}"'
    return REGLE.constat(
        erreur.lu,
        erreur.position,
        f"« {valeur} » n'a pas la forme attendue pour « {cle} » : {attendu}",
        correction=ligne[:debut] + corrige + ligne[debut + longueur :] if corrige else "",
        conseil=conseil,
    )


def _numero_du_fichier(erreur: ErreurDeForme) -> str:
    """The number that the name of the file gives to the fiche, for its own number only."""
    if erreur.chemin != ("numero",) or not isinstance(erreur.lu, FicheLue):
        return ""
    return erreur.lu.numero_du_fichier
