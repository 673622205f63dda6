"""Des étoiles de mise en forme ne sont pas refermées.

Quelques mots entre deux étoiles (`**mots**`) sont en gras ; entre une étoile (`*mots*`), en
italique. Les étoiles touchent les mots, sans espace. Quand l'une manque, ou est loin du mot, ce
sont les étoiles que l'on voit.

Mauvais, dans le texte :

    Le jardin est un **lieu ouvert, où chacun apprend.

    Il est ** ouvert ** à tout le monde.

Bon, dans le texte :

    Le jardin est un **lieu ouvert**, où chacun apprend.
"""

import re
from collections.abc import Iterator

from recueil.corpus import FicheLue
from recueil.diagnostic import Diagnostic, Gravite
from recueil.ecrits import Ecrit
from recueil.expressions import expression
from recueil.markdown_lu.emphase import (
    Marque,
    Role,
    est_bien_forme,
    marque_douteuse,
    marques_seules,
)
from recueil.markdown_lu.paragraphes import paragraphes
from recueil.markdown_sur import en_ligne
from recueil.registres import Referentiels
from recueil.regles.regle import Regle

REGLE = Regle(
    "R061",
    "mise en forme non refermée",
    Gravite.ERREUR,
    "la page montrerait ces signes au lieu de mettre les mots en valeur.",
)
_BALISE = expression(r"<code>.*?</code>|<[^>]*>", re.DOTALL)
_MOT = expression(r"[^\W_]+(?:['’-][^\W_]+)*")


def sur_fiche(lue: FicheLue, referentiels: Referentiels) -> Iterator[Diagnostic]:
    """Report each mark of bold or italics that readers would see."""
    for ecrit in lue.markdown_avec("*", "_"):
        if est_bien_forme(ecrit.texte):
            continue
        for debut, fin in paragraphes(ecrit):
            # The meaning of an acronym: `*[MES]: …`.
            if ecrit.texte.startswith("*[", debut):
                continue
            prose = ecrit.prose[debut:fin]
            suspecte = next(marques_seules(prose), None) or marque_douteuse(prose)
            # Counting tells what is suspect; only the renderer knows what it will show.
            if suspecte and _se_verrait(ecrit.texte[debut:fin], suspecte.signe):
                yield _constat(lue, ecrit, suspecte, debut, fin)


def _se_verrait(paragraphe: str, signe: str) -> bool:
    # Read when a text is suspect: most validations do without the renderer.
    from recueil.surete.rendu import convertir

    rendu = convertir(en_ligne(paragraphe))
    return signe in _BALISE.sub(" ", rendu)


def _constat(lue: FicheLue, ecrit: Ecrit, marque: Marque, debut: int, fin: int) -> Diagnostic:
    place, arrivee = debut + marque.debut, debut + marque.fin
    quoi = "de gras" if len(marque.signe) == 2 else "d'italique"
    if len(marque.signe) == 3:
        quoi = "de mise en forme"
    edition = None
    if marque.role is Role.FERMANTE:
        message = f"cette marque {quoi} n'est pas ouverte : « {marque.signe} »"
        conseil = "mettez la même marque devant les premiers mots à mettre en valeur, ou effacez-la"
        avant = list(_MOT.finditer(ecrit.texte, debut, place))
        if avant:
            edition = ecrit.edition(avant[-1].start(), avant[-1].start(), marque.signe)
    elif marque.ouvrante:
        message = f"cette marque {quoi} n'est pas refermée : « {marque.signe} »"
        conseil = "mettez la même marque après les derniers mots à mettre en valeur"
        mot = _MOT.search(ecrit.texte, arrivee, fin)
        if mot is not None:
            edition = ecrit.edition(mot.end(), mot.end(), marque.signe)
    else:
        message = f"cette marque {quoi} est loin des mots : « {marque.signe} »"
        conseil = "ôtez l'espace entre la marque et les mots"
        suivante = re.compile(rf"\s*{re.escape(marque.signe)}").search(ecrit.texte, arrivee, fin)
        mots = ecrit.texte[arrivee : suivante.start()].strip() if suivante else ""
        if suivante is not None and mots:
            voulu = f"{marque.signe}{mots}{marque.signe}"
            edition = ecrit.edition(place, suivante.end(), voulu)
    return REGLE.constat(
        lue,
        ecrit.position(place, arrivee),
        message,
        editions=(edition,) if edition else (),
        conseil=conseil,
    )
