"""What a reporter receives: everything that any format shows, and nothing to decide."""

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from typing import NamedTuple

from recueil.diagnostic import Diagnostic, Gravite
from recueil.rapports.phrases import bilan
from recueil.regles import par_code


class Rapport(NamedTuple):
    """The outcome of a validation.

    Attributes:
        diagnostics: what to report, in the order of the report.
        verifie: one French sentence that says what was checked and is in order.
        site: address of the site, which has a page for each rule; empty when unknown.
        prefixe: path of the recueil in its repository, empty at its root, else with a final
            `/`: forges count paths from there.
        programme: how the reader calls the command.
    """

    diagnostics: tuple[Diagnostic, ...]
    verifie: str
    site: str = ""
    prefixe: str = ""
    programme: str = "recueil"

    @property
    def erreurs(self) -> int:
        """How many errors."""
        return sum(d.gravite is Gravite.ERREUR for d in self.diagnostics)

    @property
    def avertissements(self) -> int:
        """How many warnings."""
        return len(self.diagnostics) - self.erreurs

    @property
    def certaines(self) -> int:
        """How many `recueil corriger` mends without asking."""
        return sum(d.certaine and bool(d.editions) for d in self.diagnostics)

    @property
    def fichiers(self) -> int:
        """How many files have something to mend."""
        return len({d.chemin for d in self.diagnostics})

    @property
    def phrase(self) -> str:
        """The whole outcome in one line."""
        if not self.diagnostics:
            return self.verifie
        return bilan(self.erreurs, self.avertissements, self.fichiers)

    def adresse(self, diagnostic: Diagnostic) -> str:
        """The page of a diagnostic's rule; empty when the site has no known address."""
        if diagnostic.code not in par_code():
            return ""
        from recueil.regles.documentation import adresse_de_la_regle

        return adresse_de_la_regle(self.site, diagnostic.code)

    def chemin_dans_le_depot(self, diagnostic: Diagnostic) -> str:
        """The file of a diagnostic, as a forge names it."""
        return f"{self.prefixe}{diagnostic.chemin}"


def empreintes(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """What identifies each diagnostic from one version of the files to the next.

    Forges compare them to tell new problems from old ones. Neither the line's number nor the
    column counts, nor any number of the message: a paragraph added above changes nothing. Two
    alike in one file are told apart by their order.
    """
    vus: Counter[str] = Counter()
    resultat = []
    for diagnostic in diagnostics:
        message = re.sub(r"[0-9]+", "0", diagnostic.message)
        quoi = [diagnostic.code, diagnostic.chemin, message, diagnostic.extrait.strip()]
        cle = "\0".join(quoi)
        vus[cle] += 1
        resultat.append(sha256(f"{cle}\0{vus[cle]}".encode()).hexdigest())
    return resultat
