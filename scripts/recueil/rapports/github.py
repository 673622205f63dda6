"""Diagnostics as GitHub Actions' workflow commands: annotations on the lines of a change.

Format and escapes: « Workflow commands for GitHub Actions » and `@actions/core`'s `command.ts`
(`%`, line ends, and in properties `:` and `,`). Nothing that a fiche says starts a line of the
output, or it could give orders to the runner.
"""

from recueil.diagnostic import Diagnostic, Gravite
from recueil.rapports.rapport import Rapport
from recueil.regles import par_code

_COMMANDES = {Gravite.ERREUR: "error", Gravite.AVERTISSEMENT: "warning"}


def rediger(rapport: Rapport) -> str:
    """The annotations, then the outcome."""
    return f"{annotations(rapport)}{rapport.phrase}\n"


def annotations(rapport: Rapport) -> str:
    """One command a line.

    Errors come first: GitHub shows ten errors and ten warnings of a step.
    """
    ordre = sorted(rapport.diagnostics, key=lambda d: d.gravite is not Gravite.ERREUR)
    return "".join(f"{_un(diagnostic, rapport)}\n" for diagnostic in ordre)


def _un(diagnostic: Diagnostic, rapport: Rapport) -> str:
    position = diagnostic.position
    proprietes = {
        "file": rapport.chemin_dans_le_depot(diagnostic),
        "line": str(position.ligne),
        "endLine": str(position.ligne),
        "col": str(position.colonne),
        "endColumn": str(position.colonne + position.longueur),
    }
    if diagnostic.code:
        regle = par_code().get(diagnostic.code)
        proprietes["title"] = f"{diagnostic.code} {regle.nom}" if regle else diagnostic.code
    lignes = [diagnostic.message, f"Pourquoi : {diagnostic.pourquoi}"]
    if diagnostic.conseil:
        lignes.append(f"À faire : {diagnostic.conseil}.")
    if diagnostic.correction:
        lignes += ["À écrire :", *(f"    {ligne}" for ligne in diagnostic.correction.split("\n"))]
    if adresse := rapport.adresse(diagnostic):
        lignes.append(adresse)
    liste = ",".join(f"{nom}={_propriete(valeur)}" for nom, valeur in proprietes.items())
    return f"::{_COMMANDES[diagnostic.gravite]} {liste}::{_donnee(chr(10).join(lignes))}"


def _donnee(texte: str) -> str:
    return texte.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _propriete(texte: str) -> str:
    return _donnee(texte).replace(":", "%3A").replace(",", "%2C")
