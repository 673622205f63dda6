"""What PDFs cost: one fiche, a hundred, their book, and an unchanged site.

    .venv/bin/python tests/bench/pdf.py [fiches] [tours] [python-avec-weasyprint]

Processor seconds (they do not depend on what else the machine does) and peak memory. WeasyPrint
is no dependency: without it, the comparison is skipped. To have it, outside the locks:

    python3 -m venv /ailleurs && /ailleurs/bin/pip install weasyprint==69.0
    .venv/bin/python tests/bench/pdf.py 100 3 /ailleurs/bin/python

Both engines start from the same HTML, that of fiche 2.6 as the site renders it, in a process of
their own, and write a tagged PDF: what is compared is the making of the PDF. `recueil pdf 2.6`
is measured too: it also reads and validates all the fiches of the project.

The figures of 30 November 2026, on two shared cores whose speed changed by half within the day,
with fiches of three to four pages: from its HTML, a fiche takes 0.21 to 0.24 × WeasyPrint 69.0 (a
quarter is Typst's, most of the rest imports); from its file, 0.73 ×. 100 fiches: 8 to 11 s and
158 MB. A site where nothing changed: 4 s, 100 MB, nothing composed. The book of a hundred fiches,
333 pages: 12 s; the process that composes it takes 473 MB, the one that waits for it 107 (542 for
both when what they share is counted once). In a single process they took 539, and 597 to 637
before. Of the 473, 425 are Typst's own, more than a megabyte a page: frames, copied at each block
within a block, and what it remembers of each call, 160 MB. They grow with the text: neither page
breaks nor a third turn of the document count for much. The goals were 0.25 × and 500 MB.
"""

import os
import pickle
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from recueil.liens.site import LiensDuSite
from recueil.moteur import Moteur
from recueil.pages.fiche import pages_a_imprimer
from recueil.pages.page import Cadre
from recueil.pdf.livret import nombre_de_pages
from recueil.reglages import lire
from recueil.validation import valider

RACINE = Path(__file__).resolve().parents[2]
UNE_FICHE = "2.6"
# The page of the bench for an engine of HTML: the look of a fiche, simply.
STYLE = """
@page { size: A4; margin: 18mm 20mm; @bottom-right { content: counter(page) " / " counter(pages) } }
body { font: 10pt/1.45 "Source Sans Pro", "DejaVu Sans", sans-serif; hyphens: none }
h1 { background: #17493f; color: #fff; font-size: 19pt; padding: 6mm }
h2 { color: #17493f; font-size: 13pt; border-top: 0.5pt solid #2c6a5c; break-after: avoid }
.enjeux { background: #f3eee2; border-top: 1mm solid #17493f; padding: 4mm; break-inside: avoid }
.definition { border-left: 0.8pt solid #2c6a5c; padding-left: 4mm }
li { break-inside: avoid } .sources { font-size: 8.4pt } .headerlink { display: none }
"""
WEASYPRINT = """
import sys
from weasyprint import HTML
HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant="pdf/ua-1")
"""
# The same from the page's HTML: what `recueil pdf` does once the fiche is read and rendered.
UNE = """
import pickle, sys
from pathlib import Path
from recueil.pages.page import Cadre
from recueil.pdf.imprimerie import Imprimerie
from recueil.pdf.selection import Selection
racine, prepare, cible = map(Path, sys.argv[1:4])
recueil, reglages, fiche, page, html = pickle.loads(prepare.read_bytes())
cadre = Cadre()
class Rendu:
    def html(self, page): return html
with Imprimerie(racine, recueil, cadre, reglages, [page], Rendu()) as imprimerie:
    selection = Selection((fiche,), "une", None)
    document = imprimerie.document(selection, imprimerie.lire(selection.fiches))
    cible.write_bytes(imprimerie.atelier.composer(document))
"""
SITE = """
import resource, sys, time
from pathlib import Path
from recueil.liens.site import LiensDuSite
from recueil.moteur import Moteur
from recueil.pages.fiche import pages_a_imprimer
from recueil.pages.page import Cadre
from recueil.pdf.imprimerie import Imprimerie
from recueil.pdf.site import composer_le_site
from recueil.reglages import lire
from recueil.validation import valider
racine, recueils = Path(sys.argv[1]), sys.argv[2] == "recueils"
recueil, reglages, cadre = valider(racine).recueil, lire(racine), Cadre()
pages = pages_a_imprimer(recueil.fiches, recueil, cadre)
depart = time.process_time()
moteur = Moteur(reglages, LiensDuSite(recueil, cadre))
with Imprimerie(racine, recueil, cadre, reglages, pages, moteur) as imprimerie:
    faits = composer_le_site(imprimerie, recueil, cadre, recueils=recueils)
moi, lui = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
if recueils:
    Path(sys.argv[3]).write_bytes(faits.recueils["fr"].contenu)
tous = [*faits.fiches.values(), *faits.recueils.values()]
temps = time.process_time() - depart + lui.ru_utime + lui.ru_stime
print(temps, moi.ru_maxrss / 1024, lui.ru_maxrss / 1024, sum(pdf.compose for pdf in tous))
"""


