"""What a site depends on beside its fiches: the settings of `mkdocs.yml`, and what git knows."""

import os
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from recueil.corpus import LANGUE_PAR_DEFAUT
from recueil.historique import dates_de_modification, instant_du_dernier_commit
from recueil.pages.page import Cadre, langues_accueillies
from recueil.plugin.i18n import IndexedI18n
from recueil.reglages import traduire_le_titre


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


def fixer_l_horloge(racine: Path) -> None:
    """Dates in the output come from the last commit, so that a commit gives the same bytes.

    SOURCE_DATE_EPOCH is the convention of reproducible builds; MkDocs reads it.
    """
    instant = instant_du_dernier_commit(racine)
    if instant is not None:
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(instant))
