"""Over two hundred hostile fiches: each reported; then built without any rule, each disarmed.

The second half does not count on the policy of the site: the browser is told to ignore it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from markdown import Markdown
from playwright.sync_api import Browser, Page
from recueil.assemblage import assembler
from recueil.chargement import charger
from recueil.commandes.commune import cadre_de
from recueil.diagnostic import Diagnostic, Gravite
from recueil.plugin.construction import ConstructionImpossible, construire
from recueil.recueil import Recueil
from recueil.reglages import lire as lire_reglages
from recueil.resolution import resoudre
from recueil.surete.assainissement import refuse
from recueil.validation import valider

from ..hostiles import SECRET, Cas, cas, empoisonner, poser
from .conftest import servir

TOUS = cas()
PASSWD = Path("/etc/passwd")


@pytest.fixture(scope="module")
def constats(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Diagnostic]]:
    """What the validation says of each file, all cases in one recueil."""
    racine = poser(tmp_path_factory.mktemp("constats"), adresses_sures=False)
    par_fichier: dict[str, list[Diagnostic]] = {}
    for diagnostic in valider(racine).diagnostics:
        par_fichier.setdefault(diagnostic.chemin, []).append(diagnostic)
        for dit in (diagnostic.extrait, diagnostic.message, diagnostic.correction):
            assert SECRET not in dit
    return par_fichier


def test_il_y_en_a_de_toutes_les_familles() -> None:
    assert len(TOUS) >= 200
    assert len({un.nom for un in TOUS}) == len(TOUS)


@pytest.mark.parametrize("un", TOUS, ids=lambda un: un.nom)
def test_chaque_piege_est_signale(un: Cas, constats: dict[str, list[Diagnostic]]) -> None:
    regle = un.donnees.get("regle", "R10")
    trouves = constats.get(un.chemin, [])
    if regle == "aucune":
        assert trouves == []
        return
    if un.famille == "referentiels":
        # One file for many cases: each has its own line.
        debut = un.texte[:12].replace("'", "''")
        trouves = [d for d in trouves if debut in d.extrait]
    if un.famille == "fichiers" and un.donnees["chemin"].endswith("lien"):
        trouves = constats[un.chemin]
    erreurs = [d for d in trouves if d.gravite is Gravite.ERREUR]
    assert any(d.code.startswith(regle) for d in erreurs), [d.code for d in trouves]
    assert all(d.pourquoi and (d.conseil or d.correction) for d in erreurs)


@dataclass(frozen=True)
class Construit:
    """A site built as if there were no rules."""

    racine: Path
    recueil: Recueil
    site: Path
    avis: tuple[str, ...]


@pytest.fixture(scope="module")
def construit(tmp_path_factory: pytest.TempPathFactory) -> Construit:
    """The hostile recueil, built with no rule and no model to refuse anything."""
    dossier = tmp_path_factory.mktemp("construit")
    racine = poser(dossier, adresses_sures=True)
    recueil = empoisonner(resoudre(charger(racine).corpus))
    avis: tuple[str, ...] = ()
    with pytest.MonkeyPatch.context() as environnement:
        environnement.setenv("RECUEIL_ADRESSE", "https://recueil.invalid/")
        try:
            construire(racine, dossier / "site", recueil)
        except ConstructionImpossible as erreur:
            avis = tuple(erreur.avis)
    return Construit(racine, recueil, dossier / "site", avis)


def test_une_page_nettoyee_n_aurait_pas_ete_publiee(construit: Construit) -> None:
    assert sum("HTML qui n'est pas permis" in avis for avis in construit.avis) > 100


def test_aucun_fichier_n_a_fui(construit: Construit) -> None:
    secrets = [SECRET.encode(), *(PASSWD.read_bytes().splitlines()[:1] if PASSWD.exists() else [])]
    vus = 0
    for fichier in construit.site.rglob("*"):
        assert not fichier.is_symlink()
        if fichier.is_file():
            contenu = fichier.read_bytes()
            assert not [secret for secret in secrets if secret in contenu], fichier
            vus += 1
    assert vus > len(TOUS)


def test_aucun_fichier_hostile_n_est_publie(construit: Construit) -> None:
    for un in TOUS:
        if un.famille == "fichiers" and "fiche" not in un.donnees:
            assert not (construit.site / un.chemin).exists(), un.nom
    assert [f for f in construit.site.rglob("*") if f.suffix in (".xhtml", ".htm")] == []


def test_par_la_porte_de_sortie_rien_ne_passe_non_plus(
    construit: Construit, tmp_path: Path
) -> None:
    """The same Markdown in another generator that runs our extensions."""
    cadre = cadre_de(construit.racine, lire_reglages(construit.racine), brouillons=False)
    assembler(construit.racine, tmp_path / "pages", construit.recueil, cadre)
    reglages = lire_reglages(construit.racine)
    moteur = Markdown(
        extensions=list(reglages.extensions), extension_configs=dict(reglages.options)
    )
    pages = sorted((tmp_path / "pages").rglob("*.md"))
    assert len(pages) > len(TOUS)
    for page in pages:
        texte = page.read_text("utf-8").split("\n---\n", 1)[-1]
        assert not refuse(moteur.reset().convert(texte)), page


# Run in each page: what is wrong with it, and then every event that could set something off.
EXAMEN = """
() => {
  const fautes = [];
  const article = document.querySelector('article') || document.createElement('div');
  const interdites = 'script,iframe,object,embed,style,base,meta,link,math,foreignObject,' +
    'textarea,template,dialog,frame,applet,animate,set';
  for (const e of article.querySelectorAll(interdites)) fautes.push('<' + e.localName + '>');
  for (const e of document.querySelectorAll('*')) {
    for (const a of e.attributes) {
      const ici = `${e.localName} ${a.name}=${a.value.slice(0, 60)}`;
      if (/^on|^srcdoc$|^ping$|^background$|^formaction$/.test(a.name)) fautes.push(ici);
      if (a.name === 'style' && article.contains(e)) fautes.push(ici);
      if (['href', 'src', 'action', 'data', 'poster', 'xlink:href'].includes(a.name)) {
        const url = new URL(a.value, document.baseURI);
        if (!['http:', 'https:', 'mailto:', 'tel:'].includes(url.protocol)) fautes.push(ici);
        const ailleurs = url.origin !== location.origin;
        if (a.name !== 'href' && ailleurs) fautes.push(ici);
        if (e.localName === 'link' && ailleurs && !/canonical|alternate/.test(e.rel))
          fautes.push(ici);
      }
    }
  }
  for (const id of ['__search', '__drawer', '__palette_0'])
    if (document.querySelectorAll('#' + id).length > 1) fautes.push('#' + id);
  for (const e of article.querySelectorAll('[data-md-component], [class*="md-header"]'))
    fautes.push(e.outerHTML.slice(0, 80));
  const evenements = ['mouseover', 'mouseenter', 'pointerover', 'pointerenter', 'focus', 'blur',
    'toggle', 'load', 'error', 'animationstart', 'start', 'click'];
  document.addEventListener('click', e => e.preventDefault(), true);
  for (const e of article.querySelectorAll('*'))
    for (const nom of evenements) e.dispatchEvent(new Event(nom, {cancelable: true}));
  return fautes;
}
"""


@pytest.fixture(scope="module")
def visite(construit: Construit, chromium: Browser) -> Iterator[tuple[Page, str, list[str]]]:
    """A page that ignores the site's policy, and what went wrong in it so far."""
    serveur = servir(construit.site, en_tetes=False)
    adresse = f"http://127.0.0.1:{serveur.server_port}/"
    contexte = chromium.new_context(bypass_csp=True)
    page = contexte.new_page()
    fautes: list[str] = []

    def au_dialogue(dialogue: Any) -> None:
        fautes.append(f"script : {dialogue.message} dans {page.url}")
        dialogue.dismiss()

    page.on("dialog", au_dialogue)
    page.on(
        "request",
        lambda requete: (
            None
            if requete.url.startswith((adresse, "data:"))
            else fautes.append(f"demande : {requete.url} dans {page.url}")
        ),
    )
    # The theme is not what is tried here, and is most of the time of a visit.
    reseau = contexte.new_cdp_session(page)
    reseau.send("Network.enable")
    reseau.send("Network.setBlockedURLs", {"urls": ["*.css", "*/bundle.*.js"]})
    yield page, adresse, fautes
    contexte.close()
    serveur.shutdown()


