"""Le texte contient une commande pour un outil, au lieu de texte.

Des accolades comme `{: .classe }` ou `{{ page }}`, ou une ligne comme `--8<-- "fichier"`, donnent
des ordres à l'outil qui fait les pages : changer l'apparence d'un morceau, y ajouter un programme,
y copier un fichier. Une fiche n'en contient pas, pour dire la même chose partout : sur le site,
dans le PDF et dans la forge.

`[TOC]`, qui demande un sommaire, est de trop : la page fait le sien à partir des titres.

Deux sont permises : l'ancre d'un titre, `## Un titre { #mon-titre }`, et la langue de quelques
mots, `*learning by doing*{: lang=en }`.

Mauvais, dans le texte :

    Un **jardin partagé**{: onclick="alert(1)" }.

Mauvais :

    resume: "Tout sur {{ config.site_name }}."

Mauvais, dans le texte :

    [TOC]

    ## Choisir un terrain

Bon, dans le texte :

    ## Choisir un terrain { #terrain }

    On apprend en faisant (*learning by doing*{: lang=en }).
"""

import re
from collections.abc import Iterator

from recueil.corpus import FicheLue, Lu
from recueil.diagnostic import Diagnostic, Gravite
from recueil.expressions import expression
from recueil.registres import ReferentielLu, Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R104",
    "commande dans le texte",
    Gravite.ERREUR,
    "elle pourrait ajouter un programme à la page, ou donner à un texte l'apparence du site.",
)
_ACCOLADES = expression(
    r"(?P<gabarit>\{\{[^\n]*?\}\}|\{%[^\n]*?%\}|\{#[^\n}]*#\}|\{!.*?!\})"
    r"|\{:?[ ]*(?P<liste>(?:(?<=:)|(?<=: )|[.#][\w-]|[^\s=}{]+=)[^}\n]*)\}"
    r"|(?<=[)\]*_>])\{(?P<apres>[^}\n]+)\}"
    r"|^(?P<titre>#{1,6}[ \t][^\n]*?[ ])\{(?P<mots>[^}\n]+)\}[ ]*#*$",
    re.MULTILINE,
)
_OUVERTES = re.compile(r"\{\{|\{%|\{:")
_INCLUSION = expression(r"^[ \t>]*(?:-+8<-+|;*--8<--)[^\n]*|@include\([^\n)]*\)", re.MULTILINE)
_CLOTURE = expression(r"^(?:~{3,}|`{3,})[ ]*(\{[^\n]*)", re.MULTILINE)
# A table of contents: Markdown's, a forge's, an editor's.
SOMMAIRE = expression(r"^[ ]{0,3}(?P<marque>\[(?:\[_?)?(?:TOC|toc)(?:_?\])?\])[ ]*$", re.MULTILINE)
_LANGUE = expression(r"^lang=[\"']?[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*[\"']?$")
_ANCRE = re.compile(r"^#[^\s.#=]+$")


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each command in a fiche."""
    yield from _constats(lue)


def sur_referentiel(lu: ReferentielLu, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each command in a registry."""
    yield from _constats(lu)


def _constats(lu: Lu) -> Iterator[Diagnostic]:
    for ecrit in lu.ecrits_actifs:
        for trouve in SOMMAIRE.finditer(ecrit.sans_code) if ecrit.en_bloc else ():
            yield REGLE.constat(
                lu,
                ecrit.position(*trouve.span("marque")),
                f"« {trouve['marque']} » demande un sommaire, que la page a déjà",
                pourquoi="la page fait son sommaire à partir des titres : il y en aurait deux.",
                conseil="effacez cette ligne",
            )
        for debut, fin in sorted(set(_places(ecrit.texte, ecrit.sans_code))):
            yield REGLE.constat(
                lu,
                ecrit.position(debut, fin),
                f"« {_abrege(ecrit.texte[debut:fin])} » est une commande pour un outil",
                correction=ecrit.ligne_corrigee(
                    lu.source, len(ecrit.texte[:debut].rstrip(" ")), fin, ""
                ),
                conseil="effacez-la, ou remplacez-la par du texte",
            )


def _places(texte: str, sans_code: str) -> Iterator[tuple[int, int]]:
    if "{" in texte:
        vues: set[int] = set()
        for trouve in _ACCOLADES.finditer(sans_code):
            debut = trouve.end("titre") if trouve["titre"] else trouve.start()
            contenu = (trouve["liste"] or trouve["apres"] or trouve["mots"] or "").strip()
            vues.add(debut)
            dans_un_titre = _dans_un_titre(sans_code, debut)
            if _LANGUE.match(contenu) or (dans_un_titre and _ANCRE.match(contenu)):
                continue
            yield debut, trouve.end()
        for trouve in _OUVERTES.finditer(sans_code):
            if trouve.start() not in vues and trouve.start() - 1 not in vues:
                yield trouve.span()
        for trouve in _CLOTURE.finditer(texte):
            yield trouve.span(1)
    if "8<" in texte or "@include" in texte:
        yield from (trouve.span() for trouve in _INCLUSION.finditer(sans_code))


def _dans_un_titre(texte: str, rang: int) -> bool:
    ligne = texte[texte.rfind("\n", 0, rang) + 1 : rang]
    return re.match(r"#{1,6}[ \t]", ligne) is not None


def _abrege(texte: str) -> str:
    texte = " ".join(texte.split())
    return texte if len(texte) <= 40 else texte[:39] + "…"
