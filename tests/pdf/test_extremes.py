"""Hostile and extreme fiches: they are composed whole, or a diagnostic names the line."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ..conftest import Commande
from .essais import FICHE, ecrire, recueil_d_essai
from .lecture import Balise, Pdf
from .test_fiche import serre

LONG = "anticonstitutionnellement" * 12  # 300 letters


def composer(recueil: Commande, dossier: Path, *options: str) -> tuple[Pdf, str]:
    """The PDF of the fiche of a small recueil, and what the command said."""
    code, sortie = recueil("pdf", "1.1", "--sortie", "essai.pdf", *options, dans=dossier)
    assert code == 0, sortie
    return Pdf(dossier / "essai.pdf"), sortie


def test_deux_cents_points(recueil: Commande, tmp_path: Path) -> None:
    points = [f"Le point numéro {n} dit quelque chose." for n in range(200)]
    exemples = [{"texte": f"L'exemple numéro {n}.", "periode": "2014"} for n in range(200)]
    dossier = recueil_d_essai(tmp_path / "r", contexte=points, enjeux=points, exemples_mes=exemples)
    pdf, _ = composer(recueil, dossier)
    assert len(pdf.pdf.pages) > 8
    tailles = [len(liste.enfants) for liste in pdf.arbre.toutes("L")]
    assert tailles[:2] == [200, 200]
    assert 200 in tailles[2:]
    lu = pdf.arbre.texte
    assert all(lu.count(f"Le point numéro {n} dit") == 2 for n in range(200))
    assert all(f"L’exemple numéro {n}." in lu for n in range(200))


def test_un_tableau_de_soixante_lignes(recueil: Commande, tmp_path: Path) -> None:
    lignes = "\n".join(f"| rang {n} | {n * 37} | texte | fin |" for n in range(60))
    corps = f"## Tableau\n\n| Un | Deux | Trois | Quatre |\n|---|--:|:-:|---|\n{lignes}\n"
    pdf, _ = composer(recueil, recueil_d_essai(tmp_path / "r", corps))
    (table,) = pdf.arbre.toutes("Table")
    assert len(table.pages) >= 2
    assert [b.texte for b in table.toutes("TH")] == ["Un", "Deux", "Trois", "Quatre"]
    assert len(list(table.toutes("TR"))) == 61
    assert [e.genre for e in table.enfants if isinstance(e, Balise)][:2] == ["THead", "TBody"]
    # On the next page the head is repeated for the eyes, and not for the ears.
    assert serre("rang 59 2183".replace(" ", "")) in serre(table.texte)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext (poppler-utils) est absent")
@pytest.mark.parametrize("option", [(), ("--gros-caracteres",)])
def test_un_mot_de_trois_cents_lettres(
    option: tuple[str, ...], recueil: Commande, tmp_path: Path
) -> None:
    corps = (
        f"## Titre {LONG[:80]}\n\n{LONG} `{LONG}`\n\n<https://exemple.org/{LONG}>\n\n"
        f"| {LONG} | b |\n|---|---|\n| a | {LONG} |\n\n> {LONG}\n\n1. {LONG}\n"
    )
    dossier = recueil_d_essai(tmp_path / "r", corps, contexte=[LONG], resume=LONG)
    pdf, _ = composer(recueil, dossier, *option)
    assert serre(pdf.arbre.texte).count(LONG) >= 9
    fini = subprocess.run(
        ["pdftotext", "-bbox", str(dossier / "essai.pdf"), "-"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    droites = [float(x) for x in re.findall(r'xMax="([0-9.]+)"', fini.stdout)]
    # 20 mm of margin on a page of 210 mm, and a hair for the sides of letters.
    assert max(droites) <= (210 - 20) / 25.4 * 72 + 1.5


def test_des_signes_sans_dessin(recueil: Commande, tmp_path: Path) -> None:
    corps = "Un semis 🌱 de printemps, 👨‍👩‍👧 et 你好.\n\nשלום, مرحبا, Привет, ½ → ✓.\n"
    pdf, sortie = composer(recueil, recueil_d_essai(tmp_path / "r", corps))
    ligne = len((tmp_path / "r" / FICHE).read_text("utf-8").split("🌱")[0].splitlines())
    assert f"{FICHE}:{ligne}:10: avertissement[P005] le signe « 🌱 » (U+1F331)" in sortie
    assert "(U+4F60)" in sortie
    lu = pdf.arbre.texte
    assert "Un semis de printemps, et ." in re.sub(r"\s+", " ", lu)
    assert "Привет" in lu
    assert "½ → ✓" in lu
    # Drawn from left to right, whatever the direction of reading: a reader puts it right.
    assert "שלום"[::-1] in lu
    assert "مرحبا"[::-1] in lu
    assert all(pdf.polices.values())


TYPST = [
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.2.0"',
    # A lone star would be reported as an emphasis left open.
    "$x^2$ \\u{41} @ref <etiquette> /\\* rien \\*/ // rien",
    '#panic("non")',
    '`#eval("1 + 1")`',
]


def test_le_code_typst_reste_du_texte(recueil: Commande, tmp_path: Path) -> None:
    corps = "\n\n".join(f"Voici : {code}" for code in TYPST).replace("<", "&lt;")
    dossier = recueil_d_essai(tmp_path / "r", corps, contexte=TYPST[:2])
    pdf, _ = composer(recueil, dossier)
    lu = serre(pdf.arbre.texte)
    assert lu.count(serre('#read("/etc/passwd")')) == 2
    assert serre('#import "@preview/cetz:0.2.0"') in lu
    assert serre('#eval("1 + 1")') in lu
    assert serre("@ref <etiquette> /* rien */ // rien") in lu
    assert "root:" not in lu


def test_une_image_absente_donne_la_ligne(recueil: Commande, tmp_path: Path) -> None:
    dossier = recueil_d_essai(tmp_path / "r", "Avant.\n\n![Un plan](absente.png)\n")
    code, sortie = recueil("pdf", "1.1", "--sortie", "essai.pdf", dans=dossier)
    assert code == 1
    lignes = (dossier / FICHE).read_text("utf-8").splitlines()
    rang = lignes.index("![Un plan](absente.png)") + 1
    assert f"{FICHE}:{rang}:12: erreur[" in sortie
    assert "absente.png" in sortie
    assert not (dossier / "essai.pdf").exists()


@pytest.mark.parametrize(
    "image",
    [
        "![Un plan](a.png)",
        "![Un plan]( <a.png> )",
        "![Un plan][p]\n\n[p]: a.png",
    ],
)
def test_le_nom_court_d_une_image_ne_montre_pas_un_mot(
    recueil: Commande, tmp_path: Path, image: str
) -> None:
    """`a.png` ends the name of a file that a sentence speaks of, above."""
    dossier = recueil_d_essai(tmp_path, f"Le fichier data.png se dépose, puis a.png.\n\n{image}\n")
    lignes = (dossier / FICHE).read_text("utf-8").splitlines()
    ligne = next(n for n, texte in enumerate(lignes, 1) if image.splitlines()[-1] in texte)
    code, sortie = recueil("pdf", "1.1", dans=dossier)
    assert code == 1
    assert f"{FICHE}:{ligne}:{lignes[ligne - 1].index('a.png') + 1}" in sortie


def test_une_image_hors_du_recueil_n_est_pas_lue(recueil: Commande, tmp_path: Path) -> None:
    secret = tmp_path / "secret.svg"
    secret.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text y="9">secret</text></svg>'
    )
    dossier = recueil_d_essai(tmp_path / "r")
    os.symlink(secret, (dossier / FICHE).parent / "lien.svg")
    for image in ("../../../secret.svg", str(secret), f"file://{secret}", "lien.svg"):
        ecrire(dossier, f"![Un plan]({image})\n")
        code, sortie = recueil("pdf", "1.1", "--sortie", "essai.pdf", dans=dossier)
        assert code == 1, image
        assert "erreur[" in sortie
        assert not (dossier / "essai.pdf").exists()


def test_une_image_abimee_est_nommee(recueil: Commande, tmp_path: Path) -> None:
    dossier = recueil_d_essai(tmp_path / "r", "![Un plan](plan.png)\n")
    ici = (dossier / FICHE).parent
    (ici / "plan.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"abime")
    code, sortie = recueil("pdf", "1.1", "--sortie", "essai.pdf", dans=dossier)
    assert code == 1
    assert "erreur[P003] l'image « plan.png » est abîmée" in sortie
    assert "Traceback" not in sortie


def test_images_et_textes_de_remplacement(recueil: Commande, tmp_path: Path) -> None:
    corps = (
        "![Un cercle vert](plan.svg)\n\n"
        "Une phrase avec ![une puce](plan.svg) dedans.\n\n"
        "![Le même](plan.svg)\n\n<figure>\n<figcaption>La légende</figcaption>\n</figure>\n"
    )
    dossier = recueil_d_essai(tmp_path / "r", corps)
    (dossier / FICHE).with_name("plan.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90">'
        '<circle cx="45" cy="45" r="40" fill="#17493f"/></svg>'
    )
    pdf, _ = composer(recueil, dossier)
    textes = [figure.attributs.get("Alt") for figure in pdf.arbre.toutes("Figure")]
    assert textes == ["Un cercle vert", "une puce", "Le même"]
    assert "La légende" in pdf.arbre.texte
    ecrire(dossier, "![](plan.svg)\n")
    code, sortie = recueil("pdf", "1.1", "--sortie", "essai.pdf", dans=dossier)
    assert code == 1
    assert "erreur[" in sortie


def test_tout_ce_que_le_markdown_du_site_permet(recueil: Commande, tmp_path: Path) -> None:
    corps = """## Une partie

