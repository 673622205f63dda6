"""`recueil importer`: any document becomes a fiche, word for word, or nothing is written.

After a wanted change: `RECUEIL_ATTENDUS=ecrire python3 scripts/test.py -k attendu`.
"""

import os
import re
import shutil
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recueil.conformite import modele_de
from recueil.forge.champs import Formulaire, formulaire_d_exemple, formulaire_de_fiche
from recueil.forge.formulaires import en_markdown
from recueil.forme import fiche_lue
from recueil.importation.fiches import en_fichier
from recueil.importation.formulaire import lire_les_reponses
from recueil.importation.mots import manquants
from recueil.importation.noms import Noms, periode_dans
from recueil.importation.placement import placer
from recueil.importation.plan import planifier
from recueil.modele import Fiche
from recueil.registres import Referentiels
from recueil.remplacement import remplacer_ensemble

from . import documents
from .conftest import RACINE, Commande

ICI = RACINE / "tests" / "importation"
SEMENCE = ICI / "fiche-2.6.txt"


@pytest.fixture
def ici(tmp_path: Path) -> Path:
    """A small recueil without fiche."""
    shutil.copytree(RACINE / "tests/exemple/fiches", tmp_path / "fiches")
    shutil.copyfile(RACINE / "mkdocs.yml", tmp_path / "mkdocs.yml")
    for fiche in (tmp_path / "fiches/2-agir").glob("*.md"):
        fiche.unlink()
    return tmp_path


def fiches(racine: Path) -> list[Path]:
    return sorted(racine.glob("fiches/2-agir/*.md"))


def lue(chemin: Path) -> tuple[Fiche, str]:
    relatif = f"fiches/2-agir/{chemin.name}"
    fiche, _ = fiche_lue(relatif, chemin.read_bytes(), dans=True)
    modele = modele_de(fiche)
    assert modele is not None
    return modele, fiche.source.corps


def la_fiche(recueil: Commande, racine: Path, nom: str, octets: bytes | str) -> tuple[Fiche, str]:
    """Import one document that gives one fiche."""
    contenu = octets if isinstance(octets, bytes) else octets.encode()
    (racine / nom).write_bytes(contenu)
    code, sortie = recueil("importer", nom, dans=racine)
    assert code == 0, sortie
    (chemin,) = fiches(racine)
    assert "I011" not in sortie
    return lue(chemin)


def test_la_fiche_du_mes_telle_qu_attendu(recueil: Commande, ici: Path) -> None:
    shutil.copyfile(SEMENCE, ici / SEMENCE.name)
    code, sortie = recueil("importer", SEMENCE.name, dans=ici)
    assert code == 0
    (chemin,) = fiches(ici)
    ecrit = chemin.read_text("utf-8")
    attendu = SEMENCE.with_suffix(".md")
    if os.environ.get("RECUEIL_ATTENDUS") == "ecrire":
        attendu.write_text(ecrit, "utf-8")
    assert ecrit == attendu.read_text("utf-8")
    assert "À classer" not in ecrit
    assert "I011" not in sortie
    assert "R050" in sortie  # what is left to complete


def test_la_fiche_du_mes_mot_pour_mot(recueil: Commande, ici: Path) -> None:
    """Each sentence of the seed is whole in the fiche, whatever the program says of itself."""
    shutil.copyfile(SEMENCE, ici / SEMENCE.name)
    recueil("importer", SEMENCE.name, dans=ici)
    ecrit = " ".join(fiches(ici)[0].read_text("utf-8").replace("- ", "").split())
    for ligne in SEMENCE.read_text("utf-8").splitlines():
        phrase = re.sub(r"^[#\s•-]+", "", ligne).strip().rstrip(":")
        if phrase and not ligne.startswith("#"):
            assert " ".join(phrase.replace("- ", "").split()) in ecrit