def fabriquer(dossier: Path, nombre: int) -> None:
    """A recueil of `nombre` fiches: the project's own, all of them, then variants of each in turn.

    A variant has other words in every sentence, so that no engine can reuse what it has set.
    """
    for nom in ("docs", "overrides"):
        shutil.copytree(RACINE / nom, dossier / nom)
    shutil.copyfile(RACINE / "mkdocs.yml", dossier / "mkdocs.yml")
    shutil.copytree(RACINE / "fiches/referentiels", dossier / "fiches/referentiels")
    vraies = sorted(f for f in (RACINE / "fiches").glob("*/*.md") if not f.stem.endswith(".en"))
    for fiche in vraies:
        cible = dossier / fiche.relative_to(RACINE)
        cible.parent.mkdir(exist_ok=True)
        shutil.copyfile(fiche, cible)
    with (dossier / "fiches/referentiels/parties.yml").open("a", encoding="utf-8") as parties:
        for rang in range(nombre - len(vraies)):
            partie, place = 10 + rang // 20, rang % 20 + 1
            numero = f"{partie}.{place}"
            if place == 1:
                parties.write(f'- numero: "{partie}"\n  titre: "Partie {partie}"\n')
                (dossier / f"fiches/{partie}-partie").mkdir()
            texte = vraies[rang % len(vraies)].read_text("utf-8")
            entete, corps = texte.split("\n---\n", 1)
            entete = re.sub(r"^numero: .*$", f'numero: "{numero}"', entete, flags=re.MULTILINE)
            entete = entete.replace('terme: "', f'terme: "{numero} ')
            entete = re.sub(r"(?<=[a-zé]) et (?=[a-zé])", f" et {rang} ", entete)
            corps = re.sub(r"(?<=[a-zé]) (?:et|de) (?=[a-zé])", f" {rang} ", corps)
            ici = dossier / f"fiches/{partie}-partie/{numero}-essai.md"
            ici.write_text(f"{entete}\n---\n{corps}", "utf-8")


def secondes(ligne: list[str], cache: Path, dans: Path = RACINE) -> float:
    """Processor seconds of a process."""
    avant = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(ligne, check=True, capture_output=True, env=_environnement(cache), cwd=dans)
    apres = resource.getrusage(resource.RUSAGE_CHILDREN)
    return apres.ru_utime + apres.ru_stime - avant.ru_utime - avant.ru_stime


def site(racine: Path, cache: Path, recueils: str, cible: Path) -> tuple[float, str, int]:
    """Seconds, megabytes at the most, and PDFs composed, for all the PDFs of a site.

    The megabytes are those of the process, and of the other one that composes a book.
    """
    ligne = [sys.executable, "-c", SITE, str(racine), recueils, str(cible)]
    fini = subprocess.run(
        ligne, check=True, capture_output=True, encoding="utf-8", env=_environnement(cache)
    )
    temps, ici, autre, composes = fini.stdout.split()
    memoire = f"{float(ici):.0f} Mo" + (f" + {float(autre):.0f} Mo à part" if float(autre) else "")
    return float(temps), memoire, int(composes)


def _environnement(cache: Path) -> dict[str, str]:
    # The last one is what the command sets for itself.
    return os.environ | {
        "RECUEIL_CACHE": str(cache),
        "SOURCE_DATE_EPOCH": "1700000000",
        "PYDANTIC_DISABLE_PLUGINS": "__all__",
    }


