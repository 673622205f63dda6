"""Addresses of a repository in its forge: editor, history, form.

Sources: GitHub Docs, « Creating an issue from a URL query » (an answer goes by the `id` of its
field); GitLab Docs, « Using a URL with prefilled values » (what `issue[description]` does to a
template changes from one version to the other: the whole text is sent); Gitea, function
`setTemplateIfExists` (`field:` before the `id`, the whole path of the form's file).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from recueil.forge.champs import formulaire_d_erreur
from recueil.forge.formulaires import DOSSIERS, en_markdown

FORGES = ("github", "gitlab", "forgejo", "gitea")
# What the name of a host says of its forge; the others say it by the setting.
_HOTES = {
    "github.com": "github",
    "gitlab.com": "gitlab",
    "framagit.org": "gitlab",
    "codeberg.org": "forgejo",
    "gitea.com": "gitea",
}


class ForgeInconnue(ValueError):
    """The address does not tell which forge answers there; the message, in French, says so."""


@dataclass(frozen=True)
class DepotEnLigne:
    """A repository as a forge shows it.

    Attributes:
        adresse: of its page, without a final slash.
        forge: one of `FORGES`.
        branche: where what is published comes from.
    """

    adresse: str
    forge: str
    branche: str

    @classmethod
    def de(cls, adresse: str, forge: str = "auto", branche: str = "main") -> "DepotEnLigne":
        """The repository at `adresse`, which may be the one given to `git clone`.

        Raises:
            ForgeInconnue: the forge is not named and cannot be told from the address.
        """
        nette = adresse.strip().rstrip("/").removesuffix(".git").rstrip("/")
        return cls(nette, forge if forge != "auto" else _deviner(nette), branche)

    def modifier(self, chemin: str) -> str:
        """The forge's own editor on a file; whoever may not write there is offered a copy."""
        milieu = {"github": "edit", "gitlab": "-/edit"}.get(self.forge, "_edit")
        return f"{self.adresse}/{milieu}/{self._fichier(chemin)}"

    def historique(self, chemin: str) -> str:
        """The changes of a file."""
        milieu = {"github": "commits", "gitlab": "-/commits"}.get(self.forge, "commits/branch")
        return f"{self.adresse}/{milieu}/{self._fichier(chemin)}"

    def signaler(self, sujet: str, reponses: Mapping[str, str]) -> str:
        """The form « Signaler une erreur », some answers already there.

        Args:
            sujet: what it is about, in the title.
            reponses: by the `cle` of the questions.
        """
        formulaire = formulaire_d_erreur()
        titre = f"{formulaire.sujet}{sujet}"
        if self.forge == "gitlab":
            texte = en_markdown(formulaire, reponses)
            return self._nouveau(
                "-/issues/new", {"issue[title]": titre, "issue[description]": texte}
            )
        fichier = f"{formulaire.nom}.yml"
        if self.forge == "github":
            return self._nouveau("issues/new", {"template": fichier, "title": titre, **reponses})
        champs = {f"field:{cle}": reponse for cle, reponse in reponses.items()}
        modele = f"{DOSSIERS[self.forge]}/{fichier}"
        return self._nouveau("issues/new", {"template": modele, "title": titre, **champs})

    def proposer(self) -> str:
        """Where the forge lists its forms."""
        if self.forge == "gitlab":
            return f"{self.adresse}/-/issues/new"
        return f"{self.adresse}/issues/new/choose"

    def _fichier(self, chemin: str) -> str:
        return f"{quote(self.branche)}/{quote(chemin)}"

    def _nouveau(self, ou: str, parametres: Mapping[str, str]) -> str:
        return f"{self.adresse}/{ou}?{urlencode(parametres, quote_via=quote)}"


def _deviner(adresse: str) -> str:
    hote = urlsplit(adresse).hostname or ""
    if hote in _HOTES:
        return _HOTES[hote]
    # « gitlab.exemple.org », « forgejo.exemple.org »: the habit of those who host their own.
    premier = hote.split(".")[0]
    if premier in FORGES:
        return premier
    raise ForgeInconnue(
        f"on ne sait pas quelle forge répond à l'adresse {adresse} : dans mkdocs.yml, "
        "sous « recueil: », écrivez « forge: gitlab » (ou github, forgejo, gitea)"
    )