@pytest.mark.parametrize("format_", ["docx", "odt", "md", "txt", "html"])
def test_un_document_de_chaque_format(recueil: Commande, ici: Path, format_: str) -> None:
    octets = {
        "docx": documents.docx,
        "odt": documents.odt,
        "md": str.encode,
        "txt": str.encode,
        "html": lambda m: documents.convertir(m.encode(), "commonmark+pipe_tables", "html"),
    }[format_](documents.MARKDOWN)
    fiche, corps = la_fiche(recueil, ici, f"jardin.{format_}", octets)
    assert fiche.titre == "Comment partager un jardin avec l'ARDES ?"
    assert fiche.contexte == (
        "Le **jardinage** attire depuis 1990.",
        "Les *villes* manquent de place.",
    )
    assert fiche.enjeux == ("Se rencontrer.",)
    assert fiche.intertitres.enjeux == "Enjeux pour le MES"
    assert fiche.intertitres.exemples_mes == "Le MES et les jardins"
    (definition,) = fiche.definitions
    assert (definition.terme, definition.titre) == ("Jardin partagé", "Le jardin partagé")
    assert definition.texte == (
        "Un **jardin** cultivé à plusieurs :\n\n- par des voisines ;\n- par des voisins."
    )
    (exemple,) = fiche.exemples_mes
    assert exemple.organisations == ("ardes",)
    assert exemple.territoires == ("normandie",)
    assert exemple.periode == "depuis 2014"
    assert corps == (
        "\n## Pour commencer\n\n1. Trouver un terrain.\n2. Trouver de l'eau.\n\n"
        "| Quoi | Combien |\n|---|---|\n| Bêche | 2 |\n"
    )


def test_un_docx_a_la_facon_de_word(recueil: Commande, ici: Path) -> None:
    octets = documents.facon_word(
        "**••• FICHE 2.7 – COMMENT S’ORGANISER À PLUSIEURS, EN R&D, AVEC L’UFISC ?**",
        "**••• CONTEXTE ET ENJEUX**",
        "• Le **travail en com**mun n’est pas nouveau\u00a0: il dure.",
        "–\u00a0Il a changé.",
        "**Enjeux pour le MES :**",
        "▪ S’entendre.",
        "**••• DÉFINITIONS**",
        "**La coopération**",
        "Travailler ensemble.",
        "**L’entraide**",
        "S’aider.",
        "**••• LE MES ET LA COOPÉRATION**",
        "• L’APES y travaille (1995).",
        "**••• D’AUTRES PISTES**",
        "Un paragraphe.",
    )
    fiche, corps = la_fiche(recueil, ici, "word.docx", octets)
    assert fiche.titre == "Comment s'organiser à plusieurs, en R&D, avec l'UFISC ?"
    assert fiche.contexte == (
        "Le **travail en com**mun n'est pas nouveau : il dure.",
        "Il a changé.",
    )
    assert fiche.enjeux == ("S'entendre.",)
    assert [d.terme for d in fiche.definitions] == ["Coopération", "Entraide"]
    assert [d.texte for d in fiche.definitions] == ["Travailler ensemble.", "S'aider."]
    assert fiche.exemples_mes[0].periode == "1995"
    assert corps == "\n## D'autres pistes\n\nUn paragraphe.\n"


def test_un_texte_a_d_autres_puces(recueil: Commande, ici: Path) -> None:
    texte = """FICHE N°2.8 : POURQUOI PARTAGER UN OUTIL ?
CONTEXTE
* Premier point
  sur deux lignes
o Deuxième point
▪ Troisième point
ENJEUX
1) Un
2) Deux
DEFINITION
Outil : une chose utile.
Partage : ce que l'on fait à plusieurs.
LE MES ET LES OUTILS
– PES21 prête des outils (années 1990)
    - Une bêche
    - Un râteau
"""
    fiche, _ = la_fiche(recueil, ici, "outils.txt", texte)
    assert fiche.numero == "2.8"
    assert fiche.titre == "Pourquoi partager un outil ?"
    assert fiche.contexte == (
        "Premier point sur deux lignes",
        "Deuxième point",
        "Troisième point",
    )
    assert fiche.enjeux == ("Un", "Deux")
    assert [(d.terme, d.texte) for d in fiche.definitions] == [
        ("Outil", "une chose utile."),
        ("Partage", "ce que l'on fait à plusieurs."),
    ]
    assert [e.texte for e in fiche.exemples_mes] == [
        "PES21 prête des outils (années 1990)",
        "Une bêche",
        "Un râteau",
    ]
    assert fiche.exemples_mes[0].organisations == ("pes-21",)
    assert fiche.exemples_mes[0].periode == "années 1990"


