"""The preview: rebuilds on every change, keeps the last good site, shows what is wrong."""

import html
import logging
import shutil
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from rich.text import Text

from recueil.memoire import Memoire, dossier_de_l_utilisateur
from recueil.pannes import phrase
from recueil.plugin.construction import ConstructionImpossible, construire
from recueil.rapports.phrases import bilan
from recueil.rapports.texte import rapporter
from recueil.validation import valider

_PAGE_VIDE = """<!doctype html><html lang="fr"><head><meta charset="utf-8">
<title>Aperçu de Recueil</title></head><body><p>{phrase}</p></body></html>"""
_PREMIERE = "Le site s'affichera ici dès que les erreurs seront corrigées."
_ENSUITE = "Le site s'affichera dès que ce sera corrigé."
_BANDEAU = """<div role="alert" id="recueil-erreurs" style="position:fixed;inset:auto 0 0 0;
max-height:60vh;overflow:auto;z-index:1000;background:#2b1111;color:#fff;font:14px/1.5 monospace;
padding:1rem;border-top:4px solid #ff6b6b"><p style="margin:0 0 .5rem;font-weight:bold">{titre}</p>
<pre style="margin:0;white-space:pre-wrap;background:none;color:inherit">{texte}</pre></div>"""


class Serveur(LiveReloadServer):
    """MkDocs' preview server, whose pages also carry the diagnostics of the moment."""

    bandeau = b""
    a_l_ecoute: Callable[[], object] = staticmethod(lambda: None)

    def server_activate(self) -> None:
        """Listen, and only then say that somebody answers."""
        super().server_activate()
        self.a_l_ecoute()

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        fin = content.rfind(b"</body>")
        if self.bandeau and fin >= 0:
            content = content[:fin] + self.bandeau + content[fin:]
        resultat: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        return resultat

    def page_d_erreur(self, code: int) -> bytes:
        """The site's own page for a wrong address, with the diagnostics and the reload."""
        fichier = Path(self.root, f"{code}.html")
        contenu = (
            fichier.read_bytes()
            if fichier.is_file()
            else _PAGE_VIDE.format(phrase=_PREMIERE).encode()
        )
        return self._inject_js_into_html(contenu, self._visible_epoch)


class Apercu:
    """Builds into folders of its own, one after the other, and serves the last good one."""

    def __init__(self, racine: Path, port: int, dire: Callable[[Text | str], None]) -> None:
        """Prepare to serve `racine` on `port`; `dire` shows a line to whoever waits.

        Raises:
            OSError: the port is taken.
        """
        self.racine = racine
        self.dire = dire
        # Now, rather than after a whole build: the port may be taken.
        with socket.socket() as essai:
            essai.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            essai.bind(("127.0.0.1", port))
        # The server logs each wrong address, in English: the page says it in French.
        journal = logging.getLogger("mkdocs")
        journal.addHandler(logging.NullHandler())
        journal.propagate = False
        self.dossier = Path(tempfile.mkdtemp(prefix="recueil-"))
        self.rang = 0
        self.montre_un_site = False
        vide = self.dossier / "0"
        vide.mkdir()
        (vide / "index.html").write_text(_PAGE_VIDE.format(phrase=_PREMIERE), "utf-8")
        self.serveur = Serveur(
            builder=self.construire, host="127.0.0.1", port=port, root=str(vide), mount_path="/"
        )
        self.serveur.error_handler = self.serveur.page_d_erreur
        for nom in ("fiches", "docs", "overrides", "mkdocs.yml"):
            if (racine / nom).exists():
                self.serveur.watch(str(racine / nom))

    def construire(self) -> None:
        """Validate and build; on any failure the former site stays, under a notice."""
        try:
            with Memoire(dossier_de_l_utilisateur()) as memoire:
                resultat = valider(self.racine, memoire=memoire)
            if resultat.diagnostics:
                self.dire(rapporter(resultat.diagnostics))
            if resultat.recueil is None:
                fichiers = len({d.chemin for d in resultat.erreurs})
                self._signaler(
                    bilan(len(resultat.erreurs), 0, fichiers),
                    rapporter(resultat.erreurs).plain,
                )
                return
            self.rang += 1
            nouveau = self.dossier / str(self.rang)
            construire(self.racine, nouveau, resultat.recueil, adresse=self.serveur.url)
        except ConstructionImpossible as erreur:
            raisons = "\n".join(erreur.avis)
            self.dire(raisons)
            self._signaler("Le site n'a pas pu être construit.", raisons)
        except OSError as erreur:
            self._signaler("Un fichier n'a pas pu être lu ou écrit.", f"{phrase(erreur)}.")
        else:
            precedent, self.serveur.root = self.serveur.root, str(nouveau)
            shutil.rmtree(precedent, ignore_errors=True)
            self.serveur.bandeau = b""
            self.montre_un_site = True
            self.dire("Site à jour.")

    def servir(self, annonce: str) -> None:
        """Build, serve, say `annonce` once the site can be opened, and go on until interrupted."""
        self.serveur.a_l_ecoute = lambda: self.dire(annonce)
        try:
            self.construire()
            self.serveur.serve()  # type: ignore[no-untyped-call]
        finally:
            self.serveur.shutdown()
            shutil.rmtree(self.dossier, ignore_errors=True)

    def _signaler(self, titre: str, texte: str) -> None:
        suite = "Le dernier site correct reste affiché." if self.montre_un_site else _ENSUITE
        self.dire(f"{titre} {suite}")
        self.serveur.bandeau = _BANDEAU.format(
            titre=html.escape(titre), texte=html.escape(texte)
        ).encode()
