"""One MkDocs build, in this process, with its warnings gathered instead of printed."""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from recueil.diagnostic import Diagnostic
from recueil.plugin.recueil_plugin import RecueilPlugin
from recueil.rapports.texte import rapporter
from recueil.recueil import Recueil
from recueil.reglages import FICHIER, ReglagesIllisibles, lire

# MkDocs speaks English; these are the warnings that a writer can cause.
_TRADUCTIONS = (
    (
        re.compile(
            r"Doc file '(?P<page>[^']+)' contains a link '(?P<lien>[^']+)', but the target "
            r"'?(?P<cible>[^']*)'? ?is not found among documentation files\."
        ),
        "{page} : le lien « {lien} » ne mène à aucune page du site",
    ),
    (
        re.compile(
            r"Doc file '(?P<page>[^']+)' contains a link '(?P<lien>[^']+)', but (?:there is no "
            r"such anchor on this page|the doc '[^']+' does not contain an anchor '[^']+')\."
        ),
        "{page} : le lien « {lien} » mène à un endroit de la page qui n'existe pas",
    ),
)


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
        message = traduire(record.getMessage().strip())
        if message and message not in self.messages:
            self.messages.append(message)


def traduire(message: str) -> str:
    """One of MkDocs' warnings in French when it is one that a writer can cause."""
    for motif, phrase in _TRADUCTIONS:
        trouve = motif.search(message)
        if trouve:
            return phrase.format(**trouve.groupdict())
    return message


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
        raise ConstructionImpossible(avis.messages or [str(erreur)]) from erreur
    except (ConstructionImpossible, OSError):
        raise
    except Exception as erreur:
        # A template or a plugin may raise anything; whoever builds needs one sentence of it.
        raison = f"{type(erreur).__name__} : {erreur}"
        raise ConstructionImpossible([*avis.messages, raison]) from erreur
    finally:
        journal.removeHandler(avis)
        journal.propagate = propagation
    if avis.messages:
        raise ConstructionImpossible(avis.messages)
    return Bilan(plugin.nombre_de_pages, plugin.imprimes.nombre, plugin.imprimes.avis)