def test_un_texte_de_windows(recueil: Commande, ici: Path) -> None:
    texte = "FICHE 2.9 – Créer un café associatif ?\r\n\r\nContexte\r\n\r\n- Un café fermé.\r\n"
    fiche, _ = la_fiche(recueil, ici, "cafe.txt", texte.encode("cp1252"))
    assert fiche.titre == "Créer un café associatif ?"
    assert fiche.contexte == ("Un café fermé.",)


def test_des_sections_manquent(recueil: Commande, ici: Path) -> None:
    texte = "# FICHE 2.7 – Comment faire ensemble ?\n\n## Contexte\n\n- Un point.\n"
    (ici / "court.md").write_text(texte, "utf-8")
    code, sortie = recueil("importer", "court.md", dans=ici)
    assert code == 0
    fiche, _ = lue(fiches(ici)[0])
    assert fiche.statut == "brouillon"
    assert fiche.enjeux[0].startswith("À COMPLÉTER")
    assert sortie.count("R050") >= 4


def test_deux_fiches_dans_un_document_et_une_dans_un_autre(recueil: Commande, ici: Path) -> None:
    deux = (
        "# FICHE 2.7 – Comment semer une graine ?\n\n## Contexte\n\n- Semer.\n\n"
        "# FICHE 2.8 – Comment récolter un fruit ?\n\n## Contexte\n\n- Récolter.\n"
    )
    (ici / "deux.docx").write_bytes(documents.docx(deux))
    (ici / "une.txt").write_text(
        "FICHE 2.10 – Comment vendre un légume ?\n\nContexte\n\n- Vendre.\n"
    )
    code, _ = recueil("importer", "deux.docx", "une.txt", dans=ici)
    assert code == 0
    assert [c.name for c in fiches(ici)] == [
        "2.10-vendre-legume.md",
        "2.7-semer-graine.md",
        "2.8-recolter-fruit.md",
    ]
    assert [lue(c)[0].contexte for c in fiches(ici)] == [("Vendre.",), ("Semer.",), ("Récolter.",)]


def test_ce_qui_n_a_pas_de_place_est_a_classer(recueil: Commande, ici: Path) -> None:
    texte = (
        "# FICHE 2.7 – Comment faire ensemble ?\n\nDocument du 3 mai.\n\n## Contexte\n\n"
        "- Un point.\n\n| Un | Deux |\n|---|---|\n| trois | quatre |\n"
    )
    (ici / "a.docx").write_bytes(documents.docx(texte))
    code, sortie = recueil("importer", "a.docx", dans=ici)
    assert code == 0
    _, corps = lue(fiches(ici)[0])
    assert corps == (
        "\n## À classer\n\nDocument du 3 mai.\n\n| Un | Deux |\n|---|---|\n| trois | quatre |\n"
    )
    assert "I010" in sortie
    assert "« Document du 3 mai. » et « Un Deux trois quatre »" in sortie


def test_un_document_de_libreoffice_ouvre_par_des_paragraphes_vides(
    recueil: Commande, ici: Path
) -> None:
    """The seed pasted into Writer: paragraphs with nothing but line ends."""
    shutil.copyfile(ICI / "libreoffice/fiche-2.6.odt", ici / "fiche-2.6.odt")
    code, _ = recueil("importer", "fiche-2.6.odt", dans=ici)
    assert code == 0
    (fiche,) = fiches(ici)
    modele, _ = lue(fiche)
    assert len(modele.contexte) == 5
    assert len(modele.exemples_mes) >= 10


def test_une_page_ne_donne_pas_ce_qu_elle_ne_montre_pas(recueil: Commande, ici: Path) -> None:
    page = (
        "<html><head><title></title><meta name='created' content='1970-01-01T00:00:00Z'/></head>"
        "<body><h1>FICHE 2.7 – Des essais</h1><h2>Contexte</h2><ul><li>Un point.</li></ul></body>"
    )
    _, corps = la_fiche(recueil, ici, "fiche.html", page)
    assert corps.strip() == ""


