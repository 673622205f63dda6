"""An example of the MES as Markdown: what was done, then who, where and when."""

import posixpath
import re

from recueil.adresses import uri_organisation
from recueil.catalogue import catalogue
from recueil.markdown_sur import en_ligne, en_sa_langue, litteral, retrait
from recueil.recueil import Recueil
from recueil.valeurs import Exemple


def exemple(exemple: Exemple, recueil: Recueil, langue: str, uri: str, ecrit_en: str = "") -> str:
    """One example as an item of a list, on the page `uri` in `langue`.

    Args:
        ecrit_en: the language of the example, when it is not that of the page.
    """
    textes = catalogue(langue)
    reperes = []
    if exemple.organisations:
        noms = [organisation(id_, recueil, langue, uri) for id_ in exemple.organisations]
        reperes.append(f"**{textes['qui']}** {', '.join(noms)}")
    if exemple.territoires:
        lieux = [litteral(recueil.territoires[id_].nom) for id_ in exemple.territoires]
        reperes.append(f"**{textes['ou']}** {', '.join(lieux)}")
    if exemple.periode:
        reperes.append(f"**{textes['quand']}** {periode(exemple.periode, langue)}")
    if exemple.lien:
        reperes.append(f"[{textes['en_savoir_plus']}](<{exemple.lien}>)")
    texte = f"- {en_sa_langue(en_ligne(exemple.texte), ecrit_en or langue, langue)}"
    if not reperes:
        return texte + "\n"
    # One list item a fact, so that a screen reader and a narrow screen separate them.
    return f"{texte}\n\n{retrait(chr(10).join(f'- {repere}' for repere in reperes))}\n"


def organisation(identifiant: str, recueil: Recueil, langue: str, uri: str) -> str:
    """An organisation's name as a link to its page, from the page `uri`."""
    entree = recueil.organisations[identifiant]
    lien = posixpath.relpath(uri_organisation(identifiant, langue), posixpath.dirname(uri))
    infobulle = entree.nom.replace('"', "'").replace("\\", "") if entree.sigle else ""
    infobulle = f' "{infobulle}"' if infobulle and infobulle != entree.sigle else ""
    return f"[{litteral(entree.sigle or entree.nom)}](<{lien}>{infobulle})"


def periode(ecrite: str, langue: str) -> str:
    """A period in the words of a language; years alone are the same in all."""
    textes = catalogue(langue)
    annee = "".join(re.findall(r"[0-9]{4}$", ecrite))
    if ecrite.startswith("années"):
        return textes["annees"].format(annee=annee)
    if ecrite.startswith("depuis"):
        return textes["depuis"].format(annee=annee)
    return ecrite.replace("-", "–")