@pytest.mark.navigateur
def test_rien_ne_s_execute_rien_ne_part(
    construit: Construit, visite: tuple[Page, str, list[str]]
) -> None:
    page, adresse, fautes = visite
    vues = 0
    for fichier in sorted(construit.site.rglob("index.html")):
        dossier = fichier.parent.relative_to(construit.site).as_posix()
        html = fichier.read_text("utf-8")
        # The rules' own pages hold nothing of the fiches; short addresses only lead to them;
        # a page in English has the same texts as the French one.
        if dossier.startswith("contribuer") or dossier.endswith(".en"):
            continue
        if 'http-equiv="refresh"' in html:
            assert re.search(r'content="0; url=\.\./fiches/[^"<>]+"', html), dossier
            continue
        page.goto(f"{adresse}{_en_adresse(dossier)}/", wait_until="load")
        trouvees = page.evaluate(EXAMEN)
        assert trouvees == [], dossier
        vues += 1
    for autre in ("404.html", *(f.name for f in construit.site.glob("*.xml"))):
        page.goto(adresse + autre)
    page.wait_for_timeout(300)
    assert fautes == []
    assert vues > len([un for un in TOUS if un.famille not in ("fichiers", "referentiels")])


@pytest.mark.navigateur
def test_la_recherche_et_les_filtres_montrent_du_texte(
    visite: tuple[Page, str, list[str]],
) -> None:
    """What scripts write into pages comes from the fiches too."""
    page, adresse, fautes = visite
    for mot in ("script", "onerror", "piege", "alert", "img"):
        page.goto(f"{adresse}recherche/?q={mot}")
        page.wait_for_timeout(300)
        assert page.evaluate(EXAMEN) == [], mot
    page.goto(f"{adresse}explorer/")
    page.wait_for_timeout(200)
    assert page.evaluate(EXAMEN) == []
    assert fautes == []


@pytest.mark.navigateur
def test_le_classeur_montre_du_texte(visite: tuple[Page, str, list[str]]) -> None:
    """Hostile fiches that the reader puts aside: their titles come back from the device."""
    page, adresse, fautes = visite
    gardes = [un for un in TOUS if un.ou in ("titre", "titre_court")]
    assert gardes
    # The visit of every page pressed every button.
    page.goto(adresse)
    page.evaluate("localStorage.clear()")
    for un in gardes:
        page.goto(f"{adresse}fiches/{un.numero}-piege/")
        page.locator(".classeur-bouton").click()
    page.goto(f"{adresse}classeur/")
    assert page.locator(".classeur__liste > li").count() == len(gardes)
    assert page.evaluate(EXAMEN) == []
    page.wait_for_timeout(200)
    assert fautes == []


def _en_adresse(dossier: str) -> str:

    return quote(dossier) if dossier != "." else ""
