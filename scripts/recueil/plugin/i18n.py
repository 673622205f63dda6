"""mkdocs-i18n with look-ups by dictionary, and translations handed to the templates.

mkdocs-i18n 0.4.6 walks all pages to find one translation, once for each page and again for
each entry of its menu: 400 pages and their translations take 63 s against 7 s here
(measured, see DESIGN.md). It also writes its list of languages into the text of each page;
here templates show it, in the header, with its `lang`.
"""

import re
from collections.abc import Sequence
from html import escape, unescape
from typing import Any

import mkdocs_i18n
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, _add_previous_and_next_links
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from recueil.catalogue import catalogue
from recueil.corpus import LANGUE_PAR_DEFAUT
from recueil.reglages import traduire_le_titre

_RANG = re.compile(r"^([0-9]+\. )(.+)$")


class IndexedI18n(mkdocs_i18n.I18n):  # type: ignore[misc]
    """The same menu and the same links as mkdocs-i18n, in linear time."""

    @staticmethod
    def langue_de(file: File, langues: Sequence[str]) -> str:
        """The language of a page, from its file's name."""
        morceaux = file.src_uri.rsplit(".", 2)
        return morceaux[1] if len(morceaux) == 3 and morceaux[1] in langues else LANGUE_PAR_DEFAUT

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let the theme's header show the choice of language; each page then sets its own."""
        config.extra["alternate"] = [
            {"name": nom, "link": "", "lang": code}
            for code, nom in self.config["languages"].items()
        ]
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put pages of one language one after the other: the menu is reworked once for each."""
        self._par_uri: dict[str, Page] = {}
        self._langue = ""
        langues = list(self.config["languages"])
        for file in sorted(
            files.documentation_pages(), key=lambda f: langues.index(self.langue_de(f, langues))
        ):
            files.remove(file)
            files.append(file)
        return files

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Leave the text alone: the language links stand in the header."""
        return markdown

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Index the pages, once all are read."""
        self._par_uri = {f.src_uri: f.page for f in files.documentation_pages() if f.page}
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Set the page's language, menu and translations."""
        langue = self._get_lang(page)
        config.theme["language"] = langue
        self._menu_en(langue, nav)
        traductions = [self._traduction(page, code) for code in self.config["languages"]]
        context["traductions"] = traductions  # type: ignore[typeddict-unknown-key]
        # What Material announces to search engines: translations that exist, and no others.
        config.extra["alternate"] = [
            {"name": t["nom"], "link": t["adresse"], "lang": t["code"]}
            for t in traductions
            if t["existe"]
        ]
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the pages that come from no Markdown, such as 404, one menu instead of all."""
        self._menu_en(self.config["default_language"], context["nav"])
        config.extra["alternate"] = []
        return context

    def _menu_en(self, langue: str, nav: Navigation) -> None:
        """Make the menu that of `langue`; nothing to do when it is already."""
        if langue == self._langue:
            return
        self._langue = langue
        if not hasattr(nav, "items_origin"):
            self._nav_save(nav)
        self._nav_restore(nav)
        retirees = {id(p) for p in self._get_pages_to_remove(nav.pages, langue)}
        nav.pages[:] = [p for p in nav.pages if id(p) not in retirees]
        _retirer(nav.items, retirees)
        self._translate_nav_items(nav.items, langue)
        _add_previous_and_next_links(nav.pages)

    def _traduction(self, page: Page, code: str) -> dict[str, Any]:
        existante = page if code == self._langue else self._get_page(page, code, ())
        accueil = self._par_uri.get(f"index.{code}.md", self._par_uri.get("index.md"))
        cible = existante or accueil
        return {
            "code": code,
            "nom": self.config["languages"][code],
            "existe": existante is not None,
            "active": existante is page,
            "adresse": (cible.url or ".") if cible else ".",
            "message": self.config["no_translation"].get(code)
            or catalogue(code)["sans_traduction"],
        }

    def _get_pages_to_remove(self, pages: list[Page], lang: str) -> list[Page]:
        """Keep of each page its version in `lang`, else the French one, else what there is.

        mkdocs-i18n keeps every other version: with three languages, a page that is not in one of
        them stands twice in its menu.
        """
        ordre = list(dict.fromkeys([lang, self.config["default_language"]]))
        retirees = []
        for page in pages:
            langue = self._get_lang(page)
            avant = ordre[: ordre.index(langue)] if langue in ordre else ordre
            if any(self._get_page(page, code, ()) for code in avant):
                retirees.append(page)
        return retirees

    def _get_lang(self, page: Page) -> str:
        return self.langue_de(page.file, list(self.config["languages"]))

    def _get_page(self, page: Page, lang: str, pages: Any) -> Page | None:
        for chemin in self._get_localized_src_paths(page.file.src_uri, lang):
            trouvee = self._par_uri.get(chemin)
            if trouvee is not None:
                return trouvee
        return None

    def _translate_nav_items(self, items: Any, lang: str) -> None:
        """Translate the titles of a menu, and say which language the others are in (RGAA 8.7)."""
        francais = self.config["default_language"]
        for item in items:
            if item.title and item.is_page:
                langue = self._get_lang(item)
                titre = self._translate_title(item.title, langue)
                if langue != lang:
                    nom = self.config["languages"][langue]
                    titre = f'<span lang="{langue}">{titre} ({nom})</span>'
                item.title = titre
            elif item.title:
                titre = self._translate_title(item.title, lang)
                if lang != francais and titre == item.title:
                    titre = f'<span lang="{francais}">{titre}</span>'
                item.title = titre
            if item.is_section:
                self._translate_nav_items(item.children, lang)

    def _translate_title(self, title: str, lang: str) -> str:
        """A part's title carries its number, which is the same in all languages."""
        titres = self.config["translate_nav"]
        rang = _RANG.match(title)
        if rang is not None and title not in titres.get(lang, {}):
            titre = traduire_le_titre(titres, unescape(rang[2]), lang)
            return rang[1] + escape(titre, quote=False)
        return traduire_le_titre(titres, title, lang)


def _retirer(items: list[Any], retirees: set[int]) -> None:
    items[:] = [item for item in items if id(item) not in retirees]
    for item in items:
        if item.is_section:
            _retirer(item.children, retirees)
