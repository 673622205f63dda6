"""Files to corpus: finds the fiches and registries, reads them, gathers what is wrong."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from recueil import regles
from recueil.conservation import en_examen, en_texte
from recueil.conventions import cle_numero
from recueil.corpus import DOSSIER_FICHES
from recueil.diagnostic import Diagnostic
from recueil.equipe import examiner_ensemble
from recueil.examen import FichierBrut, examiner, examiner_les_referentiels
from recueil.formes_connues import FormesConnues
from recueil.joints import (
    DESSIN,
    Joint,
    JointLu,
    lire_joint,
    passe_par_un_lien,
)
from recueil.langues_du_site import langues_du_site, langues_sans_textes
from recueil.liens_ecrits import DOSSIER_DOCS
from recueil.memoire import Memoire, cle
from recueil.presents import presents
from recueil.registres import Referentiels
from recueil.releve import Corpus
from recueil.source import Source


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
) -> Lecture:
    """Read the recueil at `racine`, and files that do not belong to it.

    No symbolic link under `fiches/` is followed, even when it is one of `supplementaires`.

    Args:
        memoire: what former runs learnt; nothing is kept without one.
        en_parallele: whether other processes may help; not from a program with threads.

    Raises:
        OSError: a file cannot be read.
    """
    dossier = racine / DOSSIER_FICHES
    la = {present.chemin: present for present in presents(dossier)}
    ailleurs = [chemin for chemin in map(str, supplementaires) if chemin not in la]
    ici = {
        present.chemin: f"{DOSSIER_FICHES}/{present.relatif}"
        for present in la.values()
        if present.est_une_fiche_ou_un_registre
    }
    par_un_lien = {c for c in ailleurs if passe_par_un_lien(Path(c), dossier)}
    joints = [
        joint
        for chemin in (la.keys() - ici.keys()) | par_un_lien
        if (joint := _joint(Path(chemin), chemin_relatif(Path(chemin), racine), dossier))
        is not None
    ]
    fichiers = [FichierBrut(relatif, _lire(chemin)) for chemin, relatif in ici.items()]
    fichiers += [
        FichierBrut(
            chemin_relatif(Path(chemin), racine),
            _lire(chemin),
            Path(chemin).is_relative_to(dossier),
        )
        for chemin in dict.fromkeys(ailleurs)
        if chemin not in par_un_lien
    ]
    registres = [fichier for fichier in fichiers if fichier.chemin.endswith(".yml")]
    fiches = [fichier for fichier in fichiers if not fichier.chemin.endswith(".yml")]
    memoire = memoire or Memoire(None)
    formes = FormesConnues(memoire)
    referentiels, diagnostics, bien_formes = examiner_les_referentiels(registres, formes)
    textes, nouveaux = _textes(fiches, registres, referentiels, memoire, formes, en_parallele)
    examens = [en_examen(texte, fichier) for texte, fichier in zip(textes, fiches, strict=True)]
    formes.retenir(lu.forme for lu in referentiels.par_nom.values())
    formes.retenir(examens[rang].forme for rang in nouveaux)
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


def _pages(dossier: Path) -> dict[str, str]:
    """The pages of the site that are not fiches, by path: fiches may lead to them."""
    return {
        f"{DOSSIER_DOCS}/{page.relatif}": Path(page.chemin).read_text("utf-8", errors="replace")
        for page in presents(dossier)
        if page.relatif.endswith(".md") and page.est_un_fichier
    }


def _textes(
    fiches: Sequence[FichierBrut],
    registres: Sequence[FichierBrut],
    referentiels: Referentiels,
    memoire: Memoire,
    formes: FormesConnues,
    en_parallele: bool,
) -> tuple[list[str], list[int]]:
    """The examination of each fiche as text, remembered or made; and the ranks of those made."""
    empreinte = cle(*(morceau for f in registres for morceau in (os.fsencode(f.chemin), f.octets)))
    cles = [
        cle(empreinte, b"dans" if fiche.dans else b"", os.fsencode(fiche.chemin), fiche.octets)
        for fiche in fiches
    ]
    connus = memoire.lire(cles)
    nouveaux = [rang for rang, c in enumerate(cles) if c not in connus]
    a_examiner = [fiches[rang] for rang in nouveaux]
    if en_parallele:
        textes = examiner_ensemble(a_examiner, registres, referentiels, formes)
    else:
        textes = [en_texte(examiner(fiche, referentiels, formes)) for fiche in a_examiner]
    appris = {cles[rang]: texte for rang, texte in zip(nouveaux, textes, strict=True)}
    memoire.ecrire(appris)
    connus |= appris
    return [connus[c] for c in cles], nouveaux


def chemin_relatif(chemin: Path, racine: Path) -> str:
    """`chemin` from `racine`, with `/`: the same on every machine."""
    return Path(os.path.relpath(chemin, racine)).as_posix()


def _lire(chemin: str) -> bytes:
    with open(chemin, "rb") as fichier:
        return fichier.read()


def _joint(chemin: Path, relatif: str, dossier: Path) -> JointLu | None:
    lien = passe_par_un_lien(chemin, dossier)
    joint = Joint(relatif, ordinaire=False) if lien else lire_joint(chemin, relatif)
    if joint is None:
        return None
    texte = joint.octets.decode("utf-8", errors="replace") if joint.extension == DESSIN else ""
    lignes = texte.replace("\r\n", "\n").split("\n")
    return JointLu(Source(relatif, tuple(lignes)), None, joint)
