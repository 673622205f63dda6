"""The HTTP headers that a server should send with the site, as files for common servers.

A `<meta>` says most of the policy to every browser, wherever the site is; only a header says
who may frame a page, and covers files that are no page. Sources: OWASP Secure Headers Project;
Netlify's and Cloudflare Pages' `_headers`; Apache, nginx and Caddy manuals.
"""

from collections.abc import Mapping

from recueil.surete.politique import Politique

# Cloudflare Pages ignores the lines that are longer.
LONGUEUR_MAX = 2_000
_COMMENTAIRE = "Fait par Recueil en même temps que le site, qui ne marche qu'avec ces en-têtes-là."


def en_tetes(politique: Politique) -> Mapping[str, str]:
    """The headers, by name."""
    return {
        "Content-Security-Policy": politique.en_tete,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), "
        "payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def fichiers(politique: Politique) -> Mapping[str, str]:
    """The files to put into the site, by path: for hosts that read them, and to copy elsewhere.

    Raises:
        ValueError: a header is longer than some hosts take.
    """
    envoyes = en_tetes(politique)
    if trop_longs := [nom for nom, valeur in envoyes.items() if len(valeur) > LONGUEUR_MAX - 100]:
        raise ValueError(f"header too long: {trop_longs}")
    return {
        "_headers": _bloc("/*", [f"  {nom}: {valeur}" for nom, valeur in envoyes.items()]),
        ".htaccess": _bloc(
            "<IfModule mod_headers.c>",
            [f'  Header always set {nom} "{valeur}"' for nom, valeur in envoyes.items()],
            "</IfModule>",
        ),
        "serveurs/nginx.conf": _bloc(
            "# À inclure dans « server { … } » : include /chemin/du/site/serveurs/nginx.conf;",
            [f'add_header {nom} "{valeur}" always;' for nom, valeur in envoyes.items()],
        ),
        "serveurs/Caddyfile": _bloc(
            "# À importer dans le bloc du site : import /chemin/du/site/serveurs/Caddyfile\n"
            "header {",
            [f'  {nom} "{valeur}"' for nom, valeur in envoyes.items()],
            "}",
        ),
    }


def _bloc(debut: str, lignes: list[str], fin: str = "") -> str:
    return "\n".join([f"# {_COMMENTAIRE}", debut, *lignes, *([fin] if fin else []), ""])