def test_un_texte_que_rien_ne_plie(recueil: Commande, ici: Path) -> None:
    """Saved as text by a word processor: each line is a paragraph, however long."""
    long = (
        "Un paragraphe tient sur une seule ligne, et va bien au-delà de la largeur d'un écran. " * 2
    )
    texte = f"FICHE 2.7 – Des essais\n\nPOUR ALLER PLUS LOIN\n{long}\nUn autre commence ici.\n"
    _, corps = la_fiche(recueil, ici, "fiche.txt", texte)
    assert f"{long.strip()}\n\nUn autre commence ici." in corps


def test_un_titre_en_capitales_garde_les_sigles_de_tout_le_monde(
    recueil: Commande, ici: Path
) -> None:
    texte = "FICHE 2.7 – ÉCRIRE EN HTML, AVEC UNE PME ET SA TVA\n\nCONTEXTE\n- Un point.\n"
    modele, _ = la_fiche(recueil, ici, "fiche.txt", texte)
    assert modele.titre == "Écrire en HTML, avec une PME et sa TVA"


def test_html_sans_son_programme(recueil: Commande, ici: Path) -> None:
    html = (
        "<html><head><title>Site</title><style>p{color:red}</style></head><body>"
        "<div class=x><h1>Fiche 2.7 : Comment faire <b>ensemble</b> ?</h1>"
        "<script>alert('mechant')</script><h2>Contexte</h2>"
        "<p onclick='x()'>Un <strong>point</strong>, le 1<sup>er</sup>.<br>Un autre.</p>"
        '<img src="https://exemple.org/i.png" alt="Une image"></div></body></html>'
    )
    (ici / "page.html").write_text(html, "utf-8")
    code, sortie = recueil("importer", "page.html", dans=ici)
    assert code == 0
    fiche, corps = lue(fiches(ici)[0])
    assert fiche.titre == "Comment faire ensemble ?"
    assert fiche.contexte == ("Un **point**, le 1er.", "Un autre.", "Une image")
    ecrit = fiches(ici)[0].read_text("utf-8")
    assert "mechant" not in ecrit
    assert "onclick" not in ecrit
    assert "Site" in corps
    assert "I012" in sortie


def test_un_commentaire_de_word_est_donne(recueil: Commande, ici: Path) -> None:
    commente = (
        "# FICHE 2.7 – Comment faire ensemble ?\n\n## Contexte\n\n"
        '- Un [Préciser.]{.comment-start id="1" author="Anne" date="2024-01-01T00:00:00Z"}'
        'point[]{.comment-end id="1"}.\n'
    )
    octets = documents.convertir(commente.encode(), "markdown", "docx")
    (ici / "a.docx").write_bytes(octets)
    code, sortie = recueil("importer", "a.docx", dans=ici)
    assert code == 0
    assert "commentaire de Anne : « Préciser. »" in sortie
    assert lue(fiches(ici)[0])[0].contexte == ("Un point.",)


def _coupe() -> bytes:
    return documents.docx(documents.MARKDOWN)[:-300]


def _bombe() -> bytes:
    with BytesIO() as ecrit:
        ecrit.write(documents.docx("x"))
        return documents.remplacer(ecrit.getvalue(), {"word/document.xml": b" " * 110_000_000})


def _sans_document() -> bytes:
    with BytesIO() as ecrit:
        with zipfile.ZipFile(ecrit, "w") as archive:
            archive.writestr("autre.txt", "rien")
        return ecrit.getvalue()