def preparer(racine: Path, ici: Path) -> None:
    """Write the HTML of the fiche for both engines."""
    recueil = valider(racine).recueil
    assert recueil is not None
    reglages, cadre = lire(racine), Cadre()
    fiche = next(fiche for fiche in recueil.fiches if fiche.numero == UNE_FICHE)
    (page,) = pages_a_imprimer([fiche], recueil, cadre)
    html = Moteur(reglages, LiensDuSite(recueil, cadre)).html(page)
    (ici / "page.html").write_text(
        f'<!doctype html><html lang="fr"><meta charset="utf-8"><title>Fiche</title>'
        f"<style>{STYLE}</style><body>{html}",
        "utf-8",
    )
    (ici / "prepare").write_bytes(pickle.dumps((recueil, reglages, fiche, page, html)))


def une_fiche(ici: Path, racine: Path, tours: int, autre: str | None) -> None:
    """One fiche in a fresh process, against WeasyPrint in the same run."""
    notre = [sys.executable, "-c", UNE, str(racine), str(ici / "prepare"), str(ici / "un.pdf")]
    mesures: dict[str, list[float]] = {"recueil.pdf": [], "weasyprint": [], "recueil pdf": []}
    for tour in range(tours):
        mesures["recueil.pdf"].append(secondes(notre, ici / f"vide-{tour}"))
        if autre:
            page, cible = str(ici / "page.html"), str(ici / "autre.pdf")
            leur = [autre, "-c", WEASYPRINT, page, cible]
            mesures["weasyprint"].append(secondes(leur, ici / "rien"))
        commande = [sys.executable, "-m", "recueil", "pdf", UNE_FICHE, "--sortie"]
        commande.append(str(ici / "trois.pdf"))
        mesures["recueil pdf"].append(secondes(commande, ici / f"neuf-{tour}", racine))
    nous = median(mesures["recueil.pdf"])
    octets = (ici / "un.pdf").stat().st_size
    print(f"Une fiche, processus compris ({tours} tours)")
    print(f"  de son HTML au PDF           {nous:6.2f} s   {octets / 1000:.0f} ko")
    tout = median(mesures["recueil pdf"])
    print(f"  « recueil pdf {UNE_FICHE} »          {tout:6.2f} s   toutes les fiches sont lues")
    if autre:
        eux = median(mesures["weasyprint"])
        print(f"  WeasyPrint, du même HTML     {eux:6.2f} s")
        print(f"  rapport, du même HTML        {nous / eux:6.2f} × WeasyPrint")
        print(f"  rapport, du fichier au PDF   {tout / eux:6.2f} × WeasyPrint")
    else:
        print("  WeasyPrint absent : pas de comparaison (voir en tête de ce fichier)")


def main() -> None:
    """Measure and print."""
    nombre = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    tours = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    autre = sys.argv[3] if len(sys.argv) > 3 else None
    with tempfile.TemporaryDirectory() as temporaire:
        ici = Path(temporaire)
        seul, grand = ici / "seul", ici / "grand"
        for dossier, combien in ((seul, 0), (grand, nombre)):
            dossier.mkdir()
            fabriquer(dossier, combien)
        preparer(seul, ici)
        une_fiche(ici, seul, tours, autre)
        livre = ici / "recueil.pdf"
        cache = ici / "cache"
        temps, memoire, composes = site(grand, cache, "fiches", livre)
        print(f"{nombre} fiches, en un processus")
        print(
            f"  {temps:6.2f} s   {temps / nombre * 1000:.0f} ms par fiche   {memoire}"
            f"   {composes} PDF composés"
        )
        temps, memoire, composes = site(grand, cache, "recueils", livre)
        pages = nombre_de_pages(livre.read_bytes())
        print(f"Leur recueil ({pages} pages, {livre.stat().st_size / 1e6:.1f} Mo), fiches en cache")
        print(f"  {temps:6.2f} s   {memoire}   {composes} PDF composé")
        temps, memoire, composes = site(grand, cache, "recueils", livre)
        print("Rien n'a changé")
        print(
            f"  {temps:6.2f} s   {temps / nombre * 1000:.0f} ms par fiche   {memoire}"
            f"   {composes} PDF composé"
        )
        shutil.rmtree(cache)


if __name__ == "__main__":
    main()
