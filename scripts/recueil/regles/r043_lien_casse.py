"""Un lien mène à un fichier qui n'existe pas.

Pour mener à une autre fiche, donnez le nom de son fichier, depuis celui où vous êtes :
`[texte](2.7-jardin.md)` dans le même dossier, `[texte](../1-comprendre/1.1-exemple.md)` dans un
autre. Une page du site se trouve dans `docs` : `[texte](../../docs/a-propos.md)`. Ces liens
marchent sur le site et dans la forge.

Mauvais, dans le texte :

    Voir [la fiche sur l'économie solidaire](../1-comprendre/1.1-economie-sociale.md).

Bon, dans le texte :

    Voir [la fiche sur l'économie solidaire](../1-comprendre/1.1-economie-solidaire.md).
"""

import difflib
import posixpath
import re
from collections.abc import Iterator

from recueil.corpus import DOSSIER_FICHES, FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.expressions import expression
from recueil.liens_ecrits import cible, dossier_de, est_locale, relative
from recueil.registres import Referentiels
from recueil.regles.regle import Regle
from recueil.releve import Citation, Corpus, FicheRelevee
from recueil.valeurs import Statut

REGLE = Regle(
    "R043",
    "lien qui ne mène nulle part",
    Gravite.ERREUR,
    "la personne qui clique tomberait sur une page d'erreur.",
    peut_se_taire=False,
)
# What nobody would take for the name of a file.
_SITE = expression(r"(?:www\.[\w-]+\.|[\w.-]+\.(?:fr|org|com|net|eu|coop|info|be|ch)(?:/|$))")
_NUMERO = re.compile(r"([0-9]+\.[0-9]+)-[^/]*")


def relever(lue: FicheLue, referentiels: Referentiels) -> Iterator[tuple[str, Citation]]:
    """Note the addresses of files, in links and images."""
    for ecrit in lue.markdown_avec_adresses:
        for destination in ecrit.adresses:
            if est_locale(destination.adresse):
                nom = "images" if destination.image else "liens"
                position = ecrit.position(destination.debut, destination.fin)
                yield nom, Citation(destination.adresse, position)


def sur_releve(fiche: FicheRelevee, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report the links to files that are not there."""
    if not fiche.valeurs("liens"):
        return
    dossier = dossier_de_la_fiche(fiche, corpus)
    for lien in fiche.citees("liens"):
        chemin, ancre = cible(lien.valeur, dossier)
        if not chemin or sort_du_recueil(lien.valeur, chemin):
            continue
        if chemin not in corpus.fichiers:
            yield _casse(fiche, lien, chemin, ancre, dossier, corpus)
            continue
        citee = corpus.fichiers[chemin]
        if citee is None or citee.statut != Statut.BROUILLON.value:
            continue
        if fiche.statut != Statut.BROUILLON.value:
            yield REGLE.constat(
                fiche,
                lien.position,
                f"la fiche {citee.numero} est encore un brouillon",
                pourquoi="un brouillon n'est pas publié : le lien ne mènerait nulle part.",
                conseil="écrivez « fiche "
                f"{citee.numero} » sans lien : il se fera quand elle sera publiée",
            )


def dossier_de_la_fiche(fiche: FicheRelevee, corpus: Corpus) -> str:
    """The folder from which its links start."""
    partie = (fiche.numero or "").split(".")[0]
    return dossier_de(fiche.chemin, fiche.dans_le_recueil, corpus.dossiers.get(partie, ""))


def sort_du_recueil(adresse: str, chemin: str) -> bool:
    """Whether an address leaves what the site is made from: R106 says so."""
    if chemin.startswith("..") or adresse.startswith(("/", "~")) or "\\" in adresse:
        return True
    une_page = posixpath.splitext(chemin)[1] in ("", ".md", ".html")
    return not une_page and not chemin.startswith(f"{DOSSIER_FICHES}/")


def corrigee(fiche: FicheRelevee, lien: Citation, adresse: str) -> str:
    """The line with another address in place of the one written."""
    place = lien.position
    ligne, debut = fiche.source.ligne(place.ligne), place.colonne - 1
    if ligne[debut : debut + place.longueur] != lien.valeur:
        return ""
    return ligne[:debut] + adresse + ligne[debut + place.longueur :]


def _casse(
    fiche: FicheRelevee,
    lien: Citation,
    chemin: str,
    ancre: str,
    dossier: str,
    corpus: Corpus,
) -> Diagnostic:
    entiere = _adresse_entiere(lien.valeur)
    if entiere:
        entre_guillemets = "://" in lien.valeur
        return REGLE.constat(
            fiche,
            lien.position,
            f"l'adresse {lien.valeur} est entre guillemets"
            if entre_guillemets
            else f"« {lien.valeur} » est l'adresse d'un site à laquelle il manque le début",
            correction=corrigee(fiche, lien, entiere),
            conseil="" if entre_guillemets else "l'adresse d'un site commence par https://",
        )
    proche = _plus_proche(chemin, corpus, fiche.langue)
    adresse = relative(proche, dossier, ancre) if proche else ""
    message = f"« {lien.valeur} » n'existe pas"
    if proche and proche.lower() == chemin.lower():
        message += " : le nom du fichier n'a pas les mêmes majuscules"
    elif proche:
        message += f" ; le plus proche est « {adresse} »"
    return REGLE.constat(
        fiche,
        lien.position,
        message,
        correction=corrigee(fiche, lien, adresse) if proche else "",
        conseil=""
        if proche
        else "donnez le nom d'un fichier de fiche, ou une adresse entière, avec https://",
    )


def _adresse_entiere(ecrite: str) -> str:
    """The address of a site, written without its beginning or between quotes; or an empty text."""
    nue = ecrite.strip("“”„«»‹›‘’\"'\u00a0\u202f ")
    if re.match(r"https?://", nue):
        return nue if nue != ecrite else ""
    return f"https://{nue}" if _SITE.match(nue) else ""


def _plus_proche(chemin: str, corpus: Corpus, langue: str) -> str:
    """The file that a wrong path most likely stands for, in the language of the page first."""
    chemins = sorted(
        corpus.fichiers,
        key=lambda c: (citee := corpus.fichiers[c]) is not None and citee.langue != langue,
    )
    par_minuscules = {connu.lower(): connu for connu in chemins}
    # The address of the page on the site, or the name without its end.
    for essai in (chemin, f"{chemin}.md", f"{posixpath.splitext(chemin)[0]}.md"):
        if essai.lower() in par_minuscules:
            return par_minuscules[essai.lower()]
    nom = posixpath.basename(chemin)
    memes = [connu for connu in chemins if posixpath.basename(connu).lower() == nom.lower()]
    numero = _NUMERO.match(nom)
    if not memes and numero is not None:
        fin = posixpath.splitext(nom)[1] or ".md"
        memes = [
            connu
            for connu in chemins
            if posixpath.basename(connu).startswith(f"{numero[1]}-") and connu.endswith(fin)
        ]
    if memes:
        return memes[0]
    par_nom = {posixpath.basename(connu): connu for connu in reversed(chemins)}
    proches = difflib.get_close_matches(nom, list(par_nom), n=1, cutoff=0.6)
    return par_nom[proches[0]] if proches else ""
