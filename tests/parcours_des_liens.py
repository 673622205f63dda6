"""Follows every link of a built site, fragments included."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html

_ADRESSE = "https://site.test/"


def fautes(site: Path) -> Iterator[str]:
    """The links that lead to no page or no anchor, and those inside another link."""
    ancres: dict[str, frozenset[str]] = {}
    liens: list[tuple[str, str]] = []
    for fichier in sorted(site.rglob("*.html")):
        adresse = fichier.relative_to(site).as_posix()
        page = html.parse(str(fichier), parser=html.HTMLParser(encoding="utf-8"))
        ancres[f"/{adresse}"] = frozenset(page.xpath("//@id"))
        liens += [
            (adresse, str(lien))
            for lien in page.xpath("//a/@href | //link/@href | //script/@src | //img/@src")
        ]
        yield from (f"{adresse} : lien dans un lien" for _ in page.xpath("//a//a"))
    assert len(liens) > 100
    for adresse, lien in liens:
        cible = urlsplit(urljoin(_ADRESSE + adresse, lien))
        if cible.netloc != "site.test":
            continue
        chemin = cible.path + ("index.html" if cible.path.endswith("/") else "")
        if not (site / chemin.lstrip("/")).is_file():
            yield f"{adresse} : {lien} ne mène à rien"
        elif cible.fragment and chemin in ancres and cible.fragment not in ancres[chemin]:
            yield f"{adresse} : {lien} mène à une ancre qui n'existe pas"
