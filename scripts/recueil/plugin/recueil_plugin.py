"""The MkDocs plugin: validates, then hands the pages over as generated files."""

import logging
from collections.abc import Callable
from html import escape
from pathlib import Path

from jinja2 import Environment
from mkdocs.config import config_options as options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as PageMkDocs
from mkdocs.utils.templates import TemplateContext

from recueil import donnees
from recueil.catalogue import catalogue
from recueil.corpus import LANGUE_PAR_DEFAUT
from recueil.diagnostic import Diagnostic
from recueil.forge.adresses import FORGES, DepotEnLigne
from recueil.liens.site import LiensDuSite
from recueil.memoire import Memoire, dossier_de_l_utilisateur
from recueil.moteur import options_de_page
from recueil.pages import ensemble
from recueil.pages.page import Cadre, Fichier
from recueil.plugin.cadre import cadre_du_site, fixer_l_horloge
from recueil.plugin.contexte import ContexteDesPages, dire_la_langue_des_titres
from recueil.plugin.fichiers import adresse_de_dossier, fichier_de_page, refuser_les_absents
from recueil.plugin.forges import depot_en_ligne, liens_de_la_page
from recueil.plugin.i18n import IndexedI18n
from recueil.plugin.imprimes import ImpressionRefusee, Imprimes, reglages_de_mkdocs
from recueil.plugin.menu import menu
from recueil.plugin.politique import PolitiqueDuSite
from recueil.plugin.sans_tiers import sans_tiers
from recueil.rapports.texte import rapporter
from recueil.recherche import fichiers_de_recherche
from recueil.recueil import Recueil
from recueil.validation import valider

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
    contexte: ContexteDesPages
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
        fixer_l_horloge(self.racine)
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
        self._pages = ensemble.pages(self.recueil, self.cadre)
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
        self.contexte = ContexteDesPages(self.recueil, self.cadre, self.liens)
        for file in files.documentation_pages():
            file.edit_uri = f"docs/{file.src_uri}"
            adresse_de_dossier(file, self.cadre.langues)
        for page in self._pages:
            files.append(fichier_de_page(page, config))
        for fichier in ensemble.fichiers(self.recueil, self.cadre):
            files.append(File.generated(config, fichier.uri, content=fichier.contenu))
        for fichier in self._donnees(config):
            files.append(File.generated(config, fichier.uri, content=fichier.contenu))
        with Memoire(dossier_de_l_utilisateur(), "recherche") as memoire:
            for fichier in fichiers_de_recherche(self.recueil, self.cadre, memoire):
                files.append(File.generated(config, fichier.uri, content=fichier.contenu))
        self.imprimes.livrer(files, config)
        for chemin in self.recueil.joints:
            files.append(File(chemin, str(self.racine), config.site_dir, config.use_directory_urls))
        refuser_les_absents(files, config)
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
        return ensemble.completer(markdown, self.recueil, self.cadre, langue, uri)

    @event_priority(-50)
    def on_page_context(
        self, context: TemplateContext, *, page: PageMkDocs, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give templates our words, and a fiche its neighbours; after mkdocs-i18n's turn."""
        langue = IndexedI18n.langue_de(page.file, self.cadre.langues)
        self.contexte.dire(context, langue)
        context.update(self.imprimes.liens(page.file.src_uri, langue))  # type: ignore[typeddict-item]
        self.politique.apprendre(context)
        accueil = "" if langue == LANGUE_PAR_DEFAUT else f"{langue}/"
        config.extra["homepage"] = accueil or "."
        self.contexte.situer(page, langue, context["pages"])
        dire_la_langue_des_titres(page)
        self.contexte.citer(context, page, langue)
        context["depot"] = liens_de_la_page(page, self.depot, config)  # type: ignore[typeddict-unknown-key]
        liees = self.contexte.donnees_liees(page, config.site_url or "", langue)
        context["donnees_liees"] = liees  # type: ignore[typeddict-unknown-key]
        context["flux"] = self._flux  # type: ignore[typeddict-unknown-key]
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give our words to the pages that come from no Markdown, such as 404."""
        self.contexte.dire(context, LANGUE_PAR_DEFAUT)
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
