"""The index of the search: the same bytes with or without a memory, and only news are counted."""

import sqlite3
from pathlib import Path

import pytest
from recueil import cles as etape_cles
from recueil.memoire import Memoire
from recueil.pages.page import Cadre
from recueil.recherche import fichiers_de_recherche, frequences
from recueil.recherche.documents import Document
from recueil.validation import valider

from .conftest import FICHE, RACINE, lancer

_TRADUCTION = FICHE.replace(".md", ".en.md")


@pytest.fixture
def comptes(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The addresses of the documents that are really counted."""
    lus: set[str] = set()
    compter = frequences._compter.__wrapped__

    def noter(document: Document) -> frequences.Frequences:
        lus.add(document.adresse)
        resultat: frequences.Frequences = compter(document)
        return resultat

    monkeypatch.setattr(frequences, "_compter", noter)
    return lus


def _indexer(racine: Path, dossier: Path | None) -> dict[str, str]:
    recueil = valider(racine).recueil
    assert recueil is not None
    with Memoire(dossier, "recherche") as une:
        faits = fichiers_de_recherche(recueil, Cadre(langues=("fr", "en")), une)
    return {fichier.uri: fichier.contenu for fichier in faits}


def test_avec_ou_sans_memoire(tmp_path: Path, comptes: set[str]) -> None:
    """The project's fiches, to the byte: without a memory, with an empty one, with a full one."""
    attendus = _indexer(RACINE, None)
    assert _indexer(RACINE, tmp_path) == attendus
    assert len(comptes) > 40
    comptes.clear()
    assert _indexer(RACINE, tmp_path) == attendus
    assert comptes == set()


def test_seule_la_fiche_changee_est_recomptee(
    copie: Path, tmp_path: Path, comptes: set[str]
) -> None:
    avant = _indexer(copie, tmp_path / "m")
    comptes.clear()
    chemin = copie / _TRADUCTION
    chemin.write_text(chemin.read_text("utf-8") + "\nA new paragraph on wheelbarrows.\n", "utf-8")
    apres = _indexer(copie, tmp_path / "m")
    assert comptes == {"fiches/2.6-innovation-sociale.en/"}
    assert apres != avant
    assert apres == _indexer(copie, None)
    # Back to what it was: known already.
    chemin.write_text(chemin.read_text("utf-8").replace("\nA new paragraph on wheelbarrows.\n", ""))
    comptes.clear()
    assert _indexer(copie, tmp_path / "m") == avant
    assert comptes == set()


def test_un_nom_d_organisation_change_recompte_qui_la_cite(
    copie: Path, tmp_path: Path, comptes: set[str]
) -> None:
    """A registry's words are in the documents too: the fiche's own file need not have changed."""
    _indexer(copie, tmp_path / "m")
    comptes.clear()
    registre = copie / "fiches/referentiels/organisations.yml"
    registre.write_text(registre.read_text("utf-8").replace('sigle: "ARDES"', 'sigle: "ZARDES"'))
    apres = _indexer(copie, tmp_path / "m")
    assert "fiches/2.6-innovation-sociale/" in comptes
    assert apres == _indexer(copie, None)


def test_un_autre_programme_n_y_croit_pas(
    copie: Path, tmp_path: Path, comptes: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rules of French are part of the program: other rules, other terms."""
    _indexer(copie, tmp_path / "m")
    comptes.clear()
    monkeypatch.setattr(etape_cles, "programme", lambda: b"other rules of French")
    _indexer(copie, tmp_path / "m")
    assert comptes


def test_une_memoire_abimee_n_est_pas_crue(copie: Path, tmp_path: Path) -> None:
    attendus = _indexer(copie, tmp_path / "m")
    base = sqlite3.connect(tmp_path / "m/recherche.sqlite")
    with base:
        change = base.execute("UPDATE examens SET valeur = '[[1,{\"faux\":9.0}]]'")
        assert change.rowcount > 1
    base.close()
    assert _indexer(copie, tmp_path / "m") == attendus
    (tmp_path / "m/recherche.sqlite").write_bytes(b"pas une base de donnees " * 100)
    assert _indexer(copie, tmp_path / "m") == attendus


def test_la_construction_s_en_souvient(copie: Path, tmp_path: Path) -> None:
    """Two builds of a recueil, the second from memory, then one without: one index."""
    sites = []
    for rang, ou in enumerate((tmp_path / "m", tmp_path / "m", "")):
        site = tmp_path / f"site{rang}"
        fini = lancer("construire", "--sortie", str(site), dans=copie, RECUEIL_CACHE=str(ou))
        assert fini.returncode == 0, fini.stdout + fini.stderr
        index = site / "recherche/index"
        sites.append({str(f.relative_to(index)): f.read_bytes() for f in index.rglob("*.js")})
    assert (tmp_path / "m/recherche.sqlite").is_file()
    assert len(sites[0]) > 10
    assert sites[0] == sites[1] == sites[2]
