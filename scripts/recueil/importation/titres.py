"""Which lines are headings, and of what: « FICHE 2.6 – TITRE », « ••• LE MES ET… »."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from recueil.importation.casse import est_en_capitales, plat
from recueil.importation.contenu import Noeud, texte
from recueil.modele import Fiche

# What stands before a heading: dots, squares, arrows; not a quotation mark or a parenthesis.
_MARQUES = re.compile(r"^[\s•●·∙▪■□►▶➢➤✓❖◆*#=~_>|\uf0b7\uf0a7-]+")
_POINTS = re.compile(r"^\s*(?:[•●·∙]\s?){2,}|^\s*[■►▶❖◆]+\s")
_FICHE = re.compile(
    r"^fiche\s*(?:n\s?[°ºo]\s*|num[ée]ro\s+)?(?P<numero>[1-9][0-9]*\s?[.]\s?[1-9][0-9]*)"
    r"(?P<lien>\s*[.:–—-]*\s*)(?P<titre>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_RANG = re.compile(
    r"^(?:[0-9]{1,2}|[IVX]{1,4}|[A-Za-z])\s?[.)/–—-]\s*(?:[0-9]{1,2}[.)]?\s+)?(?=\S)"
)
_LONGUEUR_D_UN_TITRE = 150
SANS_RUBRIQUE = ""

# In the order in which they are tried, over the flattened words of a heading.
_RUBRIQUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (cle, re.compile(motif))
    for cle, motif in (
        ("contexte", r"(?:elements? d[eu] |l[ea]s? )?contextes?(?: (?:et|general|enjeux)\b.*)?$"),
        ("enjeux", r"(?:l[ea]s? |quels )?enjeux?\b.{0,60}$"),
        ("definitions", r"(?:quelques |les? |la |l )?definitions?(?: .{0,60})?$"),
        ("definitions", r"(?:notions?|vocabulaire|glossaire|de quoi parle(?: t)? on)$"),
        (
            "exemples_mes",
            r"(?:le mes|les (?:membres|structures|reseaux) du mes|le mouvement pour l economie "
            r"solidaire)(?: et .+)?$",
        ),
        ("exemples_mes", r"(?:quelques |des |les )?exemples?(?: d[eu] .{0,40})?$"),
        ("resume", r"(?:le |en )?resume$|en bref$"),
        ("mots_cles", r"mots? cles?$"),
        ("voir_aussi", r"voir aussi$"),
        ("sources", r"(?:les )?(?:sources|references(?: bibliographiques)?|bibliographie)$"),
        ("redaction", r"(?:redaction|redige par|auteurs?|autrices?|auteur trices?)$"),
    )
)
# Headings that say no more than the name of their section does.
_SANS_APPORT = re.compile(
    r"(?:l[ea]s? |quelques )?"
    r"(?:contextes?(?: et enjeux)?|enjeux?|definitions?|exemples?(?: du mes)?)$"
)


@dataclass(frozen=True)
class Titre:
    """A heading.

    Attributes:
        niveau: 1 for the title of a fiche, 2 for a section, 3 and more under it.
        inlines: as the tree has them.
        texte: without the marks before it.
        marque: whether dots or the like mark it.
        net: whether it is a heading for the document itself, not a guess of ours.
    """

    niveau: int
    inlines: tuple[Noeud, ...]
    texte: str
    marque: bool
    net: bool


@dataclass(frozen=True)
class Entete:
    """The first line of a fiche: its number, its title if it is on the same line."""

    numero: str
    titre: str


def titre_de(bloc: Noeud) -> Titre | None:
    """The heading that a block is, or stands for; None when it is text."""
    if bloc["t"] == "BulletList" and len(bloc["c"]) == 1 and len(bloc["c"][0]) == 1:
        # « • CONTEXTE » alone: the bullet was the mark of a heading.
        dedans = bloc["c"][0][0]
        trouve = titre_de(dedans) if dedans["t"] == "Para" else None
        ecrit = texte(dedans["c"]) if dedans["t"] == "Para" else ""
        sure = trouve is not None and (en_tete(ecrit) or est_en_capitales(ecrit))
        return trouve if sure else None
    if bloc["t"] == "Header":
        niveau, _, inlines = bloc["c"]
        ecrit = " ".join(texte(inlines).split())
        return _titre(niveau, inlines, ecrit, net=True)
    if bloc["t"] != "Para":
        return None
    inlines = bloc["c"]
    ecrit = " ".join(texte(inlines).split())
    if len(ecrit) > 2 * _LONGUEUR_D_UN_TITRE or not re.search(r"[^\W\d_]", ecrit):
        return None
    entete = en_tete(ecrit)
    marque = _POINTS.match(ecrit) is not None
    if entete and (marque or est_en_capitales(ecrit) or _FICHE_SEPAREE.match(nu(ecrit))):
        return _titre(1, inlines, ecrit, net=False)
    if marque:
        return _titre(2, inlines, ecrit, net=False)
    if len(ecrit) > _LONGUEUR_D_UN_TITRE or ecrit.endswith((".", ";", ",")):
        return None
    if est_en_capitales(ecrit) and len(ecrit) > 4:
        return _titre(2, inlines, ecrit, net=False)
    rubrique, _ = rubrique_de(nu(ecrit))
    if rubrique and len(plat(ecrit).split()) <= 6:
        return _titre(2, inlines, ecrit, net=False)
    if _tout_gras(inlines) and not ecrit.endswith(":"):
        return _titre(3, inlines, ecrit, net=False)
    return None


_FICHE_SEPAREE = re.compile(
    r"^fiche\s*(?:n\s?[°ºo]\s*|num[ée]ro\s+)?[0-9]+\s?\.\s?[0-9]+(?:\s*[.:–—-]|\s*$)", re.IGNORECASE
)


def _titre(niveau: int, inlines: list[Noeud], ecrit: str, *, net: bool) -> Titre:
    return Titre(niveau, tuple(inlines), nu(ecrit), _POINTS.match(ecrit) is not None, net)


def nu(ecrit: str) -> str:
    """A heading without the marks before it and the colon after it."""
    sans = _MARQUES.sub("", ecrit).strip()
    return re.sub(r"\s*[:•*#]+\s*$", "", sans)


def en_tete(ecrit: str) -> Entete | None:
    """What the first line of a fiche says."""
    trouve = _FICHE.match(nu(ecrit))
    if trouve is None:
        return None
    numero = re.sub(r"\s", "", trouve["numero"])
    return Entete(numero, trouve["titre"].strip())


def rubrique_de(ecrit: str) -> tuple[str, str]:
    """The key of the section that a heading opens, and the heading if it says more.

    Returns:
        an empty key when the heading is none of the format's.
    """
    exact = _exacte(ecrit)
    if exact[0]:
        return exact
    mots = plat(_RANG.sub("", ecrit))
    for cle, motif in _RUBRIQUES:
        if motif.match(mots):
            apport = "" if _SANS_APPORT.fullmatch(mots) else _RANG.sub("", ecrit)
            return cle, apport if cle in _AVEC_INTERTITRE else ""
    return SANS_RUBRIQUE, ""


def rubrique_exacte(ecrit: str) -> tuple[str, str]:
    """The same in a document that `recueil exporter` wrote: the model's words alone."""
    return _exacte(ecrit)


_AVEC_INTERTITRE = ("contexte", "enjeux", "definitions", "exemples_mes")
LIBELLES: Mapping[str, str] = {cle: champ.title or cle for cle, champ in Fiche.model_fields.items()}
_PAR_LIBELLE = {plat(libelle): cle for cle, libelle in LIBELLES.items()}


def _exacte(ecrit: str) -> tuple[str, str]:
    libelle, deux_points, suite = ecrit.partition(" : ")
    cle = _PAR_LIBELLE.get(plat(libelle), "")
    if not cle or (deux_points and cle not in _AVEC_INTERTITRE):
        return SANS_RUBRIQUE, ""
    return cle, suite.strip()


def _tout_gras(inlines: list[Noeud]) -> bool:
    utiles = [n for n in inlines if n["t"] not in ("Space", "SoftBreak")]
    return bool(utiles) and all(n["t"] in ("Strong", "Underline") for n in utiles)
