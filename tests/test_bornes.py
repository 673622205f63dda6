"""No file stops the check: over a bound, a diagnostic at once; under all of them, a page.

The limits are set on the process itself: one that goes over is ended by the system.
"""

import json
import subprocess
import sys

import pytest
import yaml

from .bombes import BOMBES, corps
from .conftest import FICHE, RACINE, copier

# What the issue asks of any input; the memory is that of addresses, which is always more.
_SECONDES, _MEGAOCTETS = 10, 700
_VERIFIER = """
import json, resource, sys, time
from pathlib import Path
from recueil.registres import Referentiels
from recueil.validation import valider
racine, fiche, bombes = Path(sys.argv[1]), Path(sys.argv[2]), sorted(Path(sys.argv[3]).iterdir())
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[4]) << 20,) * 2)
for bombe in bombes:
    debut = int(time.process_time())
    resource.setrlimit(resource.RLIMIT_CPU, (debut + int(sys.argv[5]), -1))
    fiche.write_bytes(bombe.read_bytes())
    trouves = [d for d in valider(racine).diagnostics if fiche.name in d.chemin]
    print(json.dumps([bombe.name, sorted({d.code for d in trouves}),
                      [[*d.position[:2]] for d in trouves]]), flush=True)
"""


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The codes that each bomb gets, all in one process under limits."""
    ici = tmp_path_factory.mktemp("bombes")
    racine = copier(ici / "recueil")
    (ici / "bombes").mkdir()
    for nom, (fabriquer, _) in BOMBES.items():
        (ici / "bombes" / nom).write_bytes(fabriquer())
    arguments = [racine, racine / FICHE, ici / "bombes", _MEGAOCTETS, _SECONDES]
    fini = subprocess.run(
        [sys.executable, "-c", _VERIFIER, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    lignes = [json.loads(ligne) for ligne in fini.stdout.splitlines()]
    manquantes = BOMBES.keys() - {nom for nom, *_ in lignes}
    assert fini.returncode == 0, (fini.stderr[-2000:], manquantes)
    for nom, _, positions in lignes:
        texte = BOMBES[nom][0]().decode("utf-8", "replace").split("\n")
        for ligne, colonne in positions:
            assert 1 <= ligne <= len(texte), nom
            assert 1 <= colonne <= len(texte[ligne - 1]) + 1, nom
    return {nom: codes for nom, codes, _ in lignes}


@pytest.mark.parametrize("nom", BOMBES)
def test_au_dela_d_une_borne(nom: str, verdicts: dict[str, list[str]]) -> None:
    assert BOMBES[nom][1] in verdicts[nom]


# Just under the bounds: patterns that parsers like least, cut to what a fiche may hold.
_MOTIFS = (
    *("mot ", "é", "a·b ", "XIV ", "(e)", "1 000 ", "ABC ", "« ", " »", "fiche 2.6, ", "e\u0301 "),
    *("*a ", "**a ", "_a_ ", "`a ", "[a](b) ", "[a](", "![a] ", "a@b.c ", "https://a.fr ", "&a; "),
    *("\\* ", "~a ", "| a ", "{: .a ", "! ", "le le ", "  ", "\u200b", "\U0001f468\u200d "),
)
_BLOCS = (
    "> a\n",
    "- a\n",
    "1. a\n",
    "a\n: b\n",
    "## a\n\n",
    "[^1]: a\n\n",
    "*[a]: b\n\n",
    "a | b\n",
)
_RENDRE = """
import json, resource, sys, time
import yaml
from markdown import Markdown
from recueil.examen import FichierBrut, examiner
from recueil.registres import Referentiels
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]) << 20,) * 2)
chemin, extensions = sys.argv[3], sys.argv[4].split()
for rang, texte in enumerate(json.load(sys.stdin)):
    debut = int(time.process_time())
    resource.setrlimit(resource.RLIMIT_CPU, (debut + int(sys.argv[2]), -1))
    examen = examiner(FichierBrut(chemin, texte.encode()), Referentiels())
    assert not {d.code for d in examen.diagnostics} & {"R110", "R111", "R112", "R113", "R114"}
    Markdown(extensions=extensions).convert(texte.split("\\n---\\n", 1)[1])
    print(rang, flush=True)
"""


def _au_ras(motif: str) -> str:
    """As much of a pattern as a paragraph may hold, or as many blocks as a text may."""
    if motif.endswith("\n"):
        return motif * (95 if motif.startswith("a\n:") else 195)
    marques = sum(signe in "*_[]<>`\\!|~^{}&" for signe in motif)
    fois = min(9_900 // len(motif), 590 // max(1, marques), 10**6 if " " in motif else 990)
    # A table has fewer columns than that.
    return motif * (30 if "|" in motif else fois // len(motif) if " " not in motif else fois)


def test_juste_sous_les_bornes() -> None:
    textes = [corps(_au_ras(motif)).decode() for motif in (*_MOTIFS, *_BLOCS)]
    config = yaml.load((RACINE / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader)
    extensions = [
        next(iter(e)) if isinstance(e, dict) else e for e in config["markdown_extensions"]
    ]
    fini = subprocess.run(
        [
            sys.executable,
            "-c",
            _RENDRE,
            str(_MEGAOCTETS),
            str(_SECONDES),
            FICHE,
            " ".join(extensions),
        ],
        input=json.dumps(textes),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    rendus = len(fini.stdout.splitlines())
    assert fini.returncode == 0, (fini.stderr[-1500:], (*_MOTIFS, *_BLOCS)[rendus])
    assert rendus == len(textes)
