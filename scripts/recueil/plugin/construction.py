"""One MkDocs build, in this process, with its warnings gathered instead of printed."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateNotFound
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from recueil.diagnostic import Diagnostic
from recueil.pannes import PublicationImpossible
from recueil.plugin.avis import en_francais
from recueil.plugin.recueil_plugin import RecueilPlugin
from recueil.rapports.texte import rapporter
from recueil.recueil import Recueil
from recueil.reglages import FICHIER, ReglagesIllisibles, lire


class ConstructionImpossible(Exception):
    """MkDocs gave up or warned; `avis` holds the reasons, one a line.

    `diagnostics` say more when fiches are at fault.
    """

    def __init__(self, avis: list[str], diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__("\n".join(avis))
        self.avis = avis
        self.diagnostics = diagnostics


@dataclass(frozen=True)
class Bilan:
    """What a build made.

    Attributes:
        pages: the number of pages of the site.
        pdf: the number of its PDFs.
        avis: what PDFs could not show, and that refused nothing.
    """

    pages: int
    pdf: int
    avis: tuple[Diagnostic, ...]


class _Avis(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage().strip()
        if message and message not in self.messages:
            self.messages.append(message)


def _impossible(messages: Sequence[str], racine: Path) -> ConstructionImpossible:
    """MkDocs' reasons in French, as diagnostics if each of them has a place."""
    dits = [en_francais(message, racine) for message in messages]
    places = tuple(dit for dit in dits if isinstance(dit, Diagnostic))
    if places and len(places) == len(dits):
        return ConstructionImpossible([rapporter(places).plain], places)
    return ConstructionImpossible([_en_une_ligne(dit) for dit in dits])


def _en_une_ligne(dit: Diagnostic | str) -> str:
    if isinstance(dit, str):
        return dit
    return f"{dit.chemin}:{dit.position.ligne}:{dit.position.colonne} : {dit.message}"


def construire(
    racine: Path,
    destination: Path,
    recueil: Recueil,
    *,
    progression: Callable[[int, int], None] | None = None,
    progression_pdf: Callable[[int, int], None] | None = None,
    adresse: str | None = None,
) -> Bilan:
    """Build the site of a valid recueil into `destination`.

    Args:
        progression: called with the number of pages written and their total.
        progression_pdf: the same for the PDFs, which come first.
        adresse: address of the preview server; drafts are then built too.

    Raises:
        ConstructionImpossible: `mkdocs.yml` cannot be read, MkDocs failed, or warned of anything
            at all.
        OSError: a file could not be read or written.
    """
    try:
        lire(racine)
    except ReglagesIllisibles as erreur:
        refus = (erreur.diagnostic,)
        raise ConstructionImpossible([rapporter(refus).plain], refus) from erreur
    journal = logging.getLogger("mkdocs")
    avis = _Avis()
    journal.addHandler(avis)
    propagation, journal.propagate = journal.propagate, False
    plugin = None
    # A configuration that was refused leaves its warnings to the next one (MkDocs 1.6).
    for _, option in MkDocsConfig._schema:
        option.reset_warnings()
    try:
        config = load_config(str(racine / FICHIER), site_dir=str(destination))
        plugin = config.plugins.get("recueil")
        if not isinstance(plugin, RecueilPlugin):
            raise ConstructionImpossible(
                [f"{FICHIER} : il manque « - recueil » dans la liste « plugins: »"]
            )
        plugin.deja_valide = recueil
        plugin.progression = progression
        plugin.progression_pdf = progression_pdf
        config.plugins.on_startup(command="serve" if adresse else "build", dirty=False)
        if adresse:
            config.site_url = adresse
        try:
            build(config, serve_url=adresse)
        finally:
            config.plugins.on_shutdown()
    except (MkDocsException, SystemExit) as erreur:
        if isinstance(plugin, RecueilPlugin) and plugin.refus:
            raise ConstructionImpossible([rapporter(plugin.refus).plain], plugin.refus) from erreur
        raise _impossible(avis.messages or [str(erreur)], racine) from erreur
    except TemplateNotFound as erreur:
        raison = f"le gabarit ou l'icône « {erreur.name} » n'existe pas : voyez {FICHIER}"
        raise ConstructionImpossible([raison]) from erreur
    except PublicationImpossible as erreur:
        raise ConstructionImpossible([str(erreur)]) from erreur
    except (ConstructionImpossible, OSError):
        raise
    except Exception as erreur:
        # A template or a plugin may raise anything; whoever builds needs one sentence of it.
        raison = f"{type(erreur).__name__} : {erreur}"
        raise _impossible([*avis.messages, raison], racine) from erreur
    finally:
        journal.removeHandler(avis)
        journal.propagate = propagation
    if avis.messages:
        raise _impossible(avis.messages, racine)
    return Bilan(plugin.nombre_de_pages, plugin.imprimes.nombre, plugin.imprimes.avis)
