"""Everything that forges read, path by path: what `recueil forges` writes."""

from collections.abc import Iterable, Mapping, Sequence

from recueil.forge import forgejo, github, gitlab
from recueil.forge.champs import tous
from recueil.forge.etapes import ENTETE
from recueil.forge.formulaires import DOSSIERS, en_markdown, en_yaml
from recueil.forge.propositions import PROPOSITION, proprietaires
from recueil.valeurs import Partie

# Whoever has something else to say may write without a form.
_CHOIX = f"{ENTETE}\nblank_issues_enabled: true\n"


def fichiers(
    parties: Iterable[Partie], relecture: Mapping[str, Sequence[str]] | None = None
) -> dict[str, str]:
    """The files by their path from the root of the repository, sorted.

    Args:
        parties: the parts of the recueil, which the forms name.
        relecture: who reads what (see `propositions.proprietaires`).
    """
    resultat = {
        ".github/workflows/verifier.yml": github.VERIFIER,
        ".github/workflows/commenter.yml": github.COMMENTER,
        ".github/workflows/publier.yml": github.PUBLIER,
        ".gitlab-ci.yml": gitlab.CI,
        **forgejo.fichiers(),
        ".github/PULL_REQUEST_TEMPLATE.md": PROPOSITION,
        ".gitlab/merge_request_templates/Default.md": PROPOSITION,
        ".forgejo/PULL_REQUEST_TEMPLATE.md": PROPOSITION,
        ".gitea/PULL_REQUEST_TEMPLATE.md": PROPOSITION,
    }
    for forge, dossier in DOSSIERS.items():
        en_motifs = forge in ("forgejo", "gitea")
        resultat[f".{forge}/CODEOWNERS"] = proprietaires(relecture or {}, motifs=en_motifs)
        if forge != "gitlab":
            resultat[f"{dossier}/config.yml"] = _CHOIX
    for formulaire in tous(tuple(parties)):
        for forge, dossier in DOSSIERS.items():
            if forge == "gitlab":
                resultat[f"{dossier}/{formulaire.nom}.md"] = en_markdown(formulaire)
            else:
                resultat[f"{dossier}/{formulaire.nom}.yml"] = f"{ENTETE}\n{en_yaml(formulaire)}"
    return dict(sorted(resultat.items()))
