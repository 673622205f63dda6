"""What a forge asks of a proposal (pull request, merge request), and whom it asks to read it."""

from collections.abc import Mapping, Sequence

from recueil.forge.etapes import ENTETE

PROPOSITION = """\
<!-- Écrit par « recueil forges ». Remplacez ou effacez ce qui ne vous sert pas. -->

## Ce que change cette proposition

<!-- Une phrase ou deux. Pour une fiche, son numéro suffit : « fiche 2.6 ». -->

## D'où viennent les faits

<!-- Un document, une adresse, une personne. Rien, si vous corrigez l'écriture. -->

## Avant d'envoyer

- [ ] Les faits ont une source, nommée dans la fiche.
- [ ] Les personnes et les organisations citées sont d'accord pour l'être.
- [ ] J'accepte que mon texte soit diffusé sous la licence des fiches, CC BY-SA 4.0.

<!-- Rien d'autre à faire : la vérification se lance seule, et dit en français ce qui manque. -->
"""

_COURANT = """\
{entete}
# Qui relit quoi. Les noms se règlent dans mkdocs.yml, sous « recueil: », « relecture: ».
"""
_SANS_NOMS = """\
# Personne n'y est nommé : la forge ne demande de relecture à personne d'elle-même.
"""
# The key in `mkdocs.yml` → the paths: for GitHub and GitLab, then, as Go's regular expressions,
# for Gitea and Forgejo.
_CHEMINS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "programme": (("*", ".*"),),
    "fiches": (("/fiches/", "fiches/.*"),),
    "referentiels": (("/fiches/referentiels/", "fiches/referentiels/.*"),),
}


def proprietaires(relecture: Mapping[str, Sequence[str]], *, motifs: bool) -> str:
    """`CODEOWNERS`; the last line that fits a file wins.

    Args:
        relecture: who reads what: `programme`, `fiches`, `referentiels`, or the number of a part,
            to names as the forge writes them (`@equipe`).
        motifs: whether paths are regular expressions (Gitea and Forgejo).
    """
    lignes = []
    for cle in sorted(relecture, key=_rang):
        noms = " ".join(relecture[cle])
        chemins = _CHEMINS.get(cle, ((f"/fiches/{cle}-*/", f"fiches/{cle}-[^/]*/.*"),))
        lignes += [f"{motif if motifs else chemin} {noms}\n" for chemin, motif in chemins]
    tete = _COURANT.format(entete=ENTETE)
    return tete + ("".join(lignes) or _SANS_NOMS)


def _rang(cle: str) -> tuple[int, str]:
    ordre = list(_CHEMINS)
    return (ordre.index(cle), "") if cle in ordre else (len(ordre), cle.zfill(4))
