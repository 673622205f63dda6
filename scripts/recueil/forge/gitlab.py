"""GitLab's `.gitlab-ci.yml`.

A proposal from a copy (fork) is checked in this copy, with its owner's rights: no variable of
ours reaches it, and it cannot comment; its report shows in the « Code Quality » box, and its site
beside it. Within the project, a comment is written if the variable `RECUEIL_JETON` exists: anyone
who may push a branch could read it, so it must be a project token that can do nothing but write
comments for as long as this is acceptable. Sources: GitLab Docs, « Merge request pipelines », « Use
with forked projects », « Code Quality », « CI/CD YAML syntax reference ».
"""

from recueil.forge.etapes import ENTETE, PDF, PREPARER, RAPPORT, decaler

CI = f"""\
{ENTETE}
# Les propositions venues d'une copie (fork) sont vérifiées dans cette copie : aucune variable de ce
# projet ne leur parvient.
workflow:
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH

default:
  image: python:3.12
  interruptible: true

variables:
  GIT_DEPTH: "0"

stages: [verifier, commenter, publier]

verifier:
  stage: verifier
  timeout: 20 minutes
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  variables:
    BASE: $CI_MERGE_REQUEST_DIFF_BASE_SHA
  script:
    - python3 scripts/build.py
  after_script:
    - |
{decaler(RAPPORT, 6)}
      .venv/bin/recueil valider --depuis "$BASE" --format gitlab --sortie qualite.json || true
{decaler(PDF, 6)}
  artifacts:
    when: always
    expire_in: 30 days
    expose_as: Aperçu du site et PDF des fiches changées
    paths:
      - apercu/
    reports:
      codequality: qualite.json

commenter:
  stage: commenter
  timeout: 10 minutes
  needs:
    - job: verifier
      artifacts: true
  rules:
    - if: >-
        $CI_PIPELINE_SOURCE == "merge_request_event"
        && $CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID
        && $RECUEIL_JETON
      when: always
  script:
    - {PREPARER}
    - >-
      .venv/bin/recueil commenter apercu/rapport.json --forge gitlab
      --api "$CI_API_V4_URL" --depot "$CI_PROJECT_ID" --proposition "$CI_MERGE_REQUEST_IID"
      --apercu "$CI_PIPELINE_URL"

pages:
  stage: publier
  timeout: 20 minutes
  interruptible: false
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - export RECUEIL_ADRESSE="${{RECUEIL_ADRESSE:-$CI_PAGES_URL/}}"
    - python3 scripts/build.py --sortie public
  artifacts:
    paths:
      - public
"""
