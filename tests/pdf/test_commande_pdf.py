"""`recueil pdf`: a selection, a part, a booklet, large letters, and what refuses."""

import contextlib
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import segno
from recueil.pdf import qr

from ..conftest import FICHE, RACINE, Commande, copier, lancer
from .lecture import Pdf, textes_des_formes


@pytest.fixture(scope="module")
def trois(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A recueil with at least three fiches in two parts: 2.6, and two made from it."""
    copie = copier(tmp_path_factory.mktemp("trois"))
    modele = (copie / FICHE).read_text("utf-8")
    parties = copie / "fiches/referentiels/parties.yml"
    if '"9"' not in parties.read_text("utf-8"):
        with parties.open("a", encoding="utf-8") as fichier:
            fichier.write('- numero: "9"\n  titre: "Essayer"\n  presentation: "Pour voir."\n')
    for numero in ("9.1", "9.2"):
        texte = modele.replace('numero: "2.6"', f'numero: "{numero}"')
        texte = texte.replace('terme: "', f'terme: "{numero} ').replace(
            'titre: "', f'titre: "{numero} '
        )
        texte += f"\nVoir aussi la fiche {'9.2' if numero == '9.1' else '9.1'}.\n"
        (copie / "fiches/9-essayer").mkdir(exist_ok=True)
        (copie / f"fiches/9-essayer/{numero}-essai.md").write_text(texte, "utf-8")
    return copie


def test_une_fiche_seule(recueil: Commande, trois: Path, tmp_path: Path) -> None:
    code, sortie = recueil("pdf", "2.6", "--sortie", str(tmp_path / "une.pdf"), dans=trois)
    assert code == 0
    assert re.search(r"une\.pdf : 1 fiche, 3 pages, [0-9]+ Ko\.", sortie.replace("\u00a0", " "))
    assert Pdf(tmp_path / "une.pdf").signets[0][1].startswith("2.6 ")


def test_une_selection_garde_l_ordre_et_le_titre(
    recueil: Commande, trois: Path, tmp_path: Path
) -> None:
    cible = tmp_path / "atelier.pdf"
    code, sortie = recueil(
        "pdf", "9.2", "2.6", "9.1", "--sortie", str(cible), "--titre", "Atelier : l'entraide",
        dans=trois,
    )  # fmt: skip
    assert code == 0, sortie
    pdf = Pdf(cible)
    assert str(pdf.pdf.docinfo["/Title"]) == "Atelier\u00a0: l’entraide"
    hauts = [titre.split()[0] for niveau, titre in pdf.signets if niveau == 0]
    assert hauts == ["Sommaire", "9.2", "2.6", "9.1"]
    # The mention of fiche 9.1 in fiche 9.2 leads to its page.
    (page,) = next(b.pages for b in pdf.arbre.toutes("H1") if b.attributs["T"].startswith("9.1"))
    mentions = [lien for lien in pdf.liens if lien["page"] > 1 and lien["dit"] == "Fiche 9.1"]
    assert mentions
    assert {lien["vers"] for lien in mentions} == {page}


def test_une_partie(recueil: Commande, trois: Path, tmp_path: Path) -> None:
    cible = tmp_path / "partie.pdf"
    assert recueil("pdf", "--partie", "9", "--sortie", str(cible), dans=trois)[0] == 0
    pdf = Pdf(cible)
    assert str(pdf.pdf.docinfo["/Title"]) == "Essayer"
    hauts = [titre.split()[0] for niveau, titre in pdf.signets if niveau == 0]
    assert hauts == ["Sommaire", "9.1", "9.2", "Glossaire", "Index"]


def test_un_livret_se_plie(recueil: Commande, trois: Path, tmp_path: Path) -> None:
    """Sheet after sheet, front and back, the pages follow one another once folded."""
    cible = tmp_path / "livret.pdf"
    code, sortie = recueil("pdf", "2.6", "--livret", "--sortie", str(cible), dans=trois)
    assert code == 0
    assert "recto verso" in sortie
    total = int(re.search(r"([0-9]+) pages", sortie).group(1))  # type: ignore[union-attr]
    pdf = Pdf(cible)
    feuilles = -(-total // 4)
    assert len(pdf.pdf.pages) == 2 * feuilles
    for page in pdf.pdf.pages:
        largeur, hauteur = (round(float(n)) for n in page.mediabox[2:])
        assert (largeur, hauteur) == (842, 595)
    attendus = []
    for feuille in range(feuilles):
        debut, fin = 2 * feuille + 1, 4 * feuilles - 2 * feuille
        attendus += [[fin, debut], [debut + 1, fin - 1]]
    # Each page shows its number at its foot.
    lus = [
        [
            int(trouve[1])
            for _, texte in sorted(textes_des_formes(page))
            if (trouve := re.search(rf"Page ([0-9]+) sur {total}", texte))
        ]
        for page in pdf.pdf.pages
    ]
    assert lus == [[n for n in paire if n <= total] for paire in attendus]


def test_en_gros_caracteres(recueil: Commande, trois: Path, tmp_path: Path) -> None:
    cible = tmp_path / "gros.pdf"
    assert recueil("pdf", "2.6", "--gros-caracteres", "--sortie", str(cible), dans=trois)[0] == 0
    normal = tmp_path / "normal.pdf"
    assert recueil("pdf", "2.6", "--sortie", str(normal), dans=trois)[0] == 0
    gros = Pdf(cible)
    assert len(gros.pdf.pages) > len(Pdf(normal).pdf.pages)
    tailles = gros.tailles
    # The text, by far the most frequent size, in 16 points; nothing under 12.
    assert max(tailles, key=lambda taille: tailles[taille]) == 16
    assert min(tailles) >= 12


@pytest.mark.parametrize("format_", ["--gros-caracteres", "--livret"])
def test_une_selection_dans_un_autre_format(
    recueil: Commande, trois: Path, tmp_path: Path, format_: str
) -> None:
    """It has no glossary nor index, whatever its letters and its paper."""
    cible = tmp_path / "choix.pdf"
    code, sortie = recueil("pdf", "2.6", "9.1", format_, "--sortie", str(cible), dans=trois)
    assert code == 0, sortie
    assert "2 fiches" in sortie
    assert len(Pdf(cible).pdf.pages) >= 4


def test_aucun_titre_seul_en_gros_caracteres(recueil: Commande, tmp_path: Path) -> None:
    """Letters that are larger need more room under a heading: in all the fiches of the project."""
    cible = tmp_path / "gros.pdf"
    code, _ = recueil("pdf", "--gros-caracteres", "--sortie", str(cible), dans=RACINE)
    assert code == 0
    gros = Pdf(cible)
    assert len(gros.pdf.pages) > 80
    assert gros.titres_perdus == []


def test_l_archive_suit_les_deux_normes(recueil: Commande, trois: Path, tmp_path: Path) -> None:
    cible = tmp_path / "archive.pdf"
    assert recueil("pdf", "2.6", "--archive", "--sortie", str(cible), dans=trois)[0] == 0
    with Pdf(cible).pdf.open_metadata() as xmp:
        assert xmp["pdfuaid:part"] == "1"
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")


def test_en_anglais(recueil: Commande, trois: Path, tmp_path: Path) -> None:
    cible = tmp_path / "sheet.pdf"
    assert recueil("pdf", "2.6", "--langue", "en", "--sortie", str(cible), dans=trois)[0] == 0
    pdf = Pdf(cible)
    assert str(pdf.racine.Lang) == "en"
    assert "Page 1 of" not in pdf.arbre.texte  # a footer is not read aloud
    assert "What is at stake" in pdf.arbre.texte or "stake" in pdf.arbre.texte


@pytest.mark.parametrize(
    ("arguments", "phrase"),
    [
        (("2.7",), "la fiche 2.7 n'existe pas ; numéros proches : 2.6"),
        (("abc",), "la fiche abc n'existe pas ; les numéros vont de 2.6 à 9.2"),
        (("9.1", "--langue", "en"), "la fiche 9.1 n'est pas traduite en « en »"),
        (("--langue", "xx"), "le recueil n'existe pas en « xx » ; langues : fr, en"),
        (("--partie", "7"), "la partie 7 n'existe pas"),
        (("2.6", "--partie", "9"), "donnez des numéros de fiches ou une partie, pas les deux"),
        (("2.6", "--sortie", "fiche.md"), "le nom du fichier doit finir par .pdf"),
        (("2.6", "--sortie", "absent/fiche.pdf"), "n'existe pas : créez-le"),
        (("2.6", "--livret", "--gros-caracteres"), "--gros-caracteres"),
    ],
)
def test_un_mauvais_appel_est_explique(
    arguments: tuple[str, ...], phrase: str, recueil: Commande, trois: Path
) -> None:
    avant = sorted(trois.iterdir())
    code, sortie = recueil("pdf", *arguments, dans=trois)
    assert code == 2
    assert phrase in sortie
    assert "Traceback" not in sortie
    assert sorted(trois.iterdir()) == avant


def test_une_fiche_invalide_n_est_pas_imprimee(recueil: Commande, copie: Path) -> None:
    fiche = copie / FICHE
    fiche.write_text(fiche.read_text("utf-8").replace("statut: proposition", "statut: ok"))
    code, sortie = recueil("pdf", "2.6", dans=copie)
    assert code == 1
    assert "erreur[R025]" in sortie
    assert "Aucun PDF n'a été écrit." in sortie
    assert not list(copie.glob("*.pdf"))


def test_le_code_qr_mene_a_l_adresse_courte(
    recueil: Commande, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECUEIL_ADRESSE", "https://fiches.exemple.org")
    cible = tmp_path / "une.pdf"
    assert recueil("pdf", "2.6", "--sortie", str(cible), dans=RACINE)[0] == 0
    pdf = Pdf(cible)
    assert "https://fiches.exemple.org/2.6/" in {lien.get("url") for lien in pdf.liens}
    textes = [figure.attributs["Alt"] for figure in pdf.arbre.toutes("Figure")]
    assert textes == ["Code QR qui mène à https://fiches.exemple.org/2.6/"]
    assert "fiches.exemple.org/2.6" in pdf.arbre.texte


def test_le_code_qr_a_les_modules_de_son_adresse() -> None:
    adresse = "https://fiches.exemple.org/2.6/"
    dessin = qr.svg(adresse).decode()
    modules = [list(rangee) for rangee in segno.make(adresse, error="m", micro=False).matrix]
    lus = [[0] * len(rangee) for rangee in modules]
    for x, y, large in re.findall(r"M([0-9]+) ([0-9]+)h([0-9]+)v1", dessin.split("#000")[1]):
        lus[int(y)][int(x) : int(x) + int(large)] = [1] * int(large)
    assert lus == modules


def test_un_terminal_montre_l_attente(copie: Path) -> None:
    meneur, suiveur = pty.openpty()
    commande = [sys.executable, "-m", "recueil", "pdf", "2.6", "--sortie", "une.pdf"]
    with subprocess.Popen(
        commande, cwd=copie, stdout=suiveur, stderr=suiveur, env=os.environ | {"TERM": "xterm"}
    ) as processus:
        os.close(suiveur)
        morceaux = []
        with contextlib.suppress(OSError):
            while morceau := os.read(meneur, 65_536):
                morceaux.append(morceau)
        os.close(meneur)
    vu = b"".join(morceaux).decode()
    assert processus.returncode == 0
    # The line of the wait comes first, is wiped out, and leaves the result alone.
    assert 0 <= vu.find("Composition du PDF…") < vu.rfind("\x1b[2K") < vu.find("une.pdf : 1 fiche")
    assert "Composition" not in lancer("pdf", "2.6", "--sortie", "deux.pdf", dans=copie).stdout


@pytest.mark.skipif(os.name == "nt", reason="les programmes de Windows n'ont pas de signaux")
def test_un_recueil_dont_la_composition_est_arretee_le_dit(
    recueil: Commande, trois: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What a system does when it has no memory left: it kills the largest process.
    tue = tmp_path / "python"
    tue.write_text("#!/bin/sh\nkill -9 $$\n", "utf-8")
    tue.chmod(0o755)
    cible = tmp_path / "atelier.pdf"
    cible.write_bytes(b"le document d'hier")
    monkeypatch.setenv("RECUEIL_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr("sys.executable", str(tue))
    code, sortie = recueil("pdf", "9.2", "9.1", "--sortie", str(cible), dans=trois)
    mots = " ".join(sortie.split())
    assert code == 1
    assert "erreur[P007] le PDF n'a pas pu être composé : Typst, qui compose les PDF, a été" in mots
    assert "(signal 9)" in mots
    assert "faites un PDF de chaque partie (« recueil pdf --partie 2 »)" in mots
    assert "Aucun PDF n'a été écrit." in mots
    assert cible.read_bytes() == b"le document d'hier"


@pytest.mark.skipif(os.name == "nt", reason="les programmes de Windows n'ont pas de signaux")
def test_ctrl_c_arrete_la_composition_d_un_recueil(trois: Path, tmp_path: Path) -> None:
    # In place of Typst, which does not listen either: what says that it started, then lasts.
    lent, parti = tmp_path / "python", tmp_path / "parti"
    lent.write_text(f"#!/bin/sh\ntrap '' INT\necho $$ > '{parti}'\nexec sleep 300\n", "utf-8")
    lent.chmod(0o755)
    programme = (
        f"import sys; sys.executable = {str(lent)!r}; from recueil.cli import main; "
        "sys.exit(main(['pdf', '9.2', '9.1', '--sortie', 'deux.pdf']))"
    )
    commande = subprocess.Popen(
        [sys.executable, "-c", programme],
        cwd=trois,
        env=os.environ | {"RECUEIL_CACHE": str(tmp_path / "cache")},
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    while not (parti.exists() and parti.read_text("utf-8").endswith("\n")):
        assert commande.poll() is None
        time.sleep(0.05)
    commande.send_signal(signal.SIGINT)
    assert "Interrompu." in commande.communicate(timeout=60)[1]
    assert commande.returncode == 130
    assert not (trois / "deux.pdf").exists()
    with pytest.raises(ProcessLookupError):
        os.kill(int(parti.read_text("utf-8")), 0)


def test_un_fichier_du_recueil_ne_passe_pas_pour_un_module(trois: Path, tmp_path: Path) -> None:
    copie = tmp_path / "copie"
    shutil.copytree(trois, copie)
    for nom in ("typst.py", "json.py"):
        (copie / nom).write_text("raise SystemExit('un fichier du recueil a été exécuté')", "utf-8")
    commande = [str(Path(sys.executable).with_name("recueil")), "pdf", "9.2", "9.1"]
    commande += ["--sortie", "deux.pdf"]
    fini = subprocess.run(
        commande,
        cwd=copie,
        env=os.environ | {"RECUEIL_CACHE": str(tmp_path / "cache")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert fini.returncode == 0, fini.stdout + fini.stderr
    assert Pdf(copie / "deux.pdf").signets
