"""`recueil renumeroter`: a fiche moves with all that is its own, and nothing else changes."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from recueil import remplacement

from .conftest import FICHE, Commande
from .parcours_des_liens import fautes

TRADUCTION = FICHE.replace(".md", ".en.md")
CITANTE = "fiches/2-agir/2.10-citer.md"
AUTRE = "fiches/1-comprendre/1.1-ailleurs.md"
DESSIN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
    '<circle cx="4" cy="4" r="3"/></svg>\n'
)
FIN = """\
definitions:
  - terme: "{terme}"
    texte: "Un mot d'essai."
exemples_mes:
  - texte: "Un essai."
"""
TEXTE_CITANT = (
    """\
---
numero: "2.10"
titre: "Comment citer une autre fiche ?"
resume: "Tout ce qui mène à la fiche 2.6, et ce qui n'y mène pas."
statut: validee
contexte:
  - "Voir la fiche 2.6, qui coûte 2.6 M€ et 2.6 %."
  - 'Les fiches 2.6 et 1.1 ; les FICHES 1.1, 2.6.'
  - "Pas la \\\\fiche 2.6, ni `fiche 2.6`, ni 12.6, ni 2.60, ni la fiche 2.6.1."
enjeux:
  - "Un [lien](2.6-innovation-sociale.md#def-innovation-sociale)."
  - "Un [autre](../2-agir/2.6-innovation-sociale.md), [ici](./2.6-innovation-sociale.md)."
"""
    + FIN.format(terme="Citation")
    + """\
voir_aussi:
  - "1.1"
  - "2.6" # la plus proche
sources:
  - titre: "Fiche 2.6 d'un autre recueil"
    url: "https://exemple.org/2.6/fiche"
---

