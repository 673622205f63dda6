"""The MkDocs plugin: validates, then hands the pages over as generated files."""

import logging
import os
import re
from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as PageMkDocs
from mkdocs.utils.templates import TemplateContext

from recueil import donnees
from recueil import pages as etape_pages
from recueil.adresses import suffixe, uri_fiche
from recueil.catalogue import catalogue, localisation
from recueil.corpus import LANGUE_PAR_DEFAUT
from recueil.diagnostic import Diagnostic
from recueil.forge.adresses import FORGES, DepotEnLigne
from recueil.historique import dates_de_modification, instant_du_dernier_commit
from recueil.liens.site import LiensDuSite
from recueil.memoire import Memoire, dossier_de_l_utilisateur
from recueil.moteur import options_de_page
from recueil.pages.page import Cadre, Fichier, Page, langues_accueillies
from recueil.pages.parties import listees
from recueil.plugin.forges import depot_en_ligne, liens_de_la_page
from recueil.plugin.i18n import IndexedI18n
from recueil.plugin.imprimes import ImpressionRefusee, Imprimes, reglages_de_mkdocs
from recueil.plugin.menu import menu
from recueil.plugin.politique import PolitiqueDuSite
from recueil.plugin.sans_tiers import sans_tiers
from recueil.rapports.texte import rapporter
from recueil.recherche import fichiers_de_recherche
from recueil.recueil import FichePubliee, Recueil
from recueil.referentiels import Organisation
from recueil.reglages import traduire_le_titre
from recueil.validation import valider

_TITRE_D_UNE_AUTRE_LANGUE = re.compile(
    r'<h[2-6][^>]* id="([^"]+)"[^>]*>(?:(?!</h[2-6]>).)*?<span lang="([a-z]+)"'
)
# The pages that templates lead to.
_LIEUX = (
    "contribuer",
    "explorer",
    "glossaire",
    "mentions",
    "organisations",
    "recherche",
    "territoires",
)
journal = logging.getLogger("mkdocs.plugins.recueil")


