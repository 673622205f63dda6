"""The words of the site: one catalogue, the same in each language, and nothing said outside it."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from gettext import c2py
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from bs4 import BeautifulSoup, NavigableString, Tag
from jinja2 import Environment, nodes
from recueil.catalogue import Message as Texte
from recueil.catalogue import Textes, catalogue, composer, titre_du_menu
from recueil.reglages import lire as lire_reglages
from recueil.validation import valider

from .conftest import FICHE, RACINE, copier, lancer

LANGUES = RACINE / "scripts/recueil/langues"
TRADUITES = sorted(LANGUES.glob("*.po"))
GABARITS = sorted((RACINE / "overrides").rglob("*.html"))
SCRIPTS = sorted((RACINE / "docs/scripts").rglob("*.js"))
_LETTRES = re.compile(r"[^\W\d_]{2}")
# What a browser or a screen reader says.
_DITS = ("aria-label", "aria-description", "title", "alt", "placeholder", "label", "summary")


def lire(fichier: Path, langue: str = "fr") -> Catalog:
    with fichier.open("rb") as flux:
        return read_po(flux, locale=langue, abort_invalid=True)


def lire_texte(texte: str) -> Catalog:
    return read_po(io.BytesIO(texte.encode()), abort_invalid=True)


def messages(fichier: Path) -> dict[str, Message]:
    return {m.context: m for m in lire(fichier, fichier.stem.replace("recueil", "fr")) if m.context}


def formes(ecrits: object) -> tuple[str, ...]:
    return (ecrits,) if isinstance(ecrits, str) else tuple(ecrits or ())  # type: ignore[arg-type]


# — The files


@pytest.mark.parametrize("fichier", sorted(LANGUES.glob("*.po*")), ids=lambda f: f.name)
def test_les_textes_sont_lus_comme_babel_les_lit(fichier: Path) -> None:
    """Tools that translators use write and read these files by Babel."""
    langue = "fr" if fichier.suffix == ".pot" else fichier.stem
    lus, attendus = catalogue(langue), messages(fichier)
    assert len(attendus) > 20
    for cle, message in attendus.items():
        ecrits = formes(message.id if langue == "fr" else message.string)
        assert lus[cle] == composer(ecrits[0], langue)
        if len(ecrits) > 1:
            assert [lus.compte(cle, n) for n in (1, 5)] == [
                composer(forme, langue).format(n=n) for n, forme in zip((1, 5), ecrits, strict=True)
            ]


@pytest.mark.parametrize("fichier", TRADUITES, ids=lambda f: f.stem)
def test_chaque_langue_traduit_les_memes_textes(fichier: Path) -> None:
    source, traduite = messages(LANGUES / "recueil.pot"), messages(fichier)
    perimes = [
        cle
        for cle in source
        if cle not in traduite or formes(traduite[cle].id) != formes(source[cle].id)
    ]
    assert perimes == [], f"à mettre à jour à partir de recueil.pot : {perimes}"
    assert set(traduite) == set(source)
    assert [cle for cle, m in traduite.items() if not all(formes(m.string)) or m.fuzzy] == []


@pytest.mark.parametrize("fichier", TRADUITES, ids=lambda f: f.stem)
def test_chaque_texte_garde_ses_champs(fichier: Path) -> None:
    for cle, message in messages(fichier).items():
        attendus = set(re.findall(r"\{\w*\}", " ".join(formes(message.id))))
        for forme in formes(message.string):
            trouves = set(re.findall(r"\{\w*\}", forme))
            # « Une fiche » needs no figure.
            assert trouves == attendus or (message.pluralizable and trouves < attendus), cle


def test_un_texte_a_un_nom_et_un_seul() -> None:
    noms = re.findall(r'^msgctxt "(.+)"$', _sources(), re.MULTILINE)
    assert len(noms) == len(set(noms)) == len(catalogue("fr")) > 200


def _sources() -> str:
    return "".join((LANGUES / nom).read_text("utf-8") for nom in ("recueil.pot", "redaction.pot"))


def test_chaque_texte_sert() -> None:
    """A message that nobody shows would be translated for nothing."""
    programme = "\n".join(
        f.read_text("utf-8")
        for dossier in ("scripts/recueil", "overrides")
        for f in (RACINE / dossier).rglob("*")
        if f.suffix in (".py", ".html", ".typ")
    )
    ecrits = set(re.findall(r"\w+", programme))
    # `textes[f"statut_{…}"]`, `textes["theme_" ~ rang]`
    composes = set(re.findall(r"""["']([a-z_]+_)(?:\{|["'] ~)""", programme))
    composes |= {"menu_", *(f"{vue}_" for vue in ("explorer", "glossaire", "territoires"))}
    fins = {f"{nom}_{fin}" for nom in ("frise", "carte") for fin in ("titre", "intro")}
    inutiles = [
        cle
        for cle in catalogue("fr")
        if cle not in ecrits and cle not in fins and not cle.startswith(tuple(composes))
    ]
    assert inutiles == []


def test_le_menu_du_projet_se_traduit() -> None:
    """Each title that `mkdocs.yml` gives to the menu is in the catalogue or beside it."""
    reglages = lire_reglages(RACINE)
    titres = re.findall(
        r"^ +- (?:\")?([^:\n]+?)\"?:", _nav((RACINE / "mkdocs.yml").read_text("utf-8")), re.M
    )
    assert len(titres) > 10
    traduits = {titre: reglages.traduire(titre, "en") for titre in titres}
    assert [t for t, traduit in traduits.items() if t == traduit] == ["Organisations"]
    assert titre_du_menu("Une page ajoutée", "en") == "Une page ajoutée"


def _nav(texte: str) -> str:
    return texte.split("\nnav:\n")[1].split("\n\n")[0]


def test_les_nombres_suivent_la_langue() -> None:
    francais, anglais = catalogue("fr"), catalogue("en")
    assert [francais.compte("n_exemples", n) for n in (0, 1, 2)] == [
        "0 exemple",
        "1 exemple",
        "2 exemples",
    ]
    assert [anglais.compte("n_exemples", n) for n in (0, 1, 2)] == [
        "0 examples",
        "1 example",
        "2 examples",
    ]
    assert anglais.compte("pdf_fiches", 1) == "One sheet"


def test_une_langue_a_plus_de_deux_formes() -> None:
    """Polish has three, which a script chooses by CLDR's name and we by gettext's rank."""
    entete = lire_texte(
        'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 '
        '&& (n%100<12 || n%100>14) ? 1 : 2);\\n"\n'
    )
    textes = Textes(
        "pl",
        {"n": Texte(("{n} karta", "{n} karty", "{n} kart"), c2py(entete.plural_expr), "pl")},
    )
    dits = [textes.compte("n", n) for n in (1, 2, 5, 12, 22, 25)]
    assert dits == ["1 karta", "2 karty", "5 kart", "12 kart", "22 karty", "25 kart"]
    assert json.loads(textes.formes("n")) == {
        "one": "{n} karta",
        "few": "{n} karty",
        "many": "{n} kart",
    }


def test_un_texte_a_revoir_reste_en_francais(tmp_path: Path) -> None:
    """A translation that its tool doubts, or that is missing, is not shown."""
    anglaises = [m for m in lire(TRADUITES[0], "en") if m.context]
    doute, absente = anglaises[0].context, anglaises[1].context
    copie = tmp_path / "scripts"
    shutil.copytree(RACINE / "scripts", copie)
    fichier = copie / "recueil/langues/en.po"
    texte = fichier.read_text("utf-8").replace(f'msgctxt "{doute}"', f'#, fuzzy\nmsgctxt "{doute}"')
    texte = re.sub(rf'(msgctxt "{absente}"\nmsgid .+\nmsgstr) ".+"', r'\1 ""', texte)
    fichier.write_text(texte, "utf-8")
    programme = (
        "from recueil.catalogue import catalogue\n"
        f"for cle in ({doute!r}, {absente!r}): "
        "assert catalogue('en')[cle] == catalogue('fr')[cle], cle\n"
        "assert catalogue('en')['rechercher'] == 'Search'\n"
    )
    fini = subprocess.run(
        [sys.executable, "-c", programme],
        env=os.environ | {"PYTHONPATH": str(copie)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert fini.returncode == 0, fini.stderr


@pytest.mark.parametrize(
    ("nom", "ajout", "attendu"),
    [
        (
            "en.po",
            "ceci n'est pas du gettext",
            "les textes du site, en.po, ne se lisent pas, à la ligne ",
        ),
        ("recueil.pot", 'msgctxt "menu_vide"\nmsgid ""\nmsgstr ""', ""),
    ],
    ids=["illisible", "vide"],
)
def test_un_fichier_de_textes_abime(tmp_path: Path, nom: str, ajout: str, attendu: str) -> None:
    """A broken file is told in French, with its line; an empty text is nobody's."""
    copie = copier(tmp_path / "copie")
    shutil.copytree(RACINE / "scripts", copie / "scripts")
    fichier = copie / "scripts/recueil/langues" / nom
    lignes = fichier.read_text("utf-8").count("\n")
    with fichier.open("a", encoding="utf-8") as flux:
        flux.write(f"\n{ajout}\n")
    cible = str(tmp_path / "fiche.pdf")
    for arguments in (("pdf", "2.6", "--langue", "en", "--sortie", cible), ("construire",)):
        fini = _lancer(copie, *arguments)
        assert "Traceback" not in fini.stderr
        assert (fini.returncode == 0) is (not attendu)
        if attendu:
            assert f"{attendu}{lignes + 2}" in fini.stdout + fini.stderr
            assert "PublicationImpossible" not in fini.stdout + fini.stderr


# — The templates and the scripts


def _dits_par_le_gabarit(source: str) -> Iterator[str]:
    """What a template shows by itself: its own text, and the constants that it writes out."""
    html = []
    for sortie in Environment(autoescape=True).parse(source).find_all(nodes.Output):
        for enfant in sortie.nodes:
            if isinstance(enfant, nodes.TemplateData):
                html.append(enfant.data)
                continue
            html.append("0")
            yield from _constantes(enfant)
    soupe = BeautifulSoup("".join(html), "html.parser")
    for script in soupe.find_all(["script", "style"]):
        script.decompose()
    yield from (str(t) for t in soupe.find_all(string=True) if type(t) is NavigableString)
    for balise in soupe.find_all(True):
        yield from (str(balise[nom]) for nom in _DITS if nom in balise.attrs)
        if balise.name == "meta" and balise.get("property", _DE_MACHINES[0]) not in _DE_MACHINES:
            yield str(balise["content"])


def _constantes(noeud: nodes.Node) -> Iterator[str]:
    """The texts of an expression that it may show, addresses and names of messages aside."""
    if isinstance(noeud, nodes.Const):
        if isinstance(noeud.value, str):
            yield noeud.value
    elif isinstance(noeud, nodes.Getitem | nodes.Getattr | nodes.Compare) or (
        isinstance(noeud, nodes.Filter) and noeud.name == "url"
    ):
        return
    elif isinstance(noeud, nodes.Filter) and noeud.name == "replace":
        # What it takes away is not shown, and what it puts in its place is checked as markup.
        yield from (t for n in noeud.iter_child_nodes() for t in _constantes(n) if "=" not in t)
    elif isinstance(noeud, nodes.Call):
        yield from (
            texte
            for argument in noeud.args
            for texte in _constantes(argument)
            if not re.fullmatch(r"[a-z_.]+", texte)
        )
    else:
        for enfant in noeud.iter_child_nodes():
            yield from _constantes(enfant)


# Open Graph's own words; the name of a palette of the theme.
_DE_MACHINES = ("og:type", "og:image:type", "og:image:width", "og:image:height")


@pytest.mark.parametrize("gabarit", GABARITS, ids=lambda g: g.relative_to(RACINE).as_posix())
def test_aucun_texte_dans_un_gabarit(gabarit: Path) -> None:
    dits = [d.strip() for d in _dits_par_le_gabarit(gabarit.read_text("utf-8"))]
    # A piece of a tag, and the name of one of the theme's palettes.
    dits = [d for d in dits if d != "default" and not d.startswith("<")]
    assert [d for d in dits if _LETTRES.search(d)] == []


@pytest.mark.parametrize(
    ("gabarit", "dit"),
    [
        ("<p>Bonjour</p>", "Bonjour"),
        ('<a aria-label="Fermer" href="x">{{ a }}</a>', "Fermer"),
        ('<img alt="{{ a }}, dessin">', "0, dessin"),
        ('<input placeholder="Chercher">', "Chercher"),
        ("{{ textes.mentions or 'Mentions' }}", "Mentions"),
        ('{{ "Lire la suite" if long else "" }}', "Lire la suite"),
        ('{{ a | d("Sans titre") }}', "Sans titre"),
        ('{% if a %}<b title="Non {{ a }}">{% endif %}', "Non 0"),
    ],
)
def test_un_texte_dans_un_gabarit_serait_vu(gabarit: str, dit: str) -> None:
    assert dit in list(_dits_par_le_gabarit(gabarit))


def _dits_par_le_script(source: str) -> Iterator[str]:
    """The texts of a script that look like words to read rather than names for the machine."""
    nu = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    nu = re.sub(r"(?m)(?:^|\s)//.*$", "", nu)
    for trouve in re.finditer(r'"((?:[^"\\\n]|\\.)*)"|\'((?:[^\'\\\n]|\\.)*)\'|`([^`]*)`', nu):
        texte = next(t for t in trouve.groups() if t is not None)
        mots = re.sub(r"\$\{[^}]*\}", "", texte)
        if re.search(r"[À-ÿ]|^[A-Z][a-z]+|[a-z]{2,} [a-z]{2,}|^ [:;?!] $", mots):
            yield texte


# A directive, the names of keys, and two classes of the style sheet.
_DE_LA_MACHINE = {
    "use strict",
    "Enter",
    "Escape",
    "ArrowUp",
    "ArrowDown",
    "recherche__option recherche__tout",
}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda s: s.relative_to(RACINE).as_posix())
def test_aucun_texte_dans_un_script(script: Path) -> None:
    dits = set(_dits_par_le_script(script.read_text("utf-8"))) - _DE_LA_MACHINE
    assert {d for d in dits if not re.fullmatch(r"[A-Za-z0-9_-]{64}", d)} == set()


@pytest.mark.parametrize("script", ['a = "Fermer";', "b = `${n} : ${t}`;", "c = 'à lire'"])
def test_un_texte_dans_un_script_serait_vu(script: str) -> None:
    assert list(_dits_par_le_script(script))


# — Another language: one file, one line


@pytest.fixture(scope="module")
def en_plus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with Esperanto: its words are the French ones between marks."""
    copie = copier(tmp_path_factory.mktemp("langue") / "copie")
    shutil.copytree(RACINE / "scripts", copie / "scripts")
    neuve = lire(LANGUES / "recueil.pot", "eo")
    for message in neuve:
        if message.context:
            ecrites = tuple(_marquer(m) for m in formes(message.id))
            message.string = ecrites if message.pluralizable else ecrites[0]
    neuve.fuzzy = False
    with (copie / "scripts/recueil/langues/eo.po").open("wb") as flux:
        write_po(flux, neuve)
    reglages = copie / "mkdocs.yml"
    texte = reglages.read_text("utf-8")
    ligne = "        en: English\n"
    assert texte.count(ligne) == 1
    reglages.write_text(texte.replace(ligne, f"{ligne}        eo: Esperanto\n"), "utf-8")
    fiche = copie / FICHE
    fini = _lancer(copie, "traduire", "2.6", "eo")
    assert fini.returncode == 0, fini.stdout + fini.stderr
    traduite = fiche.with_name("2.6-innovation-sociale.eo.md")
    texte = traduite.read_text("utf-8").replace("statut: brouillon", "statut: proposition")
    texte = texte.replace('\nresume: "', '\nresume: "Socia novigado. ')
    traduite.write_text(texte, "utf-8")
    fini = _lancer(copie, "construire")
    assert fini.returncode == 0, fini.stdout + fini.stderr
    return copie


def _marquer(texte: str) -> str:
    # An address stays one, and Markdown's links stay links.
    return texte if texte.startswith("https:") else f"⟦{texte}⟧"


def _lancer(copie: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return lancer(*arguments, dans=copie, PYTHONPATH=str(copie / "scripts"))


def test_une_langue_de_plus_a_ses_pages(en_plus: Path) -> None:
    site = en_plus / "site"
    for adresse in (
        "eo",
        "explorer.eo",
        "glossaire.eo",
        "organisations.eo",
        "territoires.eo",
        "frise.eo",
        "carte.eo",
        "classeur.eo",
        "recherche.eo",
        "parties/2-agir.eo",
        "fiches/2.6-innovation-sociale.eo",
        "2.6.eo",
    ):
        page = (site / adresse / "index.html").read_text("utf-8")
        soupe = BeautifulSoup(page, "lxml")
        assert isinstance(soupe.html, Tag)
        assert soupe.html["lang"] == "eo", adresse
        assert "⟦" in page, adresse
    assert list((site / "fiches/2.6-innovation-sociale.eo").glob("*.eo.pdf"))
    assert (site / "recueil.eo.pdf").is_file()


def test_une_langue_de_plus_a_son_menu_et_son_choix(en_plus: Path) -> None:
    soupe = _page(en_plus, "fiches/2.6-innovation-sociale.eo")
    onglets = [a.get_text(" ", strip=True) for a in soupe.select(".md-tabs__link")]
    assert onglets[:3] == ["⟦Accueil⟧", "⟦Fiches⟧", "⟦Explorer⟧"]
    # Pages of the site that nobody has translated keep their language, and say it, once.
    assert onglets[3:] == [f"{t} (Français)" for t in ("À propos", "Contribuer", "Mentions")]
    contribuer = next(a for a in soupe.select(".md-tabs__link") if "Contribuer" in a.get_text())
    assert contribuer.select_one("[lang=fr]") is not None
    assert {a.get_text(strip=True) for a in soupe.select(".langues li")} == {"FR", "EN", "EO"}
    francaise = _page(en_plus, "a-propos")
    avis = francaise.select_one(".sans-traduction[lang=eo]")
    assert avis is not None
    assert avis.get_text().startswith("⟦Cette page n'est pas encore traduite")
    introuvable = BeautifulSoup((en_plus / "site/404.html").read_text("utf-8"), "lxml")
    assert [p["lang"] for p in introuvable.select("p[lang]")] == ["en", "eo"]


def test_une_langue_de_plus_a_sa_recherche(en_plus: Path) -> None:
    index = list((en_plus / "site/recherche/index").glob("eo-*"))
    assert len(index) == 1
    assert '"novigado":' in "".join(f.read_text("utf-8") for f in index[0].glob("p*.js"))
    soupe = _page(en_plus, "recherche.eo")
    formulaire = soupe.select_one("form.recherche")
    assert formulaire is not None
    assert formulaire["data-langue"] == "eo"
    assert formulaire["action"] == "./"


def test_une_langue_de_plus_ne_mene_nulle_part_en_vain(en_plus: Path) -> None:
    site = en_plus / "site"
    for fichier in site.rglob("*.eo/index.html"):
        soupe = BeautifulSoup(fichier.read_text("utf-8"), "lxml")
        for lien in soupe.select("a[href], form[action]"):
            adresse = str(lien.get("href") or lien.get("action")).partition("#")[0]
            if adresse and not re.match(r"[a-z]+:|/", adresse):
                cible = Path(os.path.normpath(fichier.parent / adresse))
                assert cible.is_file() or (cible / "index.html").is_file(), (fichier, adresse)


def test_tout_ce_que_dit_l_interface_vient_du_catalogue(en_plus: Path) -> None:
    """On pages that are all interface, what has no mark is a content, a figure or the theme's."""
    contenus = _mots_du_recueil(en_plus)
    for adresse in ("classeur.eo", "recherche.eo", "carte.eo", "explorer.eo", "territoires.eo"):
        soupe = _page(en_plus, adresse)
        article = soupe.select_one("article")
        assert isinstance(article, Tag)
        restes = [r.strip() for r in _sans_marques(article) if _LETTRES.search(r)]
        assert [r for r in restes if not _est_du_recueil(r, contenus)] == [], adresse


def _page(copie: Path, adresse: str) -> BeautifulSoup:
    return BeautifulSoup((copie / "site" / adresse / "index.html").read_text("utf-8"), "lxml")


def _sans_marques(element: Tag) -> Iterator[str]:
    """What is shown without having come from the catalogue: marks hold sentences, links and all."""
    for script in element.find_all(["script", "style"]):
        script.decompose()
    dits = [element.get_text("\n")]
    dits += [str(b[nom]) for b in element.find_all(True) for nom in _DITS if nom in b.attrs]
    for dit in dits:
        nombre = 1
        while nombre:
            dit, nombre = re.subn(r"⟦[^⟦⟧]*⟧", "", dit)
        yield from dit.split("\n")


def _mots_du_recueil(copie: Path) -> str:
    fichiers = [*copie.glob("fiches/**/*.md"), *copie.glob("fiches/**/*.yml")]
    fichiers += [RACINE / "scripts/recueil/pages/vues/regions.py"]
    return _nu(" ".join(f.read_text("utf-8") for f in fichiers))


def _nu(texte: str) -> str:
    return " ".join(re.findall(r"\w+", texte.lower()))


def _est_du_recueil(texte: str, contenus: str) -> bool:
    # A drawing cuts its names.
    return re.sub(r"^\d+ \d+ ", "", _nu(texte.removesuffix("…"))) in contenus


# — What is not in the language of the page says so (RGAA 8.7)


def _langue_de(element: Tag) -> str:
    return str(next(p["lang"] for p in (element, *element.parents) if "lang" in p.attrs))


def test_le_francais_se_dit_sur_les_pages_anglaises(site: Path) -> None:
    """Titles, summaries and keywords of the fiches that have no English are marked everywhere."""
    recueil = valider(RACINE).recueil
    assert recueil is not None
    publiees = recueil.publiees(brouillons=False)
    francaises = [f for f in publiees if (f.numero, "en") not in recueil.traductions]
    assert francaises
    anglais = {
        _nu(texte)
        for f in recueil.traductions.values()
        for texte in (*f.modele.mots_cles, f.titre_court, *(d.terme for d in f.modele.definitions))
    }
    noms = {_nu(o.nom) for o in recueil.organisations.values()}
    noms |= {_nu(o.sigle or "") for o in recueil.organisations.values()}
    phrases = {
        _nu(texte)
        for f in francaises
        for texte in (f.titre_court, f.modele.resume, f.modele.titre, *f.modele.mots_cles)
    }
    phrases = {p for p in phrases - anglais - noms if len(p) > 3}
    trouves: dict[str, int] = {}
    fautes = set()
    for fichier in [*site.glob("**/*.en/index.html"), site / "en/index.html"]:
        soupe = BeautifulSoup(fichier.read_text("utf-8"), "lxml")
        assert isinstance(soupe.body, Tag)
        for texte in soupe.body.find_all(string=True):
            if type(texte) is not NavigableString or not isinstance(texte.parent, Tag):
                continue
            if "fiches" in fichier.parts and _dans_le_texte(texte.parent):
                continue
            dit = re.sub(r"^\d+ \d+ | français$", "", _nu(str(texte)))
            if dit in phrases:
                langue = _langue_de(texte.parent)
                trouves[langue] = trouves.get(langue, 0) + 1
                if langue != "fr":
                    fautes.add((fichier.parent.name, str(texte).strip(), texte.parent.name))
    assert fautes == set()
    assert trouves["fr"] > 200


def _dans_le_texte(element: Tag) -> bool:
    """Whether a translator wrote it: quoting a French title is theirs to mark."""
    dedans = [p.get("class") or [] for p in (element, *element.parents)]
    autour = {"voir-aussi", "cite-par", "autour", "mots-cles"}
    return any("md-content" in c for c in dedans) and not any(autour & set(c) for c in dedans)


def test_les_adresses_courtes_disent_leur_langue(site: Path) -> None:
    for adresse, langue, cible in (
        ("2.6", "fr", "../fiches/2.6-innovation-sociale/"),
        ("2.6.en", "en", "../fiches/2.6-innovation-sociale.en/"),
    ):
        soupe = BeautifulSoup((site / adresse / "index.html").read_text("utf-8"), "lxml")
        assert isinstance(soupe.html, Tag)
        assert soupe.html["lang"] == langue
        lien = soupe.select_one("p a")
        assert lien is not None
        assert lien["href"] == cible
        phrase = catalogue(langue)["redirection"].format(numero="2.6")
        assert phrase in soupe.get_text()


def test_verifier_ne_lit_aucun_catalogue() -> None:
    """Validating, which people wait for, reads no catalogue: Babel takes a tenth of a second."""
    mesure = (
        "import sys, recueil.commandes.valider\n"
        "assert not any(nom.startswith('babel') for nom in sys.modules), 'Babel'\n"
    )
    fini = subprocess.run(
        [sys.executable, "-c", mesure], capture_output=True, text=True, check=False
    )
    assert fini.returncode == 0, fini.stderr
