"""The workflows of Forgejo Actions, and of Gitea Actions, which differ by a few names.

Like GitHub's (see `github`), but for the comment: Forgejo has no `workflow_run`. The comment is
written by `pull_request_target`, which runs the main branch's workflow and code; of the proposal
it takes the folder `fiches/`, as data to check. Nothing of it is run.

Actions are named by version: the digests that these forges serve could not be checked from here.
Sources: Forgejo Docs, « Forgejo Actions, Reference »; Gitea Docs, « Comparison with GitHub
Actions ».
"""

from dataclasses import dataclass

from recueil.forge.etapes import ENTETE, PDF, PREPARER, RAPPORT, decaler


@dataclass(frozen=True)
class _Dialecte:
    """What one forge calls things.

    Attributes:
        deposer: how a file is kept. GitHub's own action, from its version 4, works nowhere else.
    """

    forge: str
    machine: str
    copier: str
    deposer: str


_FORGEJO = _Dialecte(
    "forgejo",
    "docker",
    "https://code.forgejo.org/actions/checkout@v4",
    "https://code.forgejo.org/forgejo/upload-artifact@v4",
)
_GITEA = _Dialecte("gitea", "ubuntu-latest", "actions/checkout@v4", "actions/upload-artifact@v3")
# Actions want Node, we want Python and git: this image has them all.
_IMAGE = "node:22-bookworm"
_PYTHON = "apt-get update -q && apt-get install -qy --no-install-recommends python3-venv"


def fichiers() -> dict[str, str]:
    """The workflows of both forges, by path."""
    resultat = {}
    for dialecte in (_FORGEJO, _GITEA):
        dossier = f".{dialecte.forge}/workflows"
        resultat[f"{dossier}/verifier.yml"] = _verifier(dialecte)
        resultat[f"{dossier}/commenter.yml"] = _commenter(dialecte)
        resultat[f"{dossier}/publier.yml"] = _publier(dialecte)
    return resultat


def _verifier(d: _Dialecte) -> str:
    return f"""\
{ENTETE}
# Sans secret : c'est le code de la proposition qui s'exécute ici.
name: Vérifier la proposition

on:
  pull_request:

permissions:
  contents: read

jobs:
  verifier:
    name: Fiches et site
    runs-on: {d.machine}
    container:
      image: {_IMAGE}
    timeout-minutes: 20
    steps:
      - name: Copier la proposition
        uses: {d.copier}
        with:
          fetch-depth: 0
          persist-credentials: false
      - name: Installer Python
        run: {_PYTHON}
      - name: Vérifier les fiches et construire le site
        run: python3 scripts/build.py
      - name: Rendre compte
        if: ${{{{ always() }}}}
        env:
          BASE: ${{{{ github.event.pull_request.base.sha }}}}
        shell: bash
        run: |
{decaler(RAPPORT, 10)}
{decaler(PDF, 10)}
      - name: Joindre le site et les PDF des fiches changées
        if: ${{{{ always() }}}}
        uses: {d.deposer}
        with:
          name: apercu
          path: apercu/
          retention-days: 30
"""


def _commenter(d: _Dialecte) -> str:
    return f"""\
{ENTETE}
# Ce fichier et ce code sont ceux de la branche principale. De la proposition, seules les fiches
# sont prises, comme des données à vérifier : rien ne s'en exécute.
name: Commenter la proposition

on:
  pull_request_target:

permissions:
  contents: read
  pull-requests: write

jobs:
  commenter:
    name: Commentaire
    runs-on: {d.machine}
    container:
      image: {_IMAGE}
    timeout-minutes: 10
    steps:
      - name: Copier la branche principale
        uses: {d.copier}
        with:
          ref: ${{{{ github.event.pull_request.base.ref }}}}
          fetch-depth: 0
      - name: Installer Python
        run: {_PYTHON}
      - name: Préparer
        run: {PREPARER}
      - name: Vérifier les fiches de la proposition
        env:
          NUMERO: ${{{{ github.event.pull_request.number }}}}
        shell: bash
        run: |
          git fetch -q origin "refs/pull/$NUMERO/head:proposition"
          base=$(git merge-base HEAD proposition)
          git rm -rq --cached fiches && rm -rf fiches
          git archive proposition fiches | tar -x
          find fiches -type l -delete
          git add fiches
          .venv/bin/recueil valider --depuis "$base" --format json --sortie rapport.json || true
      - name: Écrire le commentaire
        env:
          RECUEIL_JETON: ${{{{ github.token }}}}
          RECUEIL_ADRESSE: ${{{{ vars.RECUEIL_ADRESSE }}}}
          SERVEUR: ${{{{ github.server_url }}}}
          DEPOT: ${{{{ github.repository }}}}
          NUMERO: ${{{{ github.event.pull_request.number }}}}
        run: |
          .venv/bin/recueil commenter rapport.json --forge {d.forge} --api "$SERVEUR/api/v1" \\
            --depot "$DEPOT" --proposition "$NUMERO" --apercu "$SERVEUR/$DEPOT/actions"
"""


def _publier(d: _Dialecte) -> str:
    return f"""\
{ENTETE}
# Le site est écrit dans la branche « pages », que Codeberg Pages et d'autres hébergements publient.
# La variable RECUEIL_ADRESSE donne son adresse, avec la barre oblique de fin.
name: Publier le site

on:
  push:
    branches: [main]

permissions:
  contents: write

jobs:
  publier:
    name: Construire et publier
    runs-on: {d.machine}
    container:
      image: {_IMAGE}
    timeout-minutes: 20
    steps:
      - name: Copier la branche principale
        uses: {d.copier}
        with:
          fetch-depth: 0
          persist-credentials: false
      - name: Installer Python
        run: {_PYTHON}
      - name: Vérifier les fiches et construire le site
        env:
          RECUEIL_ADRESSE: ${{{{ vars.RECUEIL_ADRESSE }}}}
          RECUEIL_DEPOT: ${{{{ github.server_url }}}}/${{{{ github.repository }}}}
        run: python3 scripts/build.py
      - name: Publier
        env:
          JETON: ${{{{ github.token }}}}
          OU: ${{{{ github.server_url }}}}/${{{{ github.repository }}}}.git
        run: |
          cd site
          git init -q -b pages .
          git add -A
          git -c user.name=Recueil -c user.email=recueil@localhost commit -qm "Publier le site"
          git -c http.extraHeader="Authorization: token $JETON" push -qf "$OU" pages
"""
