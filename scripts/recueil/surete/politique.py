"""The site's Content-Security-Policy: what a page may load and run, whatever gets into it.

Nothing from elsewhere, no inline style, and of inline scripts only the theme's own, named by
their digests. Sources: CSP Level 3 (W3C), 2.3 (source lists) and 4.2.3 (what a `<script>` needs).
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\b[^>]*>", re.DOTALL | re.IGNORECASE)
_SOURCE = re.compile(r"(?:^|\s)src\s*=", re.IGNORECASE)
_TYPE = re.compile(r"(?:^|\s)type\s*=\s*[\"']?([^\"'\s>]*)", re.IGNORECASE)
# Only these run (WHATWG HTML, 4.12.1); `application/json` and its like are data.
_EXECUTABLES = frozenset({"", "module", "importmap", "speculationrules"})
_JAVASCRIPT = re.compile(r"^(?:text|application)/(?:x-)?(?:java|ecma|j|live)script[\d.]*$")
_CHARSET = '<meta charset="utf-8">'


@dataclass(frozen=True)
class Politique:
    """A policy, for a page or for a whole site.

    Attributes:
        scripts: digests of the inline scripts that may run, `'sha256-…'`, sorted.
    """

    scripts: tuple[str, ...]

    @classmethod
    def de(cls, empreintes: Iterable[str]) -> "Politique":
        """The policy that lets these scripts run, and no other."""
        return cls(tuple(sorted(set(empreintes))))

    @property
    def en_tete(self) -> str:
        """As an HTTP header; it also goes with PDF files, which browsers show as plug-ins."""
        return self._directives("'self'", "'self'") + "; frame-ancestors 'none'"

    @property
    def meta(self) -> str:
        """As a `<meta>`, where `frame-ancestors` has no effect, and where a copy of the site may
        be opened from a disk: browsers do not agree on what 'self' is there. A page of the web
        cannot load `file:` addresses anyway.
        """
        return self._directives("'self' file:", "'none'")

    def _directives(self, ici: str, cadres: str) -> str:
        return "; ".join(
            (
                f"default-src {ici}",
                " ".join((f"script-src {ici}", *self.scripts)),
                f"img-src {ici} data:",  # the theme's icons are drawn in its style sheets
                f"object-src {cadres}",
                f"frame-src {cadres}",
                "base-uri 'none'",
                "form-action 'self'",
            )
        )


def empreinte(script: str) -> str:
    """The digest of an inline script, as a source of a policy."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def scripts_en_ligne(html: str) -> list[str]:
    """The inline scripts of a page that a browser would run, in order, exactly as written."""
    return [
        trouve[2]
        for trouve in _SCRIPT.finditer(html)
        if not _SOURCE.search(trouve[1]) and _s_execute(trouve[1])
    ]


def avec_politique(html: str, politique: Politique) -> str:
    """`html` with the policy as its first words, before anything that it rules.

    Raises:
        ValueError: the page does not start like ours.
    """
    avant, charset, apres = html.partition(_CHARSET)
    if not charset:
        raise ValueError("no <meta charset> in the page")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{politique.meta}">'
    return f"{avant}{charset}\n      {meta}{apres}"


def _s_execute(attributs: str) -> bool:
    trouve = _TYPE.search(attributs)
    nature = trouve[1].lower() if trouve else ""
    return nature in _EXECUTABLES or _JAVASCRIPT.match(nature) is not None