class ConfigRecueil(Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may say under `recueil:`."""

    forge = options.Choice(("auto", *FORGES), default="auto")
    branche = options.Type(str, default="main")
    # Read by `recueil forges` (see `reglages`): a site does not need it.
    relecture = options.Type(dict, default={})
    brouillons = options.Type(bool, default=False)
    pdf = options.Type(bool, default=True)
    pdf_archive = options.Type(bool, default=False)


class RecueilPlugin(BasePlugin[ConfigRecueil]):  # type: ignore[no-untyped-call]
    """Fiches in, pages out; an invalid fiche stops the build before anything is written."""

    recueil: Recueil
    cadre: Cadre
    racine: Path
    # Set by `recueil construire` and `recueil servir`, which have validated already.
    deja_valide: Recueil | None = None
    progression: Callable[[int, int], None] | None = None
    progression_pdf: Callable[[int, int], None] | None = None
    imprimes: Imprimes
    # Why the PDFs could not be made, for whoever runs the build.
    refus: tuple[Diagnostic, ...] = ()
    nombre_de_pages = 0
    sert = False
    _ecrites = 0
    liens: LiensDuSite
    depot: DepotEnLigne | None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether pages are for their writer, who also wants to see drafts."""
        self.sert = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Validate, before MkDocs empties the folder of the former site.

        Raises:
            PluginError: a fiche or a registry has an error.
        """
        self.racine = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        if self.deja_valide is not None:
            self.recueil = self.deja_valide
        else:
            with Memoire(dossier_de_l_utilisateur()) as memoire:
                resultat = valider(self.racine, memoire=memoire)
            if resultat.recueil is None:
                raise PluginError(f"\n{rapporter(resultat.diagnostics).plain}")
            self.recueil = resultat.recueil
        _fixer_l_horloge(self.racine)
        config.watch.append(str(self.racine / "fiches"))
        self.depot = depot_en_ligne(config.repo_url, self.config.forge, self.config.branche)
        brouillons = self.config.brouillons or self.sert
        self.cadre = cadre_du_site(config, self.racine, brouillons)
        self.recueil = self.recueil.publiable(brouillons=brouillons)
        self.liens = LiensDuSite(self.recueil, self.cadre)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Compose the PDFs, before MkDocs empties the folder of the former site.

        Raises:
            PluginError: a fiche cannot be printed.
        """
        self._pages = etape_pages.pages(self.recueil, self.cadre)
        self.imprimes = Imprimes()
        if not self.config.pdf:
            return
        try:
            self.imprimes.composer(
                self.racine,
                self.recueil,
                self.cadre,
                reglages_de_mkdocs(config, self.racine, archive=self.config.pdf_archive),
                self._pages,
                self.liens,
                # A whole book at each change of a word would keep its writer waiting.
                recueils=not self.sert,
                progression=self.progression_pdf,
            )
        except ImpressionRefusee as erreur:
            self.refus = erreur.diagnostics
            raise
        for avis in self.imprimes.avis:
            journal.info("%s:%d : %s", avis.chemin, avis.position.ligne, avis.message)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages, the short addresses and the files beside the fiches."""
        # MkDocs keeps one instance for all the builds of a process: each starts afresh.
        self._ecrites = 0
        self._voisines: dict[str, list[PageMkDocs]] = {}
        self._adresses: dict[str, str] = {}
        for file in files.documentation_pages():
            file.edit_uri = f"docs/{file.src_uri}"
            _adresse_de_dossier(file, self.cadre.langues)
        for page in self._pages:
            files.append(_fichier_de_page(page, config))
        for fichier in etape_pages.fichiers(self.recueil, self.cadre):
            files.append(File.generated(config, fichier.uri, content=fichier.contenu))
        for fichier in self._donnees(config):
            files.append(File.generated(config, fichier.uri, content=fichier.contenu))
        with Memoire(dossier_de_l_utilisateur(), "recherche") as memoire:
            for fichier in fichiers_de_recherche(self.recueil, self.cadre, memoire):
                files.append(File.generated(config, fichier.uri, content=fichier.contenu))
        self.imprimes.livrer(files, config)
        for chemin in self.recueil.joints:
            files.append(File(chemin, str(self.racine), config.site_dir, config.use_directory_urls))
        sans_tiers(files, config)
        config.nav = menu(config.nav, files, self.recueil, self.cadre)
        self.nombre_de_pages = len(files.documentation_pages())
        return files

    @event_priority(50)
    def on_page_markdown(
        self, markdown: str, *, page: PageMkDocs, config: MkDocsConfig, files: Files
    ) -> str:
        """Put the cards where a page asks for them, and tell extensions which page it is."""
        langue = IndexedI18n.langue_de(page.file, self.cadre.langues)
        # The theme writes titles and descriptions into its own markup as they are.
        for cle in ("title", "description", "titre_partage"):
            if cle in page.meta:
                sure = escape(str(page.meta[cle]), quote=False)
                page.meta[cle] = sure.replace('"', "&quot;")
        uri = page.file.src_uri
        du_site = page.file.generated_by is None
        config.mdx_configs.update(
            options_de_page(config.mdx_configs, self.liens, uri, langue, du_site=du_site)
        )
        return etape_pages.completer(markdown, self.recueil, self.cadre, langue, uri)

    @event_priority(-50)
    def on_page_context(
        self, context: TemplateContext, *, page: PageMkDocs, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give templates our words, and a fiche its neighbours; after mkdocs-i18n's turn."""
        langue = IndexedI18n.langue_de(page.file, self.cadre.langues)
        self._dire(context, langue)
        context.update(self.imprimes.liens(page.file.src_uri, langue))  # type: ignore[typeddict-item]
        self.politique.apprendre(context)
        accueil = "" if langue == LANGUE_PAR_DEFAUT else f"{langue}/"
        config.extra["homepage"] = accueil or "."
        if "fiche" in page.meta:
            pages = self._pages_des_fiches(langue, context["pages"])
            rang = next((i for i, voisine in enumerate(pages) if voisine is page), None)
            page.previous_page = pages[rang - 1] if rang else None
            page.next_page = pages[rang + 1] if rang is not None and rang + 1 < len(pages) else None
        _dire_la_langue_des_titres(page)
        self._citer(context, page, langue)
        context["depot"] = liens_de_la_page(page, self.depot, config)  # type: ignore[typeddict-unknown-key]
        liees = self._donnees_liees(page, config.site_url or "", langue)
        context["donnees_liees"] = liees  # type: ignore[typeddict-unknown-key]
        context["flux"] = self._flux  # type: ignore[typeddict-unknown-key]
        return context

    def _dire(self, context: Any, langue: str) -> None:
        """Give a template our words, and the places that every page leads to."""
        # Once for all pages: asking each page for every address would grow with their square.
        if not self._adresses:
            self._adresses = {file.src_uri: file.url for file in context["pages"]}
        context["textes"] = catalogue(langue)
        context["localisation"] = localisation(langue)
        context["adresses"] = {nom: self._adresse(nom, langue) for nom in _LIEUX}

    def _adresse(self, nom: str, langue: str) -> str:
        """The address of a page of the site in `langue`, in French when it is not translated."""
        for fin in dict.fromkeys([suffixe(langue), ""]):
            for uri in (f"{nom}/index{fin}.md", f"{nom}{fin}.md"):
                if uri in self._adresses:
                    return self._adresses[uri]
        return f"{nom}/"

    def _citer(self, context: Any, page: PageMkDocs, langue: str) -> None:
        """Give a page those that cite it, and the definitions that its text leads to."""
        uri = page.file.src_uri
        cles: list[tuple[str, str, str]] = []
        if "fiche" in page.meta:
            cles = self.liens.cles_de_la_fiche(uri)
        elif "organisation" in page.meta:
            cles = [("organisation", "", str(page.meta["organisation"]))]
        adresses = self._adresses
        context["cite_par"] = [
            {"adresse": adresses[citation.uri], "citation": citation}
            for citation in self.liens.citations(*cles, langue=langue)
        ]
        context["notions"] = [
            notion | {"adresse": f"{adresses[str(notion['uri'])]}#{notion['ancre']}"}
            for notion in self.liens.notions(uri)
        ]

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give our words to the pages that come from no Markdown, such as 404."""
        self._dire(context, LANGUE_PAR_DEFAUT)
        context["autres_langues"] = [  # type: ignore[typeddict-unknown-key]
            {"textes": catalogue(code), "accueil": f"{code}/"} for code in self.cadre.langues[1:]
        ]
        self.politique.apprendre(context)
        return context

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Look at the scripts that the theme puts into pages."""
        self.politique = PolitiqueDuSite(env)
        return env

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: PageMkDocs, config: MkDocsConfig) -> str:
        """Put the policy into the page, and tell whoever watches how far the build has come."""
        self._ecrites += 1
        if self.progression is not None:
            self.progression(self._ecrites, self.nombre_de_pages)
        return self._avec_politique(page.file.src_uri, output)

    @event_priority(-100)
    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Put the policy into the pages that come from no Markdown, such as 404."""
        if not template_name.endswith(".html"):
            return output_content
        return self._avec_politique(template_name, output_content)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the headers that a server sends with the site."""
        # Into the pages of a preview, the server puts its own script.
        if not self.sert:
            self.politique.ecrire(Path(config.site_dir))

    def _avec_politique(self, nom: str, html: str) -> str:
        return html if self.sert else self.politique.appliquer(nom, html)

    def _donnees(self, config: MkDocsConfig) -> list[Fichier]:
        """The recueil as data, and its feed when the site has an address."""
        site = config.site_url or ""
        annonces = donnees.flux(self.recueil, self.cadre, config.site_name, site)
        self._flux = annonces.uri if annonces else ""
        return [
            *donnees.fichiers_de_donnees(self.recueil, self.cadre, config.site_name),
            *([annonces] if annonces else []),
        ]

    def _donnees_liees(self, page: PageMkDocs, site: str, langue: str) -> str:
        objet: FichePubliee | Organisation | None = self.liens.fiche(page.file.src_uri)
        if objet is None:
            objet = self.recueil.organisations.get(str(page.meta.get("organisation")))
        if objet is None:
            return ""
        return donnees.donnees_liees(objet, self.cadre, site, langue)

    def _pages_des_fiches(self, langue: str, files: Any) -> list[PageMkDocs]:
        """The fiches' pages in numeric order, in `langue` where it exists; made once a build."""
        if langue not in self._voisines:
            par_uri = {file.src_uri: file.page for file in files}
            fiches = [
                self.recueil.traductions.get((fiche.numero, langue), fiche)
                for fiche in listees(self.recueil, self.cadre)
            ]
            self._voisines[langue] = [par_uri[uri_fiche(self.recueil, fiche)] for fiche in fiches]
        return self._voisines[langue]


