"""Every rule: its documentation, its examples run for real, its bad and good cases."""

import inspect
import re
from pathlib import Path
from types import ModuleType

import pytest
from bs4 import BeautifulSoup
from recueil.diagnostic import Gravite
from recueil.essais import essayer
from recueil.importation import constats
from recueil.regles import avec, regle, toutes
from recueil.regles.documentation import documentation

from .conftest import RACINE, Commande

FICHES = RACINE / "tests" / "fiches"
RECUEILS = RACINE / "tests" / "recueils"

chaque_regle = pytest.mark.parametrize("regle", toutes(), ids=lambda module: module.REGLE.code)


@chaque_regle
def test_chaque_regle_a_sa_documentation(regle: ModuleType) -> None:
    texte = documentation(regle)
    assert texte.resume.endswith("."), "the docstring starts with one sentence"
    assert len(texte.resume) <= 120
    assert {exemple.bon for exemple in texte.exemples} == {True, False}, (
        "the docstring needs « Mauvais : » and « Bon : », see regles/documentation.py"
    )
    for bloc in texte.blocs:
        assert not str(bloc).startswith("    "), "a block without « Mauvais : » or « Bon : »"


@chaque_regle
def test_les_exemples_sont_vrais(regle: ModuleType) -> None:
    code = regle.REGLE.code
    for exemple in documentation(regle).exemples:
        constats = essayer(exemple)
        if exemple.bon:
            assert code not in {d.code for d in constats}
            assert [d for d in constats if d.gravite is Gravite.ERREUR] == []
        else:
            assert code in {d.code for d in constats}, exemple


@chaque_regle
def test_chaque_regle_a_ses_cas(regle: ModuleType) -> None:
    code = regle.REGLE.code
    attendus = [*FICHES.rglob("*.attendu"), *RECUEILS.rglob("attendu.txt")]
    assert any(f"[{code}]" in f.read_text("utf-8") for f in attendus), "no bad example"
    bons = [
        *FICHES.glob(f"bonnes/**/*-{code.lower()}-*.md"),
        *RECUEILS.glob(f"{code.lower()}-bon*"),
    ]
    assert bons, "no good example"


@chaque_regle
def test_chaque_regle_a_sa_page(regle: ModuleType, site: Path) -> None:
    code = regle.REGLE.code
    html = (site / f"contribuer/regles/{code}/index.html").read_text("utf-8")
    page = BeautifulSoup(html, "lxml")
    assert page.h1.get_text().startswith(code)
    assert page.select_one(f".regle-gravite--{regle.REGLE.gravite.value}")
    for genre, bon in (("mauvais", False), ("bon", True)):
        montres = [p.get_text().rstrip("\n") for p in page.select(f".exemple-{genre} pre")]
        ecrits = [
            extrait.texte.replace("\t", "⇥   ")
            for exemple in documentation(regle).exemples
            for extrait in exemple.extraits
            if exemple.bon is bon
        ]
        assert montres == ecrits
    assert f"[{code}]" in page.select_one(".regle-message pre").get_text()
    silence = page.select_one("section.regle-silence").get_text()
    assert (f"recueil: ignorer {code}" in silence) is regle.REGLE.silencieuse
    liste = BeautifulSoup((site / "contribuer/regles/index.html").read_text("utf-8"), "lxml")
    assert liste.select_one(f'.regles-liste a[href="{code}/"]')


@chaque_regle
def test_chaque_regle_s_explique(regle: ModuleType, recueil: Commande) -> None:
    une = regle.REGLE
    code, sortie = recueil("expliquer", une.code)
    assert code == 0
    assert sortie.startswith(f"{une.code} {une.nom}\n{une.gravite.value} : ")
    for mot in (
        "Pourquoi : ",
        "✗ À ne pas écrire",
        "✓ À écrire",
        f"{une.gravite.value}[{une.code}]",
    ):
        assert mot in sortie
    assert (f"recueil: ignorer {une.code}" in " ".join(sortie.split())) is une.silencieuse
    assert not any(ligne.endswith(" ") for ligne in sortie.splitlines())


