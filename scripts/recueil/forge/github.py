"""The workflows of GitHub Actions.

A proposal from a stranger is run without any secret, with a token that can only read
(`pull_request`). What it found is a JSON report. A second workflow (`workflow_run`), which GitHub
takes from the main branch, reads this report as data: our own code writes the comment again from
it, and the number of the proposal is believed only if its last commit is the one that was
checked. Sources: GitHub Docs, « Secure use reference » and « Events that trigger workflows »;
GitHub Security Lab, « Keeping your GitHub Actions and workflows secure: Preventing pwn requests ».

Actions are pinned by the digest of their commit; the versions are in comments.
"""

from recueil.forge.etapes import ENTETE, PDF, PREPARER, RAPPORT, decaler

_CHECKOUT = "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2"
_DEPOSER = "actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2"
_DEPOSER_PAGES = "actions/upload-pages-artifact@56afc609e74202658d3ffba0e8f6dda462b719fa # v3.0.1"
_PUBLIER_PAGES = "actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5"
_NOM = "Vérifier la proposition"

VERIFIER = f"""\
{ENTETE}
# Sans secret, et sans droit d'écrire : c'est le code de la proposition qui s'exécute ici.
name: {_NOM}

on:
  pull_request:

permissions:
  contents: read

concurrency:
  group: verifier-${{{{ github.event.pull_request.number }}}}
  cancel-in-progress: true

jobs:
  verifier:
    name: Fiches et site
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    steps:
      - name: Copier la proposition
        uses: {_CHECKOUT}
        with:
          fetch-depth: 0
          persist-credentials: false
      - name: Vérifier les fiches et construire le site
        run: python3 scripts/build.py
      - name: Rendre compte
        if: ${{{{ !cancelled() }}}}
        env:
          BASE: ${{{{ github.event.pull_request.base.sha }}}}
          NUMERO: ${{{{ github.event.pull_request.number }}}}
        run: |
{decaler(RAPPORT, 10)}
          printf '%s' "$NUMERO" > apercu/numero
{decaler(PDF, 10)}
      - name: Joindre le rapport
        if: ${{{{ !cancelled() }}}}
        uses: {_DEPOSER}
        with:
          name: rapport
          path: |
            apercu/rapport.json
            apercu/numero
          retention-days: 5
      - name: Joindre les PDF des fiches changées
        if: ${{{{ !cancelled() }}}}
        uses: {_DEPOSER}
        with:
          name: pdf-des-fiches-changees
          path: apercu/pdf/
          if-no-files-found: ignore
          retention-days: 30
      - name: Joindre le site
        if: ${{{{ !cancelled() }}}}
        uses: {_DEPOSER}
        with:
          name: site
          path: apercu/site/
          if-no-files-found: ignore
          retention-days: 30
"""

COMMENTER = f"""\
{ENTETE}
# Ce fichier et ce code sont ceux de la branche principale. Rien de la proposition ne s'exécute :
# son rapport est une donnée, relue et réécrite.
name: Commenter la proposition

on:
  workflow_run: # zizmor: ignore[dangerous-triggers] nothing of the proposal is run
    workflows: [{_NOM}]
    types: [completed]

permissions: {{}}

concurrency:
  group: commenter-${{{{ github.event.workflow_run.head_sha }}}}
  cancel-in-progress: true

jobs:
  commenter:
    name: Commentaire
    if: ${{{{ github.event.workflow_run.event == 'pull_request' }}}}
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      actions: read # to read the report
      contents: read # to copy the main branch
      pull-requests: write # to write the comment
    steps:
      - name: Copier la branche principale
        uses: {_CHECKOUT}
        with:
          persist-credentials: false
      - name: Préparer
        run: {PREPARER}
      - name: Prendre le rapport
        env:
          GH_TOKEN: ${{{{ github.token }}}}
          GH_REPO: ${{{{ github.repository }}}}
          PASSAGE: ${{{{ github.event.workflow_run.id }}}}
        run: gh run download "$PASSAGE" --name rapport --dir "$RUNNER_TEMP/rapport"
      - name: Écrire le commentaire
        env:
          GH_TOKEN: ${{{{ github.token }}}}
          GH_REPO: ${{{{ github.repository }}}}
          RECUEIL_JETON: ${{{{ github.token }}}}
          RECUEIL_ADRESSE: ${{{{ vars.RECUEIL_ADRESSE }}}}
          VERIFIE: ${{{{ github.event.workflow_run.head_sha }}}}
          APERCU: ${{{{ github.event.workflow_run.html_url }}}}#artifacts
        run: |
          numero=$(head -c 12 "$RUNNER_TEMP/rapport/numero" | tr -cd 0-9)
          test "$(gh api "repos/$GH_REPO/pulls/$numero" --jq .head.sha)" = "$VERIFIE"
          .venv/bin/recueil commenter "$RUNNER_TEMP/rapport/rapport.json" --forge github \\
            --api "$GITHUB_API_URL" --depot "$GH_REPO" --proposition "$numero" --apercu "$APERCU"
"""

PUBLIER = f"""\
{ENTETE}
# Dans les réglages du dépôt, « Pages » : choisissez « GitHub Actions ». La variable RECUEIL_ADRESSE
# (« Settings », « Variables ») donne l'adresse du site, avec la barre oblique de fin.
name: Publier le site

on:
  push:
    branches: [main]
  workflow_dispatch:

permissions: {{}}

concurrency:
  group: publier
  cancel-in-progress: false

jobs:
  construire:
    name: Construire
    runs-on: ubuntu-24.04
    timeout-minutes: 20
    permissions:
      contents: read
    steps:
      - name: Copier la branche principale
        uses: {_CHECKOUT}
        with:
          fetch-depth: 0
          persist-credentials: false
      - name: Vérifier les fiches et construire le site
        env:
          RECUEIL_ADRESSE: ${{{{ vars.RECUEIL_ADRESSE }}}}
          RECUEIL_DEPOT: ${{{{ github.server_url }}}}/${{{{ github.repository }}}}
        run: python3 scripts/build.py
      - name: Déposer le site
        uses: {_DEPOSER_PAGES}
        with:
          path: site/

  publier:
    name: Publier
    needs: construire
    runs-on: ubuntu-24.04
    timeout-minutes: 10
    permissions:
      id-token: write # GitHub Pages checks where the site comes from
      pages: write # to publish
    environment:
      name: github-pages
      url: ${{{{ steps.publication.outputs.page_url }}}}
    steps:
      - name: Publier
        id: publication
        uses: {_PUBLIER_PAGES}
"""