Du **gras**, de l'*italique*, du `code`, H<sub>2</sub>O, x<sup>2</sup>, une note[^1], encore[^1]
et un [lien](https://exemple.org/page?x=1). Une <span lang="en">low-tech idea</span>.

[^1]: La note, avec un [autre lien](https://autre.org).

> Une citation

!!! note "À savoir"
    Un encadré.

Terme
:   Sa définition.

1. trois
2. quatre
    - dedans

```python
def essai(x):
    return x
```

### Sous-titre

#### Plus bas

<table><tr><th rowspan="2">A</th><td>1</td></tr><tr><td>2</td></tr></table>
"""
    pdf, _ = composer(recueil, recueil_d_essai(tmp_path / "r", corps))
    arbre = pdf.arbre
    lu = re.sub(r"\s+", " ", arbre.texte)
    for mots in ("Une citation", "À savoir", "Un encadré.", "Sa définition.", "quatre", "dedans"):
        assert mots in lu
    assert "return x" in next(arbre.toutes("Code", "P")).texte + lu
    assert [b.attributs["Lang"] for b in arbre.toutes() if b.attributs.get("Lang") == "en"]
    # The address of a link goes to the foot of the page, that of a note's link beside it.
    assert "https://exemple.org/page?x=1" in lu
    assert "autre lien (https://autre.org)" in lu
    assert len(list(arbre.toutes("Note"))) == 2
    niveaux = [b.genre for b in arbre.toutes("H1", "H2", "H3", "H4", "H5", "H6")]
    assert niveaux[-2:] == ["H3", "H4"]
    assert ("économie sociale" in lu) == ("ESS" in corps)


def test_trop_de_niveaux(recueil: Commande, tmp_path: Path) -> None:
    corps = "\n".join("    " * n + "- niveau" for n in range(40))
    code, sortie = recueil(
        "pdf", "1.1", "--sortie", "essai.pdf", dans=recueil_d_essai(tmp_path / "r", corps)
    )
    assert code == 1
    assert f"{FICHE}:" in sortie
    assert "Traceback" not in sortie


MORCEAUX = st.sampled_from(
    [
        "# ", "## ", "#### ", "- ", "    - ", "1. ", "> ", "| a | b |\n|---|---|\n| c |", "**", "*",
        "_", "`", "```\n", "![a](b.png)", "[a](#b)", "[a](https://x.org)", "[^1]", "[^1]: n", "\n",
        "\n\n", "mot ", "l'été ", "« ", " »", "é", "·", "\u00ad", "\u200b", "שלום", "🌱", "$", "#",
        "\\", "&lt;", "<b>", "</b>", "<sup>", "{: #x }", ":   d", "!!! note\n    t", "---", "<br>",
    ]
)  # fmt: skip


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(MORCEAUX, max_size=25).map("".join))
def test_un_corps_quelconque(recueil: Commande, tmp_path: Path, corps: str) -> None:
    """Whatever the body, a PDF that passes Typst's check of PDF/UA-1, or a line to mend."""
    dossier = tmp_path / "r"
    if not dossier.exists():
        recueil_d_essai(dossier)
    ecrire(dossier, corps)
    (dossier / "essai.pdf").unlink(missing_ok=True)
    code, sortie = recueil("pdf", "1.1", "--sortie", "essai.pdf", dans=dossier)
    assert "Traceback" not in sortie
    if code == 0:
        assert (dossier / "essai.pdf").read_bytes().startswith(b"%PDF-")
    else:
        assert code == 1
        assert re.search(rf"{re.escape(FICHE)}:[0-9]+:[0-9]+: erreur\[", sortie)
        assert "P007" not in sortie