def test_expliquer(recueil: Commande, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECUEIL_ADRESSE", "https://fiches.test/recueil/")
    code, sortie = recueil("expliquer", "12", "r012")
    assert code == 0
    assert sortie == EXPLICATION
    assert recueil("expliquer", "R012", "R010")[1].count("Pourquoi : ") == 4


EXPLICATION = """\
R012 deux-points dans une valeur sans guillemets
erreur : la fiche ne peut pas être publiée avant d'être corrigée.

Un deux-points suivi d'une espace se trouve dans une valeur sans guillemets.

Pourquoi : « : » sépare une rubrique de son contenu ; le voir deux fois fait
perdre tout l'en-tête.

Dans l'en-tête, « : » sépare le nom d'une rubrique de son contenu. S'il revient
dans le contenu, celui-ci doit être entre guillemets droits.

✗ À ne pas écrire :
    titre: Qui sont les acteurs : une définition

✓ À écrire :
    titre: "Qui sont les acteurs : une définition"

Le message de la vérification :
    fiches/2-agir/2.7-jardin-partage.md:2:29: erreur[R012] la valeur de « titre » contient « : » sans être entre guillemets
      2 | titre: Qui sont les acteurs : une définition
        |                             ^
      Pourquoi : « : » sépare une rubrique de son contenu ; le voir deux fois fait perdre tout l'en-tête.
      À écrire :
          titre: "Qui sont les acteurs : une définition"

Cette règle s'applique toujours : on ne peut pas la faire taire.

Sur le site : https://fiches.test/recueil/contribuer/regles/R012/
"""  # noqa: E501


@pytest.mark.parametrize(
    ("ecrit", "proche"),
    [
        ("R012X", "R012 (deux-points dans une valeur sans guillemets)"),
        ("Guillemet non", "R011 (guillemet non refermé)"),
        ("zzz", "« recueil valider --regles » les donne toutes"),
    ],
)
def test_expliquer_un_code_inconnu(ecrit: str, proche: str, recueil: Commande) -> None:
    code, sortie = recueil("expliquer", "R012", ecrit)
    assert (code, sortie.count("\n")) == (2, 1)
    assert f"« {ecrit} »" in sortie
    assert proche in sortie


def test_expliquer_ce_que_dit_un_import(recueil: Commande) -> None:
    codes = {code for nom, code in vars(constats).items() if nom.isupper() and len(code) == 4}
    assert codes == constats.NOMS.keys() == constats.POURQUOI.keys()
    for ecrit in codes:
        code, sortie = recueil("expliquer", ecrit.lower())
        assert (code, sortie.split("\n")[0]) == (0, f"{ecrit} {constats.NOMS[ecrit]}")
        assert "recueil importer" in sortie


def test_expliquer_ce_que_dit_un_pdf(recueil: Commande) -> None:
    code, sortie = recueil("expliquer", "p001")
    assert (code, sortie.split("\n")[0]) == (0, "P001 image absente du PDF")
    assert "recueil pdf" in sortie
    assert recueil("expliquer", "P999")[0] == 2


def test_expliquer_hors_d_un_recueil(recueil: Commande, tmp_path: Path) -> None:
    assert recueil("expliquer", "R012", dans=tmp_path)[0] == 0


_PARAMETRES = {
    "sur_texte": ("lu",),
    "reparer": ("lu", "lignes"),
    "sur_document": ("lu",),
    "sur_forme": ("erreur",),
    "sur_fiche": ("lue", "referentiels"),
    "sur_referentiel": ("lu", "referentiels"),
    "sur_joint": ("lu",),
    "sur_langues": ("langues",),
    "relever": ("lue", "referentiels"),
    "sur_releve": ("fiche", "corpus"),
    "sur_corpus": ("corpus",),
    "sur_consignes": ("lu", "consignes", "regles"),
    "sur_silences": ("fichier", "inutiles"),
    "abreger": ("fichier", "constats"),
}


@chaque_regle
def test_ce_que_voit_chaque_regle(regle: ModuleType) -> None:
    publiques = {
        nom: tuple(inspect.signature(fonction).parameters)
        for nom, fonction in inspect.getmembers(regle, inspect.isfunction)
        if fonction.__module__ == regle.__name__
        and nom.startswith(("sur_", "rele", "repar", "abre"))
    }
    assert publiques, "a rule looks at something"
    for nom, parametres in publiques.items():
        assert parametres == _PARAMETRES[nom], "see the list in regles/regle.py"


def test_chaque_regle_dit_ce_qu_elle_regarde() -> None:
    """A rule is read when its name comes up: one that is not named is never heard."""
    possibles = re.findall(r"^    (\w+)\(", regle.__doc__ or "", re.MULTILINE)
    assert {"sur_texte", "sur_fiche", "reparer", "relever"} < set(possibles)
    for fonction in possibles:
        definissent = [module for module in toutes() if hasattr(module, fonction)]
        assert list(avec(fonction)) == definissent, fonction
    fichiers = {f.stem for f in Path(regle.__file__).parent.glob("r[0-9]*_*.py")}
    assert {module.__name__.rpartition(".")[2] for module in toutes()} == fichiers


def test_les_codes_sont_uniques() -> None:
    codes = [regle.REGLE.code for regle in toutes()]
    assert len(codes) == len(set(codes))


def test_un_exemple_a_plusieurs_fichiers() -> None:
    module = ModuleType("r999_essai")
    module.__doc__ = """Une phrase.

Un paragraphe
sur deux lignes.

Mauvais, dans `2.7-jardin.md` :

    titre: "Un"

    texte

Et dans 2.8-potager.md :

    \tavec une tabulation

Bon, enregistré en UTF-16 :

    x
"""
    paragraphe, mauvais, bon = documentation(module).blocs
    assert paragraphe == "Un paragraphe\nsur deux lignes."
    assert [(e.ou, e.texte) for e in mauvais.extraits] == [
        ("2.7-jardin.md", 'titre: "Un"\n\ntexte'),
        ("2.8-potager.md", "\tavec une tabulation"),
    ]
    assert (bon.bon, bon.extraits[0].encodage) == (True, "UTF-16")