@pytest.mark.parametrize(
    ("nom", "octets", "code_du_constat"),
    [
        ("coupe.docx", _coupe, "I001"),
        ("pas-un-docx.docx", lambda: b"du texte", "I001"),
        ("sans-document.docx", _sans_document, "I001"),
        ("sans-document.odt", _sans_document, "I001"),
        ("image.txt", lambda: b"\x89PNG\x00\x00", "I001"),
        ("autre.pdf", lambda: b"%PDF-1.4", "I001"),
        ("vide.docx", lambda: b"", "I003"),
        ("vide.txt", lambda: b"\n\n  \n", "I003"),
        ("sans-texte.docx", lambda: documents.docx(""), "I003"),
        ("gros.txt", lambda: b"a " * 1_100_000, "I002"),
        ("bombe.docx", _bombe, "I002"),
        ("imbrique.html", lambda: b"<blockquote>" * 400 + b"un", "I001"),
        ("sans-numero.md", lambda: b"# Comment faire ?\n\nUn texte.", "I004"),
        ("2.7-jardin.md", lambda: b'---\nnumero: "2.7"\ntitre: "Un jardin"\n---\n', "I007"),
        ("autre-partie.md", lambda: "# FICHE 9.1 – Comment faire ?\n\nUn.".encode(), "I004"),
    ],
)
def test_un_fichier_illisible_ne_laisse_rien_ecrire(
    recueil: Commande, ici: Path, nom: str, octets: Any, code_du_constat: str
) -> None:
    (ici / nom).write_bytes(octets())
    (ici / "bon.md").write_text("# FICHE 2.7 – Comment faire ensemble ?\n", "utf-8")
    code, sortie = recueil("importer", "bon.md", nom, dans=ici)
    assert code == 1
    assert f"{nom}:1:1: erreur[{code_du_constat}]" in sortie
    assert "Rien n'a été écrit." in sortie
    assert fiches(ici) == []


