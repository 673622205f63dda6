"""The one comment of a proposal: written the first time, replaced afterwards.

The only module that speaks to a forge, and only when `recueil commenter` asks. Sources: GitHub REST
API, « Issue comments »; GitLab REST API, « Notes »; Gitea and Forgejo, their `/api/swagger`.
"""

import json
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, Request, build_opener

from recueil.rapports.markdown import MARQUE

_SECONDES = 30
_PAR_PAGE, _PAGES = 100, 20


class ForgeMuette(Exception):
    """The forge refused or did not answer; the message, in French, says what it said."""


class _SansDetour(HTTPRedirectHandler):
    """A redirection would take the token elsewhere."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


@dataclass(frozen=True)
class Conversation:
    """The comments of a proposal.

    Attributes:
        forge: one of `adresses.FORGES`.
        api: address of the forge's REST interface, without a final slash.
        depot: `group/project`, or for GitLab its number.
        proposition: the number of the proposal.
        jeton: what allows to write.
    """

    forge: str
    api: str
    depot: str
    proposition: int
    jeton: str

    def publier(self, texte: str) -> bool:
        """Write `texte`, in the place of our former comment if there is one.

        Returns:
            Whether there was one.

        Raises:
            ForgeMuette: the forge refused, or did not answer.
        """
        ancien = self._le_notre()
        if ancien is None:
            self._demander("POST", self._liste, {"body": texte})
        elif self.forge == "gitlab":
            self._demander("PUT", f"{self._liste}/{ancien}", {"body": texte})
        else:
            adresse = f"repos/{quote(self.depot)}/issues/comments/{ancien}"
            self._demander("PATCH", adresse, {"body": texte})
        return ancien is not None

    @property
    def _liste(self) -> str:
        if self.forge == "gitlab":
            projet = quote(self.depot, safe="")
            return f"projects/{projet}/merge_requests/{self.proposition}/notes"
        return f"repos/{quote(self.depot)}/issues/{self.proposition}/comments"

    def _le_notre(self) -> int | None:
        """The identifier of our comment: anyone could have written our mark in theirs."""
        moi = self._demander("GET", "user")["id"] if self.forge == "gitlab" else None
        for page in range(1, _PAGES + 1):
            adresse = f"{self._liste}?per_page={_PAR_PAGE}&page={page}"
            recus = self._demander("GET", adresse)
            for commentaire in recus:
                if not str(commentaire.get("body") or "").startswith(MARQUE):
                    continue
                if self._est_de_nous(commentaire, moi):
                    return int(commentaire["id"])
            # Gitea gives them all at once, whatever page is asked for.
            if len(recus) < _PAR_PAGE or self.forge in ("forgejo", "gitea"):
                return None
        return None

    def _est_de_nous(self, commentaire: dict[str, Any], moi: object) -> bool:
        if self.forge == "gitlab":
            return (commentaire.get("author") or {}).get("id") == moi
        auteur = commentaire.get("user") or {}
        if self.forge == "github":
            return auteur.get("type") == "Bot"
        return auteur.get("login") in ("forgejo-actions", "gitea-actions")

    def _demander(self, methode: str, adresse: str, corps: dict[str, str] | None = None) -> Any:
        entetes = {"Accept": "application/json", "User-Agent": "recueil"}
        if self.forge == "gitlab":
            entetes["PRIVATE-TOKEN"] = self.jeton
        else:
            entetes["Authorization"] = (
                f"{'Bearer' if self.forge == 'github' else 'token'} {self.jeton}"
            )
        donnees = None
        if corps is not None:
            donnees = json.dumps(corps).encode()
            entetes["Content-Type"] = "application/json"
        demande = Request(f"{self.api}/{adresse}", donnees, entetes, method=methode)
        try:
            with build_opener(_SansDetour).open(demande, timeout=_SECONDES) as reponse:
                return json.loads(reponse.read())
        except HTTPError as erreur:
            raise ForgeMuette(f"la forge a refusé (réponse {erreur.code})") from erreur
        except (OSError, HTTPException, ValueError) as erreur:
            raise ForgeMuette("la forge n'a pas répondu comme attendu") from erreur
