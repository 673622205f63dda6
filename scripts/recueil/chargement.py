"""Files to corpus: finds the fiches and registries, reads them, gathers what is wrong."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from recueil import regles
from recueil.conventions import cle_numero
from recueil.corpus import DOSSIER_FICHES
from recueil.diagnostic import Diagnostic
from recueil.examen import FichierBrut
from recueil.forme import est_une_traduction, nom_de_fiche
from recueil.joints import (
    DESSIN,
    Joint,
    JointLu,
    lire_joint,
    passe_par_un_lien,
)
from recueil.langues_du_site import langues_du_site, langues_sans_textes
from recueil.liens_ecrits import DOSSIER_DOCS
from recueil.memoire import Memoire
from recueil.presents import presents
from recueil.releve import Corpus
from recueil.source import Source
from recueil.souvenirs import FichePresente, Souvenirs


class Lecture(NamedTuple):
    """A corpus, and what the rules over one file found in each.

    Attributes:
        bien_formee: whether the shape of every file is right.
    """

    corpus: Corpus
    diagnostics: tuple[Diagnostic, ...]
    bien_formee: bool


def charger(
    racine: Path,
    supplementaires: Iterable[Path] = (),
    memoire: Memoire | None = None,
    en_parallele: bool = False,
    sur_parole: bool = False,
) -> Lecture:
    """Read the recueil at `racine`, and files that do not belong to it.

    No symbolic link under `fiches/` is followed, even when it is one of `supplementaires`.

    Args:
        memoire: what former runs learnt; nothing is kept without one.
        en_parallele: whether other processes may help; not from a program with threads.
        sur_parole: whether files that look unchanged are not read; the memory is then to stay open
            as long as the corpus is in use.

    Raises:
        OSError: a file cannot be read.
    """
    dossier = racine / DOSSIER_FICHES
    la = {present.chemin: present for present in presents(dossier)}
    ailleurs = [chemin for chemin in map(str, supplementaires) if chemin not in la]
    presentes = [
        FichePresente(present.chemin, f"{DOSSIER_FICHES}/{present.relatif}", vu=present.etat)
        for present in la.values()
        if present.est_une_fiche_ou_un_registre
    ]
    par_un_lien = {c for c in ailleurs if passe_par_un_lien(Path(c), dossier)}
    autres = la.keys() - {presente.lieu for presente in presentes}
    joints = [
        joint
        for chemin in autres | par_un_lien
        if (joint := _joint(Path(chemin), chemin_relatif(Path(chemin), racine), dossier))
        is not None
    ]
    presentes += [
        FichePresente(
            chemin,
            chemin_relatif(Path(chemin), racine),
            Path(chemin).is_relative_to(dossier),
        )
        for chemin in dict.fromkeys(ailleurs)
        if chemin not in par_un_lien
    ]
    registres = [
        FichierBrut(chemin, Path(lieu).read_bytes(), dans)
        for lieu, chemin, dans, *_ in presentes
        if chemin.endswith(".yml")
    ]
    fiches = [presente for presente in presentes if not presente.chemin.endswith(".yml")]
    souvenirs = Souvenirs(memoire or Memoire(None), registres)
    referentiels, diagnostics, bien_formes = souvenirs.referentiels()
    examens = souvenirs.examens(
        _avec_leurs_traductions(fiches),
        referentiels,
        str(racine) if sur_parole else "",
        en_parallele=en_parallele,
    )
    examens.sort(key=lambda examen: (cle_numero(examen.fiche.base), examen.fiche.chemin))
    joints.sort(key=lambda lu: lu.chemin)
    constats = [
        d for joint in joints for regle in regles.avec("sur_joint") for d in regle.sur_joint(joint)
    ]
    sans_textes = langues_sans_textes(racine)
    for regle in regles.avec("sur_langues") if sans_textes else ():
        constats += regle.sur_langues(sans_textes)
    return Lecture(
        Corpus(
            tuple(examen.fiche for examen in examens),
            referentiels,
            tuple(joints),
            _pages(racine / DOSSIER_DOCS),
            langues_du_site(racine, {examen.fiche.langue for examen in examens}),
        ),
        (*diagnostics, *(d for examen in examens for d in examen.diagnostics), *constats),
        bien_formes and all(examen.bien_formee for examen in examens),
    )


def _avec_leurs_traductions(fiches: list[FichePresente]) -> list[FichePresente]:
    """The fiches, those told apart that are translated, or that translate another one."""
    traductions = [fiche for fiche in fiches if est_une_traduction(fiche.chemin)]
    noms = {nom_de_fiche(fiche.chemin, fiche.dans)[:2] for fiche in traductions}
    if not noms:
        return fiches
    return [
        fiche._replace(comparee=nom_de_fiche(fiche.chemin, fiche.dans)[:2] in noms)
        for fiche in fiches
    ]


def _pages(dossier: Path) -> dict[str, str]:
    """The pages of the site that are not fiches, by path: fiches may lead to them."""
    return {
        f"{DOSSIER_DOCS}/{page.relatif}": Path(page.chemin).read_text("utf-8", errors="replace")
        for page in presents(dossier)
        if page.relatif.endswith(".md") and page.est_un_fichier
    }


def chemin_relatif(chemin: Path, racine: Path) -> str:
    """`chemin` from `racine`, with `/`: the same on every machine."""
    return Path(os.path.relpath(chemin, racine)).as_posix()


def _joint(chemin: Path, relatif: str, dossier: Path) -> JointLu | None:
    lien = passe_par_un_lien(chemin, dossier)
    joint = Joint(relatif, ordinaire=False) if lien else lire_joint(chemin, relatif)
    if joint is None:
        return None
    texte = joint.octets.decode("utf-8", errors="replace") if joint.extension == DESSIN else ""
    lignes = texte.replace("\r\n", "\n").split("\n")
    return JointLu(Source(relatif, tuple(lignes)), None, joint)