def test_ce_qui_dure_trop_est_arrete(
    recueil: Commande, ici: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recueil.importation.pandoc.DELAI", 1)
    (ici / "long.html").write_bytes(b"<ul><li>" * 5000)
    code, sortie = recueil("importer", "long.html", dans=ici)
    assert code == 1
    assert "le lire demande plus de 1 seconde" in sortie


def test_montrer_n_ecrit_rien(recueil: Commande, ici: Path) -> None:
    shutil.copyfile(SEMENCE, ici / SEMENCE.name)
    code, sortie = recueil("importer", "--montrer", SEMENCE.name, dans=ici)
    assert code == 0
    assert 'numero: "2.6"' in sortie
    assert fiches(ici) == []


def test_une_fiche_n_est_remplacee_que_sur_demande(recueil: Commande, ici: Path) -> None:
    document = "# FICHE 2.7 – Comment faire ensemble ?\n\n## Contexte\n\n- Un.\n"
    (ici / "a.md").write_text(document, "utf-8")
    recueil("importer", "a.md", dans=ici)
    (chemin,) = fiches(ici)
    avant = chemin.read_bytes()
    (ici / "a.md").write_text(document.replace("Un.", "Deux."), "utf-8")
    code, sortie = recueil("importer", "a.md", dans=ici)
    assert (code, chemin.read_bytes()) == (1, avant)
    assert "I005" in sortie
    code, sortie = recueil("importer", "--montrer", "a.md", dans=ici)
    assert '-  - "Un."' in sortie
    assert '+  - "Deux."' in sortie
    assert chemin.read_bytes() == avant
    code, _ = recueil("importer", "--remplacer", "a.md", dans=ici)
    assert code == 0
    assert lue(chemin)[0].contexte == ("Deux.",)


def test_le_numero_se_donne(recueil: Commande, ici: Path) -> None:
    (ici / "a.md").write_text("# Comment faire ensemble ?\n\n## Contexte\n\n- Un.\n", "utf-8")
    code, _ = recueil("importer", "--numero", "2.4", "a.md", dans=ici)
    assert code == 0
    assert lue(fiches(ici)[0])[0].titre == "Comment faire ensemble ?"


def test_tout_ou_rien(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure on the second file puts the first one back, and leaves no new folder."""
    un = tmp_path / "un.md"
    un.write_bytes(b"avant")
    (tmp_path / "bloc").write_bytes(b"un fichier, pas un dossier")
    with pytest.raises(OSError):  # noqa: PT011
        remplacer_ensemble(
            {
                un: b"apres",
                tmp_path / "neuf/deux.md": b"deux",
                tmp_path / "bloc/trois.md": b"trois",
            }
        )
    assert un.read_bytes() == b"avant"
    assert sorted(c.name for c in tmp_path.iterdir()) == ["bloc", "un.md"]


FORMULAIRE = """### Numéro

2.7

### Titre

Comment partager un jardin ?

### Résumé

Ce qu'il faut savoir.

### Contexte

- Un point
Un deuxième

### Enjeux

Se rencontrer.

### Définitions

Jardin partagé : un jardin cultivé à plusieurs.
Un deuxième paragraphe.

### Exemples du MES

ARDES : des jardins en Normandie depuis 2014.

### Mots-clés

_No response_

### Sources

Le guide, https://exemple.org/guide

### Rédaction

"""


def test_formulaire(recueil: Commande, ici: Path) -> None:
    (ici / "reponses.md").write_text(FORMULAIRE, "utf-8")
    code, _ = recueil("importer", "--formulaire", "reponses.md", dans=ici)
    assert code == 0
    fiche, corps = lue(fiches(ici)[0])
    assert corps.strip() == ""
    assert fiche.contexte == ("Un point", "Un deuxième")
    assert fiche.definitions[0].terme == "Jardin partagé"
    assert fiche.definitions[0].texte == (
        "Un jardin cultivé à plusieurs.\n\nUn deuxième paragraphe."
    )
    exemple = fiche.exemples_mes[0]
    assert exemple.organisations == ("ardes",)
    assert exemple.territoires == ("normandie",)
    assert exemple.periode == "depuis 2014"
    assert fiche.mots_cles == ()
    assert fiche.sources[0].titre == "Le guide"
    assert fiche.sources[0].url == "https://exemple.org/guide"


def test_formulaire_tel_qu_on_y_ecrit(recueil: Commande, ici: Path) -> None:
    """Keywords on one line, terms in bold: nobody reads the hints under the questions."""
    reponses = FORMULAIRE.replace(
        "### Mots-clés\n\n_No response_", "### Mots-clés\n\nsol, eau ; air"
    )
    reponses = reponses.replace("Jardin partagé : un", "**Jardin partagé :** **Un**").replace(
        "Un deuxième paragraphe.", "**Friche** : un terrain que l'on n'utilise plus."
    )
    (ici / "reponses.md").write_text(reponses, "utf-8")
    code, _ = recueil("importer", "--formulaire", "reponses.md", dans=ici)
    assert code == 0
    fiche, _ = lue(fiches(ici)[0])
    assert fiche.mots_cles == ("sol", "eau", "air")
    assert [(d.terme, d.texte) for d in fiche.definitions] == [
        ("Jardin partagé", "**Un** jardin cultivé à plusieurs."),
        ("Friche", "Un terrain que l'on n'utilise plus."),
    ]


def test_formulaire_d_exemple(recueil: Commande, ici: Path) -> None:
    """One more example in a fiche that exists: nothing else moves, comments included."""
    shutil.copytree(RACINE / "tests/exemple/fiches", ici / "fiches", dirs_exist_ok=True)
    chemin = ici / "fiches/2-agir/2.6-innovation-sociale.md"
    avant = chemin.read_text("utf-8")
    (ici / "exemple.md").write_text(
        "### Numéro\n\n2.6\n\n### Texte\n\nUn jardin ouvert.\n\n### Organisations\n\nPES 21\n\n"
        "### Territoires\n\nNormandie\n\n### Période\n\n1995\n\n### Lien\n\n_No response_\n",
        "utf-8",
    )
    code, _ = recueil("importer", "--formulaire", "exemple.md", dans=ici)
    assert code == 0
    ajoute = (
        '  - texte: "Un jardin ouvert."\n    organisations:\n      - pes-21\n    territoires:\n'
        '      - normandie\n    periode: "1995"\n'
    )
    apres = chemin.read_text("utf-8")
    assert apres.replace(ajoute, "") == avant
    assert ajoute in apres


@pytest.mark.parametrize("formulaire", [formulaire_de_fiche(), formulaire_d_exemple()])
def test_chaque_question_des_forges_est_lue(formulaire: Formulaire) -> None:
    """The labels of the forms and those that are read cannot drift apart."""
    reponses = {champ.cle: f"réponse à {champ.cle}" for champ in formulaire.champs}
    assert lire_les_reponses(en_markdown(formulaire, reponses)) == reponses
    assert lire_les_reponses(en_markdown(formulaire)) == {}


@pytest.mark.parametrize(
    ("texte", "code_du_constat"),
    [
        ("Un texte sans question.", "I006"),
        ("### Titre\n\nComment faire ensemble ?\n", "I004"),
        ("### Numéro\n\n2.7\n\n### Contexte\n\nUn.\n", "I006"),
        ("### Numéro\n\n2.7\n\n### Texte\n\nUn.\n", "I005"),
    ],
)
def test_formulaire_incomplet(
    recueil: Commande, ici: Path, texte: str, code_du_constat: str
) -> None:
    (ici / "reponses.md").write_text(texte, "utf-8")
    code, sortie = recueil("importer", "--formulaire", "reponses.md", dans=ici)
    assert code == 1
    assert f"erreur[{code_du_constat}]" in sortie
    assert fiches(ici) == []


_MOTS = st.integers(100, 999).map(lambda n: f"mot{n}")
_ECRITS = st.one_of(
    st.lists(_MOTS, min_size=1, max_size=4).map(" ".join),
    st.sampled_from(
        ["CONTEXTE", "Enjeux", "••• DÉFINITION", "LE MES ET ZZZ", "Sources", "Voir aussi",
         "FICHE 2.8 – Mot", "Résumé", "Terme : zzz", "Mots-clés : zzz", "Synonymes : zzz",
         "Fiche 2.1", "Statut : zzz", "Exemple 3", "Organisations : ZZZ"]
    ),
)  # fmt: skip
_INLINES = st.builds(
    lambda genre, ecrit: (
        [{"t": "Str", "c": ecrit}] if not genre else [{"t": genre, "c": [{"t": "Str", "c": ecrit}]}]
    ),
    st.sampled_from(["", "", "Strong", "Emph"]),
    _ECRITS,
)
_BLOCS = st.recursive(
    st.one_of(
        _INLINES.map(lambda i: {"t": "Para", "c": i}),
        st.builds(
            lambda n, i: {"t": "Header", "c": [n, ["", [], []], i]}, st.integers(1, 4), _INLINES
        ),
        _ECRITS.map(lambda e: {"t": "CodeBlock", "c": [["", [], []], e]}),
    ),
    lambda b: st.one_of(
        st.lists(st.lists(b, min_size=1, max_size=2), min_size=1, max_size=3).map(
            lambda items: {"t": "BulletList", "c": items}
        ),
        st.lists(b, min_size=1, max_size=2).map(lambda c: {"t": "BlockQuote", "c": c}),
    ),
    max_leaves=4,
)


@settings(deadline=None, max_examples=150)
@given(st.lists(_BLOCS, min_size=1, max_size=12))
def test_aucun_mot_ne_se_perd(blocs: list[dict[str, Any]]) -> None:
    """Whatever the blocks and their order, each word is in one of the fiches."""
    from recueil.importation.contenu import texte_des_blocs

    noms = Noms(Referentiels())
    brutes = planifier(blocs)
    ecrits = [en_fichier(p.donnees, p.corps).decode() for p in (placer(b, noms) for b in brutes)]
    structure = [mot for brute in brutes for mot in ("fiche", brute.numero)]
    perdus = [
        mot
        for mot in manquants(texte_des_blocs(blocs), [*ecrits, *structure])
        if mot.startswith(("mot", "zzz"))
    ]
    assert perdus == []


def test_periodes() -> None:
    assert periode_dans("Depuis 2014, et encore depuis 2014.") == "depuis 2014"
    assert periode_dans("De 1990 à 1999.") == "1990-1999"
    assert periode_dans("En 1995 puis en 1996.") == ""
    assert periode_dans("Salle 12, 350 places.") == ""
