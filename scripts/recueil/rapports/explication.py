"""A rule for a person at a terminal: what it checks, why, examples, and its own message."""

import re
import textwrap
from types import ModuleType

from rich.style import Style
from rich.text import Text

from recueil.diagnostic import Gravite
from recueil.essais import message_du_mauvais_exemple
from recueil.rapports.phrases import replier
from recueil.rapports.texte import COULEURS, rapporter
from recueil.regles.documentation import Exemple, documentation
from recueil.regles.regle import Regle

_GRAS, _DISCRET = Style(bold=True), Style(dim=True)
_VERT, _ROUGE = Style(color="green", bold=True), COULEURS[Gravite.ERREUR]
_MARGE = "    "
_LARGEUR_MAXIMALE = 88
_EFFETS = {
    Gravite.ERREUR: "la fiche ne peut pas être publiée avant d'être corrigée",
    Gravite.AVERTISSEMENT: "un point à revoir, qui ne bloque rien",
}
_SILENCE = (
    "Si elle se trompe, faites-la taire, au bout de la ligne ou sur celle du dessus : dans le "
    "texte par `<!-- recueil: ignorer {code} : la raison -->`, dans l'en-tête et les référentiels "
    "par `# recueil: ignorer {code} : la raison` (voir R078)."
)
_SANS_SILENCE = "Cette règle s'applique toujours : on ne peut pas la faire taire."


def expliquer(module: ModuleType, largeur: int, adresse: str = "") -> Text:
    """The page of a rule.

    Args:
        largeur: columns of the terminal.
        adresse: address of the same page on the site, when it is known.
    """
    regle: Regle = module.REGLE
    texte = documentation(module)
    largeur = min(largeur, _LARGEUR_MAXIMALE)
    couleur = COULEURS[regle.gravite]
    titre = Text.assemble((regle.code, couleur), " ", (regle.nom, _GRAS), "\n")
    titre.append(regle.gravite.value, couleur).append(f" : {_EFFETS[regle.gravite]}.")
    blocs = [
        titre,
        _prose(texte.resume, largeur),
        _prose(f"Pourquoi : {regle.pourquoi}", largeur),
        *(
            _prose(bloc, largeur) if isinstance(bloc, str) else _exemple(bloc)
            for bloc in texte.blocs
        ),
        _message(module),
    ]
    silence = _SILENCE.format(code=regle.code) if regle.silencieuse else _SANS_SILENCE
    blocs.append(_prose(silence, largeur))
    if adresse:
        blocs.append(Text.assemble("Sur le site : ", (adresse, Style(link=adresse))))
    return Text("\n\n").join(blocs)


def expliquer_hors_des_regles(
    code: str, nom: str, pourquoi: str, commande: str, largeur: int
) -> Text:
    """What a code means that is no rule's.

    Args:
        commande: which command gives it, and when.
        largeur: columns of the terminal.
    """
    largeur = min(largeur, _LARGEUR_MAXIMALE)
    titre = Text.assemble((code, COULEURS[Gravite.AVERTISSEMENT]), " ", (nom, _GRAS))
    blocs = (titre, _prose(f"Pourquoi : {pourquoi}", largeur), _prose(commande, largeur))
    return Text("\n\n").join(blocs)


def _prose(markdown: str, largeur: int) -> Text:
    """A paragraph or a list, wrapped; code keeps its marks, which a pipe would lose as bold."""
    lignes = []
    for morceau in re.split(r"\n(?=- )", markdown):
        point = morceau.startswith("- ")
        ligne = " ".join(morceau.removeprefix("- ").split())
        lignes += replier(ligne, largeur, "  • " if point else "", _MARGE if point else "")
    texte = Text("\n".join(lignes))
    texte.highlight_regex("`[^`]+`", _GRAS)
    return texte


def _exemple(exemple: Exemple) -> Text:
    texte = Text()
    for rang, extrait in enumerate(exemple.extraits):
        ou = f"dans {extrait.ou}" if extrait.ou else ""
        if extrait.encodage != "UTF-8":
            ou = f"enregistré en {extrait.encodage}"
        if extrait.fois > 1:
            ou = f"{ou}, {extrait.fois} fois de suite".removeprefix(", ")
        if rang:
            texte.append(f"\n  et {ou} :\n", _DISCRET)
        else:
            signe = ("✓ À écrire", _VERT) if exemple.bon else ("✗ À ne pas écrire", _ROUGE)
            texte.append(*signe).append(f", {ou} :\n" if ou else " :\n")
        # A tab that looks like spaces would make the example look right.
        texte.append(textwrap.indent(extrait.texte.replace("\t", "⇥   "), _MARGE))
    return texte


def _message(module: ModuleType) -> Text:
    texte = Text.assemble(("Le message de la vérification :", _GRAS))
    for ligne in rapporter([message_du_mauvais_exemple(module)]).split("\n"):
        if ligne.plain:
            texte.append(f"\n{_MARGE}").append_text(ligne)
    return texte
