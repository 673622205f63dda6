"""How long building takes, as ratios between commands of one run.

    .venv/bin/python tests/bench/construire.py [fiches] [tours]

Writes a made recueil, then measures processor seconds (they do not depend on what else the
machine does) of: validation alone, our build, the same pages built by plain MkDocs with the
mkdocs-i18n that ours comes from, and by plain MkDocs without languages. Prints a table and
asserts nothing.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import yaml

RACINE = Path(__file__).resolve().parents[2]
PAR_PARTIE = 20


def fabriquer(dossier: Path, nombre: int) -> None:
    """A recueil of `nombre` fiches made from fiche 2.6, each with its translation."""
    for nom in ("docs", "overrides"):
        shutil.copytree(RACINE / nom, dossier / nom)
    shutil.copyfile(RACINE / "mkdocs.yml", dossier / "mkdocs.yml")
    shutil.copytree(RACINE / "fiches/referentiels", dossier / "fiches/referentiels")
    modele = RACINE / "fiches/2-agir/2.6-innovation-sociale"
    francaise = Path(f"{modele}.md").read_text("utf-8")
    anglaise = Path(f"{modele}.en.md").read_text("utf-8")
    parties = range(1, -(-nombre // PAR_PARTIE) + 1)
    lignes = [f'- numero: "{p}"\n  titre: "Partie {p}"\n' for p in parties]
    (dossier / "fiches/referentiels/parties.yml").write_text("".join(lignes), "utf-8")
    for rang in range(nombre):
        partie, place = rang // PAR_PARTIE + 1, rang % PAR_PARTIE + 1
        numero = f"{partie}.{place}"
        ici = dossier / f"fiches/{partie}-partie"
        ici.mkdir(parents=True, exist_ok=True)
        for texte, fin in ((francaise, ".md"), (anglaise, ".en.md")):
            texte = texte.replace('numero: "2.6"', f'numero: "{numero}"')
            texte = texte.replace('terme: "', f'terme: "{numero} ')
            (ici / f"{numero}-essai{fin}").write_text(texte, "utf-8")


def temps(ligne: list[str], dans: Path) -> float:
    """Processor seconds of a command and what it starts."""
    avant = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        ligne,
        cwd=dans,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )
    apres = resource.getrusage(resource.RUSAGE_CHILDREN)
    return apres.ru_utime + apres.ru_stime - avant.ru_utime - avant.ru_stime


def configurer(assemble: Path, plugin: str | None) -> None:
    """The assembled pages as an ordinary MkDocs site, with or without mkdocs-i18n."""
    configuration = {
        "site_name": "Essai",
        "docs_dir": "pages",
        "theme": {"name": "material", "font": False, "features": ["navigation.prune"]},
        "markdown_extensions": ["attr_list", "def_list", "footnotes", "tables", "toc"],
        "plugins": [],
    }
    if plugin:
        langues = {"fr": "Français", "en": "English"}
        configuration["plugins"] = [{plugin: {"default_language": "fr", "languages": langues}}]
    (assemble / "mkdocs.yml").write_text(yaml.safe_dump(configuration, allow_unicode=True))


def main() -> None:
    """Measure and print."""
    nombre = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    tours = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    python = [sys.executable, "-m"]
    mesures: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as temporaire:
        ici = Path(temporaire)
        recueil, plat = ici / "recueil", ici / "plat"
        recueil.mkdir()
        plat.mkdir()
        fabriquer(recueil, nombre)
        temps([*python, "recueil", "assembler", str(plat / "pages")], recueil)
        for page in (plat / "pages").rglob("*.md"):
            # Our templates are not plain MkDocs': it gets the text alone.
            page.write_text(page.read_text("utf-8").split("---\n", 2)[2], "utf-8")
        for _ in range(tours):
            for nom, ligne, ou, plugin in (
                ("recueil valider", [*python, "recueil", "valider"], recueil, None),
                ("recueil construire", [*python, "recueil", "construire"], recueil, None),
                ("mkdocs seul", [*python, "mkdocs", "build", "-q"], plat, None),
                ("mkdocs + i18n", [*python, "mkdocs", "build", "-q"], plat, "i18n"),
            ):
                if ou is plat:
                    configurer(plat, plugin)
                mesures.setdefault(nom, []).append(temps(ligne, ou))
    reference = median(mesures["mkdocs seul"])
    print(f"{nombre} fiches et autant de traductions, {tours} tours, secondes de processeur")
    for nom, valeurs in mesures.items():
        milieu = median(valeurs)
        print(f"  {nom:<20} {milieu:7.2f} s   {milieu / reference:5.2f} × mkdocs seul")


if __name__ == "__main__":
    main()
