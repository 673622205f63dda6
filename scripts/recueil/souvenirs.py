"""The examination of each fiche: remembered, or made."""

import os
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from functools import partial
from typing import NamedTuple

from recueil import instantane, registres_connus
from recueil.cles import cle
from recueil.conservation import Contenu, a_ses_sections, en_examen, en_texte, separer
from recueil.diagnostic import Diagnostic
from recueil.equipe import examiner_ensemble
from recueil.etats import a_l_epreuve, etat_de
from recueil.examen import Examen, FichierBrut, examiner, examiner_les_referentiels
from recueil.formes_connues import FormesConnues
from recueil.instantane import Connue
from recueil.memoire import Memoire
from recueil.registres import Referentiels

# As many files as that are read again in less time than it takes to note all of them anew.
_RETARD_MAX = 32


class ChangeEntreTemps(Exception):
    """A file is not the one that its state told: what was found of it is worth nothing."""


class FichePresente(NamedTuple):
    """Where a fiche is.

    Attributes:
        lieu: the path of its file.
        chemin, dans, comparee: as in `FichierBrut`.
        vu: what the system says of its file; None for one that the recueil does not hold.
    """

    lieu: str
    chemin: str
    dans: bool = True
    vu: os.stat_result | None = None
    comparee: bool = False

    def brut(self, octets: bytes) -> FichierBrut:
        """Its file, which holds these bytes."""
        return FichierBrut(self.chemin, octets, self.dans, self.comparee)


class Souvenirs:
    """What former runs learnt of fiches under these registries."""

    def __init__(self, memoire: Memoire, registres: Sequence[FichierBrut]) -> None:
        self._formes = FormesConnues(memoire)
        self._memoire = memoire
        self._registres = registres
        morceaux = (m for f in registres for m in (os.fsencode(f.chemin), f.octets))
        self._empreinte = cle(*morceaux)

    def referentiels(self) -> tuple[Referentiels, tuple[Diagnostic, ...], bool]:
        """What `examiner_les_referentiels` gives of the registries."""
        cle_ = cle(b"registres", self._empreinte)
        connus = registres_connus.rappeler(self._memoire, cle_, self._registres)
        if connus is not None:
            return connus, (), True
        lus, diagnostics, bien_formes = examiner_les_referentiels(self._registres, self._formes)
        self._formes.retenir(lu.forme for lu in lus.par_nom.values())
        if not diagnostics:
            registres_connus.retenir(self._memoire, cle_, lus)
        return lus, diagnostics, bien_formes

    def examens(
        self,
        fiches: Sequence[FichePresente],
        referentiels: Referentiels,
        racine: str = "",
        *,
        en_parallele: bool = False,
    ) -> list[Examen]:
        """The examination of each fiche, in order.

        Args:
            referentiels: what the registries say.
            racine: the recueil whose files are believed to be what their states tell, as long as
                the memory is open; without it, all are read.

        Raises:
            OSError: a file cannot be read.
        """
        debut = time.time_ns()
        connues = instantane.lire(self._memoire, racine, self._empreinte) if racine else {}
        sures = {
            fiche.chemin: connue
            for fiche in fiches
            if (connue := connues.get(fiche.chemin)) is not None
            and fiche.vu is not None
            and connue[0] is not None
            and connue[0] == etat_de(fiche.vu)
            # A translation may have come since, or gone.
            and a_ses_sections(connue[2]) == fiche.comparee
        }
        a_lire = [fiche for fiche in fiches if fiche.chemin not in sures]
        contenus = [_lire(fiche.lieu) for fiche in a_lire]
        bruts = [fiche.brut(octets) for fiche, (octets, _) in zip(a_lire, contenus, strict=True)]
        lues = self._lues(bruts, referentiels, en_parallele=en_parallele)
        resultat = [
            self._rappele(fiche, sures[fiche.chemin], referentiels)
            if fiche.chemin in sures
            else lues[fiche.chemin][1]
            for fiche in fiches
        ]
        disparues = len(connues.keys() - {fiche.chemin for fiche in fiches})
        if racine and disparues + len(a_lire) > _RETARD_MAX:
            notees = {
                fiche.chemin: (a_l_epreuve(etat_de(vu), debut), *lues[fiche.chemin][0])
                for fiche, (_, vu) in zip(a_lire, contenus, strict=True)
                if fiche.vu is not None
            }
            instantane.ecrire(self._memoire, racine, self._empreinte, sures | notees)
        return resultat

    def _lues(
        self, bruts: Sequence[FichierBrut], referentiels: Referentiels, *, en_parallele: bool
    ) -> dict[str, tuple[tuple[bytes, Contenu], Examen]]:
        """The examinations of files by path, with what an instantané keeps of them."""
        cles = [self._cle(brut) for brut in bruts]
        connus = self._memoire.lire(cles)
        a_examiner = [brut for brut, c in zip(bruts, cles, strict=True) if c not in connus]
        appris: dict[bytes, str] = {}
        resultat: dict[str, tuple[tuple[bytes, Contenu], Examen]] = {}
        with closing(self._faites(a_examiner, referentiels, en_parallele)) as nouvelles:
            for brut, c in zip(bruts, cles, strict=True):
                texte = connus.get(c)
                if texte is None:
                    texte = appris[c] = next(nouvelles)
                contenu, suite = separer(texte)
                examen = en_examen(contenu, suite, brut.chemin, brut.dans, partial(_octets, brut))
                resultat[brut.chemin] = (c, contenu), examen
        self._memoire.ecrire(appris)
        self._formes.retenir(resultat[brut.chemin][1].forme for brut in a_examiner)
        return resultat

    def _faites(
        self, bruts: Sequence[FichierBrut], referentiels: Referentiels, en_parallele: bool
    ) -> Generator[str]:
        if en_parallele:
            return examiner_ensemble(bruts, self._registres, referentiels, self._formes)
        return (en_texte(examiner(brut, referentiels, self._formes)) for brut in bruts)

    def _rappele(self, fiche: FichePresente, connue: Connue, referentiels: Referentiels) -> Examen:
        """The examination of a file that was not read."""
        _, c, contenu = connue
        lire = partial(self._relire, fiche, c)
        suite = partial(self._suite, fiche, c, referentiels)
        return en_examen(contenu, suite, fiche.chemin, fiche.dans, lire)

    def _suite(self, fiche: FichePresente, c: bytes, referentiels: Referentiels) -> str:
        texte = self._memoire.lire([c]).get(c)
        if texte is None:
            # The memory lost it, or is closed.
            brut = fiche.brut(self._relire(fiche, c))
            texte = en_texte(examiner(brut, referentiels, self._formes))
        return separer(texte)[1]

    def _relire(self, fiche: FichePresente, c: bytes) -> bytes:
        octets, _ = _lire(fiche.lieu)
        if self._cle(fiche.brut(octets)) != c:
            raise ChangeEntreTemps
        return octets

    def _cle(self, brut: FichierBrut) -> bytes:
        dans = b"dans" if brut.dans else b""
        comparee = b"comparee" if brut.comparee else b""
        return cle(self._empreinte, dans, comparee, os.fsencode(brut.chemin), brut.octets)


def _lire(chemin: str) -> tuple[bytes, os.stat_result]:
    """A file, and its state before it was read: that of what was read, whatever has this name."""
    with open(chemin, "rb") as fichier:
        vu = os.fstat(fichier.fileno())
        return fichier.read(), vu


def _octets(brut: FichierBrut) -> bytes:
    return brut.octets