Voir la fiche
2.6, et la [fiche 2.6](2.6-innovation-sociale.md "La fiche 2.6") ; pas la [fiche 2.6](https://exemple.org/).

![Le plan du jardin, vu du ciel](2.6-plan.svg)

[Plus loin][1].

[1]: 2.6-innovation-sociale.md

```
fiche 2.6
```
"""
)
TEXTE_ATTENDU = (
    """\
---
numero: "2.10"
titre: "Comment citer une autre fiche ?"
resume: "Tout ce qui mène à la fiche 2.8, et ce qui n'y mène pas."
statut: validee
contexte:
  - "Voir la fiche 2.8, qui coûte 2.6 M€ et 2.6 %."
  - 'Les fiches 2.8 et 1.1 ; les FICHES 1.1, 2.8.'
  - "Pas la \\\\fiche 2.6, ni `fiche 2.6`, ni 12.6, ni 2.60, ni la fiche 2.6.1."
enjeux:
  - "Un [lien](2.8-innovation-sociale.md#def-innovation-sociale)."
  - "Un [autre](2.8-innovation-sociale.md), [ici](2.8-innovation-sociale.md)."
"""
    + FIN.format(terme="Citation")
    + """\
voir_aussi:
  - "1.1"
  - "2.8" # la plus proche
sources:
  - titre: "Fiche 2.6 d'un autre recueil"
    url: "https://exemple.org/2.6/fiche"
---

Voir la fiche
2.8, et la [fiche 2.8](2.8-innovation-sociale.md "La fiche 2.8") ; pas la [fiche 2.6](https://exemple.org/).

![Le plan du jardin, vu du ciel](2.8-plan.svg)

[Plus loin][1].

[1]: 2.8-innovation-sociale.md

```
fiche 2.6
```
"""
)
TEXTE_D_AILLEURS = (
    """\
---
numero: "1.1"
titre: "Que se passe-t-il ailleurs ?"
resume: "Une fiche d'une autre partie."
statut: proposition
contexte:
  - "Un point."
enjeux:
  - "Un autre."
"""
    + FIN.format(terme="Ailleurs")
    + """\
---

Un [lien](../2-agir/2.6-innovation-sociale.md#contexte) et un [autre](../2-agir/2.10-citer.md).
"""
)


PHRASE = "\nLisez la fiche 2.6, ou [elle](fiches/2-agir/2.6-innovation-sociale.md), à 2.6 km.\n"


@pytest.fixture
def garni(orne: Path) -> Path:
    """The same with few pages of the site: what they say changes, and these outputs are exact."""
    for page in (orne / "docs").rglob("*.md"):
        page.unlink()
    (orne / "docs/a-propos.md").write_text(f"# Titre\n{PHRASE}", "utf-8")
    (orne / "docs/contribuer/index.md").write_text(
        "# Contribuer\n\n    ```\n    fiche 2.6\n    ```\n", "utf-8"
    )
    return orne


@pytest.fixture
def orne(copie: Path) -> Path:
    """The fiche 2.6 with a picture of its own, cited from everywhere."""
    (copie / CITANTE).write_text(TEXTE_CITANT, "utf-8")
    (copie / AUTRE).parent.mkdir()
    (copie / AUTRE).write_text(TEXTE_D_AILLEURS, "utf-8")
    (copie / "fiches/2-agir/2.6-plan.svg").write_text(DESSIN, "utf-8")
    parties = copie / "fiches/referentiels/parties.yml"
    parties.write_text(
        '- numero: "1"\n  titre: "Comprendre"\n  presentation: "Lisez d\'abord la fiche 2.6."\n'
        '- numero: "2"\n  titre: "Agir"\n'
        '- numero: "3"\n  titre: "Coopérer"\n',
        "utf-8",
    )
    _ajouter(
        copie / FICHE,
        "\n![Le plan du jardin, vu du ciel](2.6-plan.svg)\n\nVoir [plus loin](2.10-citer.md), et "
        "[nous](../../docs/a-propos.md).\n",
    )
    _ajouter(copie / TRADUCTION, "\n![The garden, from the sky](2.6-plan.svg)\n")
    _ajouter(copie / "docs/a-propos.md", PHRASE)
    return copie


def _ajouter(fichier: Path, texte: str) -> None:
    fichier.write_text(fichier.read_text("utf-8") + texte, "utf-8")


def _remplacer(fichier: Path, avant: str, apres: str) -> None:
    texte = fichier.read_text("utf-8")
    assert avant in texte
    fichier.write_text(texte.replace(avant, apres, 1), "utf-8")


def _arbre(racine: Path) -> dict[str, bytes]:
    return {
        str(chemin.relative_to(racine)): chemin.read_bytes()
        for chemin in sorted(racine.rglob("*"))
        if chemin.is_file() and "site" not in chemin.parts
    }


COMPTE_RENDU = """\
fiches/2-agir/2.6-innovation-sociale.en.md → fiches/2-agir/2.8-innovation-sociale.en.md
fiches/2-agir/2.6-plan.svg → fiches/2-agir/2.8-plan.svg
fiches/2-agir/2.6-innovation-sociale.md → fiches/2-agir/2.8-innovation-sociale.md
docs/a-propos.md : 2 renvois
fiches/referentiels/parties.yml : 1 renvoi
fiches/1-comprendre/1.1-ailleurs.md : 1 renvoi
fiches/2-agir/2.10-citer.md : 14 renvois
Les anciennes adresses mèneront à la fiche 2.8.

Ces lignes contiennent encore « 2.6 ». Rien n'y est changé ; regardez s'il s'agit de la fiche :
  docs/a-propos.md:3 : …2.8-innovation-sociale.md), à 2.6 km.
  docs/contribuer/index.md:4 : fiche 2.6
  fiches/2-agir/2.10-citer.md:7 : …"Voir la fiche 2.8, qui coûte 2.6 M€ et 2.6 %."
  fiches/2-agir/2.10-citer.md:9 : - "Pas la \\\\fiche 2.6, ni `fiche 2.6`, ni 12.6, ni …
  fiches/2-agir/2.10-citer.md:22 : - titre: "Fiche 2.6 d'un autre recueil"
  fiches/2-agir/2.10-citer.md:27 : …a fiche 2.8") ; pas la [fiche 2.6](https://exemple.org/).
  fiches/2-agir/2.10-citer.md:36 : fiche 2.6
"""


def test_tout_ce_qui_mene_a_la_fiche_la_suit(garni: Path, recueil: Commande) -> None:
    avant = _arbre(garni)
    assert recueil("valider", dans=garni)[0] == 0
    assert recueil("renumeroter", "2.6", "2.8", dans=garni) == (0, COMPTE_RENDU)
    apres = _arbre(garni)
    nouvelle, traduction = FICHE.replace("2.6", "2.8"), TRADUCTION.replace("2.6", "2.8")
    voulu = dict(avant)
    # The fiche: its number, its picture, and the number that it had.
    francais = voulu.pop(FICHE).decode()
    francais = francais.replace('numero: "2.6"', 'numero: "2.8"').replace("2.6-plan", "2.8-plan")
    francais = francais.replace("\n---\n", '\nanciens_numeros:\n  - "2.6"\n---\n', 1)
    voulu[nouvelle] = francais.encode()
    anglais = voulu.pop(TRADUCTION).decode().replace('numero: "2.6"', 'numero: "2.8"')
    voulu[traduction] = anglais.replace("2.6-plan", "2.8-plan").encode()
    voulu["fiches/2-agir/2.8-plan.svg"] = voulu.pop("fiches/2-agir/2.6-plan.svg")
    # What cites it.
    voulu[CITANTE] = TEXTE_ATTENDU.encode()
    voulu[AUTRE] = voulu[AUTRE].replace(b"/2.6-", b"/2.8-")
    parties = "fiches/referentiels/parties.yml"
    voulu[parties] = voulu[parties].replace(b"fiche 2.6", b"fiche 2.8")
    page = "docs/a-propos.md"
    voulu[page] = voulu[page].replace(b"fiche 2.6", b"fiche 2.8").replace(b"/2.6-", b"/2.8-")
    assert apres == voulu
    assert recueil("valider", dans=garni)[0] == 0
    assert recueil("formater", "--verifier", str(garni / nouvelle), dans=garni)[0] == 0


def test_l_aller_et_le_retour_ne_laissent_que_l_adresse(garni: Path, recueil: Commande) -> None:
    avant = _arbre(garni)
    assert recueil("renumeroter", "2.6", "2.8", dans=garni)[0] == 0
    assert recueil("renumeroter", "2.8", "2.6", dans=garni)[0] == 0
    apres = _arbre(garni)
    gardee = b'\nanciens_numeros:\n  - "2.8"\n---\n'
    assert gardee in apres[FICHE]
    apres[FICHE] = apres[FICHE].replace(gardee, b"\n---\n")
    # Two links took the long way round their own folder.
    avant[CITANTE] = avant[CITANTE].replace(b"(../2-agir/2.6", b"(2.6").replace(b"(./2", b"(2")
    assert apres == avant


def test_d_une_partie_a_l_autre_les_liens_suivent(garni: Path, recueil: Commande) -> None:
    # A picture that is someone else's stays where it is.
    (garni / "fiches/2-agir/2.10-photo.svg").write_text(DESSIN, "utf-8")
    _ajouter(garni / FICHE, "\n![La photo du four](2.10-photo.svg)\n\n[Ici](#contexte).\n")
    code, sortie = recueil("renumeroter", "2.6", "3.1", dans=garni)
    assert code == 0
    assert sortie.startswith(
        f"{TRADUCTION} → fiches/3-cooperer/3.1-innovation-sociale.en.md\n"
        "fiches/2-agir/2.6-plan.svg → fiches/3-cooperer/3.1-plan.svg\n"
    )
    nouvelle = (garni / "fiches/3-cooperer/3.1-innovation-sociale.md").read_text("utf-8")
    assert nouvelle.endswith(
        """
![Le plan du jardin, vu du ciel](3.1-plan.svg)

Voir [plus loin](../2-agir/2.10-citer.md), et [nous](../../docs/a-propos.md).

![La photo du four](../2-agir/2.10-photo.svg)

[Ici](#contexte).
"""
    )
    assert "](../3-cooperer/3.1-innovation-sociale.md#contexte)" in (garni / AUTRE).read_text(
        "utf-8"
    )
    citante = (garni / CITANTE).read_text("utf-8")
    assert "](../3-cooperer/3.1-innovation-sociale.md#def-innovation-sociale)" in citante
    assert "[1]: ../3-cooperer/3.1-innovation-sociale.md\n" in citante
    assert "](../3-cooperer/3.1-plan.svg)" in citante
    a_propos = (garni / "docs/a-propos.md").read_text("utf-8")
    assert "[elle](fiches/3-cooperer/3.1-innovation-sociale.md)" in a_propos
    assert recueil("valider", dans=garni)[0] == 0


def test_le_dossier_que_la_derniere_fiche_quitte_s_en_va(copie: Path, recueil: Commande) -> None:
    parties = copie / "fiches/referentiels/parties.yml"
    _ajouter(parties, '- numero: "4"\n  titre: "Financer"\n')
    assert recueil("renumeroter", "2.6", "4.1", dans=copie)[0] == 0
    assert not (copie / "fiches/2-agir").exists()
    assert (copie / "fiches/4-financer/4.1-innovation-sociale.md").is_file()


def test_une_traduction_ne_devient_pas_perimee(garni: Path, recueil: Commande) -> None:
    """Neither that of the fiche which moves, nor those of the fiches which cite it."""
    assert recueil("traduire", "2.6", "en", "--relue", dans=garni)[0] == 0
    assert recueil("traduire", "2.10", "en", dans=garni)[0] == 0
    assert recueil("traduire", "1.1", "en", dans=garni)[0] == 0
    anglaise = garni / CITANTE.replace(".md", ".en.md")
    _remplacer(anglaise, "Voir la fiche 2.6, qui coûte", "See sheet 2.6, it costs")
    autre = garni / AUTRE.replace(".md", ".en.md")
    # As it was written formerly: the digest of the whole fiche.
    texte = autre.read_text("utf-8")
    debut, fin = texte.index("traduit_de:"), texte.index("\n---\n", 4)
    autre.write_text(f'{texte[:debut]}traduit_de: "000000000000"{texte[fin:]}', "utf-8")
    notee = recueil("valider", str(autre), dans=garni)[1].split('traduit_de: "')[-1][:12]
    _remplacer(autre, "000000000000", notee)
    assert "R038" not in recueil("valider", dans=garni)[1]
    # One section is out of date already: it stays so.
    _remplacer(garni / CITANTE, "Un mot d'essai.", "Un mot d'essai, encore.")
    attendu = "a changé depuis cette traduction : définitions\n"
    sortie = recueil("valider", dans=garni)[1]
    assert sortie.count("R038") == 1
    assert attendu in sortie

    assert recueil("renumeroter", "2.6", "2.8", dans=garni)[0] == 0
    assert "See sheet 2.8, it costs 2.6 M€" in anglaise.read_text("utf-8")
    assert f'traduit_de: "{notee}"' not in autre.read_text("utf-8")
    sortie = recueil("valider", dans=garni)[1]
    assert sortie.count("R038") == 1
    assert attendu in sortie


def test_une_traduction_qui_ne_cite_rien_reste_a_jour(garni: Path, recueil: Commande) -> None:
    assert recueil("traduire", "1.1", "en", dans=garni)[0] == 0
    anglaise = garni / AUTRE.replace(".md", ".en.md")
    _remplacer(anglaise, "Un [lien](../2-agir/2.6-innovation-sociale.md#contexte)", "A link")
    code, sortie = recueil("renumeroter", "2.6", "2.8", dans=garni)
    assert code == 0
    assert f"{AUTRE.replace('.md', '.en.md')} : la traduction reste à jour\n" in sortie
    assert "R038" not in recueil("valider", str(anglaise), dans=garni)[1]


def test_montrer_n_ecrit_rien(copie: Path, recueil: Commande) -> None:
    (copie / AUTRE).parent.mkdir()
    (copie / AUTRE).write_text(TEXTE_D_AILLEURS.split("\nUn [lien]")[0], "utf-8")
    _ajouter(copie / AUTRE, "\nVoir la fiche 2.6.\n")
    parties = copie / "fiches/referentiels/parties.yml"
    parties.write_text('- numero: "1"\n  titre: "Un"\n' + parties.read_text("utf-8"), "utf-8")
    for page in (copie / "docs").rglob("*.md"):
        page.unlink()
    avant = _arbre(copie)
    code, sortie = recueil("renumeroter", "2.6", "2.8", "--montrer", dans=copie)
    assert code == 0
    assert _arbre(copie) == avant
    sortie = re.sub(r'(?<=de: ")[0-9a-f]{12}', "…", sortie)
    changees = [ligne for ligne in sortie.split("\n") if ligne[:1] not in (" ", "@", "")]
    assert changees == [
        "fiches/2-agir/2.6-innovation-sociale.en.md → fiches/2-agir/2.8-innovation-sociale.en.md",
        "--- fiches/2-agir/2.6-innovation-sociale.en.md (actuel)",
        "+++ fiches/2-agir/2.8-innovation-sociale.en.md (renuméroté)",
        '-numero: "2.6"',
        '+numero: "2.8"',
        '-traduit_de: "…"',
        '+traduit_de: "…"',
        "fiches/2-agir/2.6-innovation-sociale.md → fiches/2-agir/2.8-innovation-sociale.md",
        "--- fiches/2-agir/2.6-innovation-sociale.md (actuel)",
        "+++ fiches/2-agir/2.8-innovation-sociale.md (renuméroté)",
        '-numero: "2.6"',
        '+numero: "2.8"',
        "+anciens_numeros:",
        '+  - "2.6"',
        "--- fiches/1-comprendre/1.1-ailleurs.md (actuel)",
        "+++ fiches/1-comprendre/1.1-ailleurs.md (renuméroté)",
        "-Voir la fiche 2.6.",
        "+Voir la fiche 2.8.",
    ]


def test_un_ancien_numero_ne_sert_plus_a_une_autre(
    copie: Path, recueil: Commande, tmp_path: Path
) -> None:
    """The old addresses lead to the fiche: another one must not take them from it."""
    document = tmp_path / "relu.md"
    recueil("exporter", "2.6", "--vers", "md", "--sortie", str(document), dans=copie)
    assert recueil("renumeroter", "2.6", "2.8", dans=copie)[0] == 0
    avant = _arbre(copie)
    nouvelle = FICHE.replace("2.6", "2.8")
    code, sortie = recueil("nouvelle", "2.6", "Comment faire une chose ?", dans=copie)
    assert (code, sortie) == (
        2,
        f"recueil : 2.6 est un ancien numéro de {nouvelle} : ses anciennes adresses mènent à "
        "elle ; le premier numéro libre est 2.9\n",
    )
    # A document that went for review before comes back.
    code, sortie = recueil("importer", str(document), dans=copie)
    assert code == 1
    assert f"2.6 est un ancien numéro de {nouvelle}" in sortie
    assert "écrivez dans le document le numéro qu'elle porte à présent" in sortie
    assert _arbre(copie) == avant


def test_un_brouillon_n_a_pas_d_adresse_a_garder(garni: Path, recueil: Commande) -> None:
    _remplacer(garni / AUTRE, "statut: proposition", "statut: brouillon")
    (garni / AUTRE.replace("1.1-ailleurs", "1.2-b")).write_text("# Pas une fiche\n", "utf-8")
    code, sortie = recueil("renumeroter", "1.1", "1.3", dans=garni)
    assert code == 0
    assert "anciennes adresses" not in sortie
    assert "anciens_numeros" not in (garni / AUTRE.replace("1.1", "1.3")).read_text("utf-8")


def test_fins_de_ligne_et_marque_restent(garni: Path, recueil: Commande) -> None:
    octets = b"\xef\xbb\xbf" + (garni / AUTRE).read_bytes().replace(b"\n", b"\r\n")
    (garni / AUTRE).write_bytes(octets)
    assert recueil("renumeroter", "2.6", "2.8", dans=garni)[0] == 0
    assert (garni / AUTRE).read_bytes() == octets.replace(b"2.6", b"2.8")


@pytest.mark.parametrize(
    ("ancien", "nouveau", "attendu"),
    [
        (
            "2.6",
            "2.10",
            f"le numéro 2.10 est déjà celui de {CITANTE} ; le premier numéro libre de la partie 2 "
            "est 2.11",
        ),
        ("2.7", "2.8", "aucune fiche ne porte le numéro 2.7"),
        ("2.6", "2.6", "la fiche porte déjà le numéro 2.6"),
        ("2.6", "9.1", "la partie 9 n'existe pas ; celles qui existent : 1, 2, 3"),
        *(
            (
                *numeros,
                f"« {faux} » n'est pas un numéro de fiche : écrivez la partie, un point et le "
                "rang, par exemple 2.7",
            )
            for faux in ("26", "2.07", "2.8.1", "../2.8", "2,8", "")
            for numeros in ((faux, "2.8"), ("2.6", faux))
        ),
        (
            "2.6",
            "1.9",
            f"1.9 est un ancien numéro de {AUTRE} : ses anciennes adresses mènent à elle ; le "
            "premier numéro libre de la partie 1 est 1.10, ou effacez 1.9 de ses anciens_numeros "
            "si personne ne s'en sert",
        ),
        ("2.6", "2.9", "fiches/2-agir/2.9-plan.svg existe déjà"),
    ],
)
def test_un_numero_qui_ne_va_pas_est_refuse(
    ancien: str, nouveau: str, attendu: str, garni: Path, recueil: Commande
) -> None:
    _remplacer(garni / AUTRE, "\n---\n", '\nanciens_numeros:\n  - "1.9"\n---\n')
    (garni / "fiches/2-agir/2.9-plan.svg").write_text(DESSIN.replace("4", "5"), "utf-8")
    avant = _arbre(garni)
    dit = f"Rien n'a été changé : {attendu}.\n"
    # 2 is for a wrong call; the picture that stands in the way is no fault of the call.
    code = 1 if attendu.endswith("existe déjà") else 2
    assert recueil("renumeroter", ancien, nouveau, dans=garni) == (code, dit)
    assert _arbre(garni) == avant


def test_un_fichier_a_changer_qui_a_une_erreur_arrete_tout(garni: Path, recueil: Commande) -> None:
    _ajouter(garni / CITANTE, "\nVoir la fiche 7.7.\n")
    avant = _arbre(garni)
    code, sortie = recueil("renumeroter", "2.6", "2.8", dans=garni)
    assert code == 1
    assert sortie.startswith(f"{CITANTE}:39:15: erreur[R042] la fiche 7.7 n'existe pas")
    assert sortie.endswith("Rien n'a été changé : des fichiers à changer ont des erreurs.\n")
    assert _arbre(garni) == avant
    # What has nothing to do with the fiche does not matter.
    (garni / CITANTE).write_text(TEXTE_CITANT, "utf-8")
    _remplacer(garni / AUTRE, "../2-agir/2.6-innovation-sociale.md", "https://exemple.org/")
    _remplacer(garni / AUTRE, "statut: proposition", "statut: publiée")
    assert recueil("valider", dans=garni)[0] == 1
    assert recueil("renumeroter", "2.6", "2.8", dans=garni)[0] == 0


def test_une_fiche_illisible_qui_peut_la_citer_arrete_tout(garni: Path, recueil: Commande) -> None:
    _remplacer(garni / AUTRE, 'titre: "', "titre: [\n  - ")
    _ajouter(garni / AUTRE, "2.6\n")
    (garni / CITANTE).unlink()
    avant = _arbre(garni)
    code, sortie = recueil("renumeroter", "2.6", "2.8", dans=garni)
    assert code == 1
    assert f"{AUTRE}:" in sortie
    assert _arbre(garni) == avant


@pytest.mark.parametrize(
    ("phrase", "apres"),
    [
        # 2.6 would no longer be among them, or would be when it was not.
        ("Les fiches 2.5 à 2.7.", None),
        ("Les fiches 2.6 à 2.7.", None),
        ("Les fiches 2.5–2.6.", None),
        ("Les fiches 2.7 à 2.10.", None),
        # The same fiches, whatever their numbers.
        ("Les fiches 2.5 à 2.10.", "Les fiches 2.5 à 2.10."),
        ("Les fiches 2.7 et 2.6.", "Les fiches 2.7 et 2.8."),
    ],
)
def test_un_intervalle_dit_toujours_les_memes_fiches(
    phrase: str, apres: str | None, garni: Path, recueil: Commande
) -> None:
    for numero in ("2.5", "2.7"):
        texte = TEXTE_D_AILLEURS.replace('"1.1"', f'"{numero}"').replace("Ailleurs", numero)
        texte = texte.replace("ailleurs ?", f"en {numero} ?")
        (garni / f"fiches/2-agir/{numero}-autre.md").write_text(texte, "utf-8")
    _ajouter(garni / AUTRE, f"\n{phrase}\n")
    avant = _arbre(garni)
    code, sortie = recueil("renumeroter", "2.6", "2.8", dans=garni)
    if apres is None:
        depuis, jusqu_a = (
            phrase.removeprefix("Les fiches ").removesuffix(".").replace("–", " à ").split(" à ")
        )
        colonne = len(phrase) - len(jusqu_a)
        assert (code, sortie) == (
            1,
            f"Rien n'a été changé : {AUTRE}:19:{colonne} : « {depuis} à {jusqu_a} » ne nommerait "
            "plus les mêmes fiches ; nommez-les une à une (« fiches 2.1, 2.2 et 2.3 »), puis "
            "recommencez.\n",
        )
        assert _arbre(garni) == avant
    else:
        assert code == 0
        assert (garni / AUTRE).read_text("utf-8").endswith(f"\n{apres}\n")


def test_ce_qui_n_est_pas_ecrit_tel_quel_est_refuse(garni: Path, recueil: Commande) -> None:
    _remplacer(garni / CITANTE, '  - "2.6" #', '  - "2\\x2e6" #')
    avant = _arbre(garni)
    assert recueil("renumeroter", "2.6", "2.8", dans=garni) == (
        1,
        f"Rien n'a été changé : {CITANTE}:20:5 : « 2.6 » n'y est pas écrit tel quel, sur une "
        "ligne ; écrivez-le ainsi, puis recommencez.\n",
    )
    assert _arbre(garni) == avant


@pytest.mark.parametrize("rang", range(7))
@pytest.mark.parametrize("panne", [OSError(28, "No space left"), KeyboardInterrupt()])
def test_une_panne_laisse_tout_comme_avant(
    rang: int,
    panne: BaseException,
    garni: Path,
    recueil: Commande,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    avant = _arbre(garni)
    ecrire, compte = remplacement.remplacer, iter(range(99))

    def tomber(chemin: Path, octets: bytes) -> None:
        if next(compte) == rang:
            raise panne
        ecrire(chemin, octets)

    monkeypatch.setattr(remplacement, "remplacer", tomber)
    code, sortie = recueil("renumeroter", "2.6", "2.8", dans=garni)
    monkeypatch.undo()
    assert code == (1 if isinstance(panne, OSError) else 130)
    assert "disque est plein" in sortie or "Interrompu" in sortie
    assert _arbre(garni) == avant


_ARRET = """
import os, sys
from pathlib import Path
from recueil import remplacement
from recueil.cli import main

reste = int(sys.argv[1])
def compter(faire):
    def fait(*arguments, **options):
        global reste
        if reste == 0:
            os._exit(9)
        reste -= 1
        return faire(*arguments, **options)
    return fait
remplacement.remplacer = compter(remplacement.remplacer)
effacer = Path.unlink
Path.unlink = lambda self, **o: (compter(effacer) if self.name[0] != "." else effacer)(self, **o)
sys.exit(main(["renumeroter", "2.6", "2.8"]))
"""


def test_apres_une_coupure_la_meme_commande_finit(
    tmp_path: Path, recueil: Commande, garni: Path
) -> None:
    """Killed at each of its writes, it leaves a recueil that it brings to the same end."""
    assert recueil("traduire", "2.10", "en", dans=garni)[0] == 0
    entier = tmp_path / "entier"
    shutil.copytree(garni, entier)
    assert recueil("renumeroter", "2.6", "2.8", dans=entier)[0] == 0
    voulu = _arbre(entier)
    # Seven or eight files to write, three to take away.
    for rang in range(20):
        coupe = tmp_path / f"coupe-{rang}"
        shutil.copytree(garni, coupe)
        fini = subprocess.run(
            [sys.executable, "-c", _ARRET, str(rang)], cwd=coupe, check=False, capture_output=True
        )
        if fini.returncode == 0:
            break
        assert fini.returncode == 9, fini.stderr
        # What was written is whole, old or new: nothing is lost.
        textes = {*_arbre(garni).values(), *voulu.values()}
        assert set(_arbre(coupe).values()) <= textes, rang
        if (coupe / FICHE).exists():
            assert recueil("renumeroter", "2.6", "2.8", dans=coupe)[0] == 0, rang
        reste = {c: t for c, t in _arbre(coupe).items() if c != "fiches/2-agir/2.6-plan.svg"}
        assert reste == voulu, rang
        shutil.rmtree(coupe)
    assert rang == 11
    assert _arbre(coupe) == voulu


def test_le_site_garde_les_anciennes_adresses(orne: Path, recueil: Commande) -> None:
    assert recueil("construire", dans=orne)[0] == 0
    anciennes = [
        "2.6/index.html",
        "fiches/2.6-innovation-sociale/index.html",
        "fiches/2.6-innovation-sociale.en/index.html",
    ]
    assert all((orne / "site" / adresse).is_file() for adresse in anciennes)
    assert list(fautes(orne / "site")) == []

    assert recueil("renumeroter", "2.6", "3.1", dans=orne)[0] == 0
    assert recueil("construire", dans=orne)[0] == 0
    site = orne / "site"
    assert list(fautes(site)) == []
    for ancienne in anciennes:
        page = BeautifulSoup((site / ancienne).read_text("utf-8"), "lxml")
        refresh = page.select_one("meta[http-equiv=refresh]")
        assert refresh is not None
        adresse = str(refresh["content"]).removeprefix("0; url=")
        nouvelle = (site / ancienne).parent / adresse / "index.html"
        assert nouvelle.is_file()
        suffixe = ".en" if ".en/" in ancienne else ""
        assert nouvelle.parent.resolve() == site / f"fiches/3.1-innovation-sociale{suffixe}"
    # A PDF that was mailed under the former address is the new one.
    for suffixe in ("", ".en"):
        ancien = site / f"fiches/2.6-innovation-sociale{suffixe}/fiche-2.6{suffixe}.pdf"
        nouveau = site / f"fiches/3.1-innovation-sociale{suffixe}/fiche-3.1{suffixe}.pdf"
        assert ancien.read_bytes() == nouveau.read_bytes()
    accueil = (site / "a-propos/index.html").read_text("utf-8")
    assert 'href="../fiches/3.1-innovation-sociale/"' in accueil


@pytest.mark.parametrize(
    ("ecrit", "voulu"),
    [
        ('voir_aussi: ["1.1", 2.6]\n', 'voir_aussi: ["1.1", 2.8]\n'),
        ("voir_aussi:\n  - '2.6'\n", "voir_aussi:\n  - '2.8'\n"),
        ("voir_aussi:\n  -\n    2.6\n", "voir_aussi:\n  -\n    2.8\n"),
        (
            'mots_cles:\n  - "un \\"mot\\", la fiche 2.6"\n',
            'mots_cles:\n  - "un \\"mot\\", la fiche 2.8"\n',
        ),
        (
            "intertitres:\n  contexte: Ce que dit la fiche\n    2.6 et l'autre\n",
            "intertitres:\n  contexte: Ce que dit la fiche\n    2.8 et l'autre\n",
        ),
        (
            'intertitres:\n  enjeux: "Un \\"mot\\", [là-bas](2.6-innovation-sociale.md) et\n'
            '    [encore](2.6-innovation-sociale.md#contexte)"\n',
            'intertitres:\n  enjeux: "Un \\"mot\\", [là-bas](2.8-innovation-sociale.md) et\n'
            '    [encore](2.8-innovation-sociale.md#contexte)"\n',
        ),
        (
            "intertitres:\n  enjeux: >-\n    Un mot, puis [là](2.6-innovation-sociale.md), et\n"
            "    les fiches 1.1,\n    2.6.\n",
            "intertitres:\n  enjeux: >-\n    Un mot, puis [là](2.8-innovation-sociale.md), et\n"
            "    les fiches 1.1,\n    2.8.\n",
        ),
        (
            "intertitres:\n  enjeux: 'L''autre, [là](2.6-innovation%2Dsociale.md)'\n",
            "intertitres:\n  enjeux: 'L''autre, [là](2.8-innovation-sociale.md)'\n",
        ),
        # A number alone is that of the fiche when the link leads there.
        (
            "intertitres:\n  enjeux: '[2.6](2.6-innovation-sociale.md), [**2.6**]"
            "(2.6-innovation-sociale.md#contexte), [2.6](2.10-citer.md) et [2.6 M€]"
            "(2.6-innovation-sociale.md)'\n",
            "intertitres:\n  enjeux: '[2.8](2.8-innovation-sociale.md), [**2.8**]"
            "(2.8-innovation-sociale.md#contexte), [2.6](2.10-citer.md) et [2.6 M€]"
            "(2.8-innovation-sociale.md)'\n",
        ),
    ],
)
def test_de_quelque_facon_que_ce_soit_ecrit(
    ecrit: str, voulu: str, garni: Path, recueil: Commande
) -> None:
    entete = TEXTE_CITANT.split("voir_aussi:")[0].replace("2.6", "1.1")
    entete = entete.replace("1.1-innovation-sociale.md", "2.6-innovation-sociale.md")
    (garni / CITANTE).write_text(f"{entete}{ecrit}---\n", "utf-8")
    assert recueil("valider", str(garni / CITANTE), dans=garni)[0] == 0
    assert recueil("renumeroter", "2.6", "2.8", dans=garni)[0] == 0
    assert (garni / CITANTE).read_text("utf-8").endswith(f"\n{voulu}---\n")
    assert recueil("valider", dans=garni)[0] == 0
