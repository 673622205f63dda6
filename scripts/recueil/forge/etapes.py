"""The steps that the checks of all forges share, as shell.

Values come by variables of the environment, never by the forge's own substitution into the
script: a branch may be called `$(…)`.
"""

from textwrap import indent

ENTETE = "# Écrit par « recueil forges » : changez scripts/recueil/forge/, pas ce fichier."

# Without building: a check needs the command even when no site can be made.
PREPARER = "(cd scripts && python3 -c 'import environnement; environnement.preparer()')"

# `BASE`: a commit or a branch that git knows. The report never stops the step: the build did.
RAPPORT = """\
mkdir -p apercu/pdf
.venv/bin/recueil valider --depuis "$BASE" --format json --sortie apercu/rapport.json || true"""

PDF = """\
git diff --name-only -z --diff-filter=d "$BASE"... -- fiches |
while IFS= read -r -d '' fichier; do
  nom=$(basename "$fichier" .md)
  cp "site/fiches/$nom/"*.pdf apercu/pdf/ 2>/dev/null || true
done
if test -d site; then cp -R site apercu/site; fi"""


def decaler(texte: str, espaces: int) -> str:
    """A step, as deep as the YAML around it wants."""
    return indent(texte, " " * espaces)
