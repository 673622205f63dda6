"""The hostile fiches as PDFs, with no rule and no model to refuse anything.

Each is composed or refused with a diagnostic; nothing of the machine is in what is composed, and
nothing in it acts.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from recueil.chargement import charger
from recueil.commandes.commune import cadre_de
from recueil.diagnostic import Diagnostic
from recueil.liens.site import LiensDuSite
from recueil.moteur import Moteur
from recueil.pages.fiche import pages_a_imprimer
from recueil.pdf.constats import PdfImpossible
from recueil.pdf.imprimerie import Imprimerie
from recueil.pdf.selection import Selection
from recueil.reglages import lire
from recueil.resolution import resoudre

from ..hostiles import SECRET, cas, empoisonner, poser
from .lecture import Pdf

PASSWD = Path("/etc/passwd")
_LETTRES = str.maketrans("", "", " \n\u00a0\u202f\u00ad\u200b")
# What makes a reader do something, or holds something else than pages (ISO 32000-2, 7.7.4, 12.6).
_ACTIFS = ("/JavaScript", "/JS", "/Launch", "/AA", "/EmbeddedFiles", "/EmbeddedFile", "/RichMedia")


@dataclass(frozen=True)
class Composes:
    """What became of each fiche, by its number."""

    pdf: dict[str, Pdf]
    refus: dict[str, tuple[Diagnostic, ...]]


@pytest.fixture(scope="module")
def composes(tmp_path_factory: pytest.TempPathFactory) -> Composes:
    """All the hostile fiches, one document each, without the cache of other tests."""
    racine = poser(tmp_path_factory.mktemp("imprimes"), adresses_sures=True)
    recueil = empoisonner(resoudre(charger(racine).corpus))
    reglages = lire(racine)
    cadre = cadre_de(racine, reglages, brouillons=False)
    pages = pages_a_imprimer(recueil.fiches, recueil, cadre)
    moteur = Moteur(reglages, LiensDuSite(recueil, cadre))
    faits = Composes({}, {})
    with Imprimerie(racine, recueil, cadre, reglages, pages, moteur) as imprimerie:
        for fiche in recueil.fiches:
            try:
                selection = Selection((fiche,), fiche.numero, None)
                document = imprimerie.document(selection, imprimerie.lire(selection.fiches))
                pdf, _ = imprimerie.composer(fiche.numero, document, fiche.chemin)
            except PdfImpossible as erreur:
                faits.refus[fiche.numero] = erreur.diagnostics
            else:
                faits.pdf[fiche.numero] = Pdf(pdf)
    return faits


def _imprimables() -> list[Any]:
    return [un for un in cas() if un.famille not in ("fichiers", "referentiels")]


def test_chacune_est_composee_ou_refusee(composes: Composes) -> None:
    attendues = {un.numero for un in _imprimables()}
    assert attendues <= composes.pdf.keys() | composes.refus.keys()
    # What the site cleans is cleaned before: only images that are not the recueil's are left, and
    # a note whose name no label of Typst can have.
    par_numero = {un.numero: un.nom for un in _imprimables()}
    autres = {
        par_numero.get(numero, numero)
        for numero, diagnostics in composes.refus.items()
        if not any(d.code in ("P001", "P003") for d in diagnostics)
    }
    assert autres <= {"markdown-note-etiquette"}
    assert len(composes.pdf) > len(attendues) * 3 / 4
    for diagnostics in composes.refus.values():
        for diagnostic in diagnostics:
            assert diagnostic.code.startswith("P0")
            assert diagnostic.chemin.startswith("fiches/")
            assert diagnostic.pourquoi
            assert SECRET not in diagnostic.message + diagnostic.extrait


def test_rien_de_la_machine_n_y_est(composes: Composes) -> None:
    premiere = PASSWD.read_text().splitlines()[0] if PASSWD.exists() else "root:x:0"
    for numero, pdf in composes.pdf.items():
        texte = pdf.arbre.texte.translate(_LETTRES)
        assert SECRET.translate(_LETTRES) not in texte, numero
        assert premiere.translate(_LETTRES) not in texte, numero
        assert not [nom for nom in _ACTIFS if nom in _noms(pdf)], numero


def test_les_liens_menent_a_des_pages(composes: Composes) -> None:
    for numero, pdf in composes.pdf.items():
        for page in pdf.pdf.pages:
            for note in page.get("/Annots", ()):
                assert str(note.Subtype) == "/Link", numero
                action = note.get("/A")
                if action is None:
                    assert "/Dest" in note, numero
                    continue
                assert str(action.S) in ("/URI", "/GoTo"), numero
                if str(action.S) == "/URI":
                    adresse = str(action.URI).lower()
                    assert adresse.startswith(("http://", "https://", "mailto:", "tel:")), adresse


@pytest.mark.parametrize(
    "un", [un for un in _imprimables() if un.famille == "typst"], ids=lambda un: un.nom
)
def test_le_code_typst_reste_du_texte(un: Any, composes: Composes) -> None:
    pdf = composes.pdf[un.numero]
    lu = (pdf.arbre.texte + str(pdf.pdf.docinfo.get("/Title", ""))).translate(_LETTRES)
    ecrit = un.texte.translate(_LETTRES).replace("`", "")
    # Quotes and apostrophes are those of French once set.
    for signe in "\"'«»“”’":
        lu, ecrit = lu.replace(signe, ""), ecrit.replace(signe, "")
    assert ecrit in lu


def _noms(pdf: Pdf) -> set[str]:
    """The names used as keys or values anywhere in a PDF."""
    noms: set[str] = set()
    for objet in pdf.pdf.objects:
        if isinstance(objet, pikepdf.Dictionary | pikepdf.Stream):
            for cle, valeur in objet.items():  # type: ignore[union-attr]
                noms.add(str(cle))
                if isinstance(valeur, pikepdf.Name):
                    noms.add(str(valeur))
    return noms