def _dire_la_langue_des_titres(page: PageMkDocs) -> None:
    """Keep in the table of contents the language that a heading has (RGAA 8.7)."""
    dites = dict(_TITRE_D_UNE_AUTRE_LANGUE.findall(page.content or ""))
    a_voir = list(page.toc) if dites else []
    while a_voir:
        item = a_voir.pop()
        a_voir += item.children
        if item.id in dites:
            item.title = f'<span lang="{dites[item.id]}">{item.title}</span>'


def cadre_du_site(config: MkDocsConfig, racine: Path, brouillons: bool) -> Cadre:
    """What pages depend on beside the fiches, from `mkdocs.yml` and git."""
    i18n = config.plugins.get("recueil-i18n")
    langues: tuple[str, ...] = (LANGUE_PAR_DEFAUT,)
    titres: dict[str, dict[str, str]] = {}
    if isinstance(i18n, IndexedI18n):
        langues = tuple(i18n.config["languages"])
        titres = i18n.config["translate_nav"]
    return Cadre(
        langues=tuple(sorted(langues, key=lambda code: code != LANGUE_PAR_DEFAUT)),
        dates=dates_de_modification(racine, "fiches"),
        brouillons=brouillons,
        accueils=langues_accueillies(racine, langues),
        traduire=partial(traduire_le_titre, titres),
    )


def _fixer_l_horloge(racine: Path) -> None:
    """Dates in the output come from the last commit, so that a commit gives the same bytes.

    SOURCE_DATE_EPOCH is the convention of reproducible builds; MkDocs reads it.
    """
    instant = instant_du_dernier_commit(racine)
    if instant is not None:
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(instant))


def _fichier_de_page(page: Page, config: MkDocsConfig) -> File:
    inclusion = InclusionLevel.INCLUDED if page.dans_le_menu else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, page.uri, content=etape_pages.texte(page), inclusion=inclusion)
    file.dest_uri = f"{page.adresse}index.html"
    if page.uri.rsplit("/", 1)[-1].startswith("index."):
        file.name = "index"
    file.edit_uri = page.origine
    return file


def _adresse_de_dossier(file: File, langues: tuple[str, ...]) -> None:
    """`index.en.md` gets the address of its folder with the language: `en/`, `contribuer.en/`."""
    for langue in langues:
        if file.name == f"index{suffixe(langue)}" and langue != LANGUE_PAR_DEFAUT:
            dossier = file.src_uri.rpartition("/")[0]
            file.dest_uri = f"{dossier}.{langue}/index.html" if dossier else f"{langue}/index.html"
            file.name = "index"
