"""Over random fiches: `corriger` changes no word, adds no fault, and is done in one go.

What a reader gets is measured here in its own way (words, lists, code, addresses of the rendered
page), not with the comparison that the program makes of its own work.
"""

import re
import unicodedata

import markdown
from bs4 import BeautifulSoup
from hypothesis import event, given, settings
from hypothesis import strategies as st
from recueil.chargement import charger
from recueil.corpus import FicheLue
from recueil.correction import Correction, corriger
from recueil.correction.lecture import lire
from recueil.diagnostic import Diagnostic, Gravite
from recueil.examen import FichierBrut
from recueil.francais.inclusif import normaliser
from recueil.registres import Referentiels
from recueil.slug import plat

from .conftest import RACINE
from .test_fuzz import fiches_abimees

CHEMIN = "fiches/2-agir/2.99-essai.md"
_REFERENTIELS: list[Referentiels] = []

_MOTS = (
    "l’école|l'école|l´école|d`ici|acteur-rice-s|salarié(e)s|salarié-ess|élu·es|chercheur.ses"
    "|bénévole·es|R&D|« mot »|<< mot >>|<<mot>>|**gras**|*penché*|`code  ici`|`l’été`|nº 5|n° 5"
    "|[un  lien](https://a.org/x?a=1)|<https://b.org/l’été>|savoir‐faire|2.10|12:30|fin...|…"
    "|re\u0301colte|cul\u00adtivé|mot\u200b|#mot|@nom|100 %|mot:|mot :|mot\u00a0:|«\u00a0mot\u00a0»"
    '|de de|UE|EBC|fiche 2.6|- point|* point|+ 3|1. un|• puce|– tiret|a -- b|a --- b|"cité"'
    "|'cité'|''|\\*|\\|[|]|{|}|%|&|!|?|,|~|é|--|---|# titre|<b>gras</b>"
).split("|")
_BLANCS = st.sampled_from([" "] * 6 + ["  ", "   ", "\u00a0", "\u202f", " \u00a0", "\t"])
_ADRESSES = re.compile(r"https?://")


@st.composite
def phrases(draw: st.DrawFn) -> str:
    """A few words on one line, with every trap of the keyboard."""
    possibles = st.sampled_from(["Le", "jardin", "partagé", *_MOTS])
    mots = draw(st.lists(possibles, min_size=1, max_size=7))
    return "".join(mot + draw(_BLANCS) for mot in mots[:-1]) + mots[-1]


@st.composite
def valeurs(draw: st.DrawFn, retrait: int = 0) -> str:
    """A phrase as one writes it after a key: bare, between quotes, or under `|`."""
    phrase = draw(phrases())
    genre = draw(st.sampled_from(["nue", "double", "simple", "double", "bloc"]))
    if genre == "double":
        return '"' + phrase.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if genre == "simple":
        return "'" + phrase.replace("'", "''") + "'"
    if genre == "bloc" and retrait:
        marge = " " * retrait
        lignes = draw(blocs()).split("\n")
        return "|-\n" + "\n".join(marge + t if t.strip() else "" for t in lignes)
    return phrase


@st.composite
def blocs(draw: st.DrawFn) -> str:
    """Paragraphs, lists, tables and code, not all of them well made."""
    morceaux = []
    for _ in range(draw(st.integers(1, 5))):
        genre = draw(st.sampled_from("titre texte liste code tableau coupe trait".split()))
        ligne = draw(phrases())
        if genre == "titre":
            morceaux.append(f"## {ligne}")
        elif genre == "liste":
            marque = draw(st.sampled_from(["-", "*", "+", "1.", "•", "-  "]))
            suite = draw(st.sampled_from(["", "\n\n    ", "\n    * "]))
            morceaux.append(f"{marque} {ligne}\n{marque} {draw(phrases())}{suite}")
        elif genre == "code":
            morceaux.append(f"```\n{ligne}  \n\n\n* x\n```")
        elif genre == "tableau":
            morceaux.append(f"| a  | b |\n|----|---|\n| {ligne.replace('|', '')}  | c |")
        elif genre == "coupe":
            morceaux.append(f"{ligne}{draw(st.sampled_from([' ', '  ', '   ', chr(9)]))}\nsuite")
        elif genre == "trait":
            morceaux.append(draw(st.sampled_from(["* * *", "---", "- - -"])))
        else:
            morceaux.append(ligne)
    return draw(st.sampled_from(["\n\n", "\n\n", "\n\n\n", "\n"])).join(morceaux)


@st.composite
def fiches(draw: st.DrawFn) -> bytes:
    """A fiche that its author wrote fast: keys in any order, quotes or not, signs from anywhere."""

    def ligne(retrait: int, cle: str, valeur: str) -> str:
        fin = draw(st.sampled_from([""] * 5 + [" ", "\t", "  # note"]))
        return f"{' ' * retrait}{cle}: {valeur}{fin if not valeur.startswith('|') else ''}\n"

    def objet(champs: list[tuple[str, str]]) -> str:
        premier, *suite = draw(st.permutations(champs))
        return ("  - " + ligne(0, *premier)) + "".join(ligne(4, *champ) for champ in suite)

    def points(nombre: int) -> str:
        return "".join(f"  - {draw(valeurs())}\n" for _ in range(nombre))

    rubriques = [
        ligne(0, "numero", draw(st.sampled_from(['"2.99"', "2.99", "'2.99'"]))),
        ligne(0, draw(st.sampled_from(["titre", "Titre"])), draw(valeurs())),
        ligne(0, draw(st.sampled_from(["resume", "résumé"])), draw(valeurs())),
        ligne(0, "statut", draw(st.sampled_from(["proposition", "Proposition", "brouillon"]))),
        "contexte:\n" + points(draw(st.integers(1, 3))),
        "enjeux:\n" + points(1),
        "definitions:\n"
        + objet(
            [("terme", draw(valeurs())), ("titre", draw(valeurs())), ("texte", draw(valeurs(6)))]
        ),
        "exemples_mes:\n"
        + objet(
            [("texte", draw(valeurs())), ("periode", draw(st.sampled_from(["1995", '"1995"'])))]
        ),
        "mots_cles: [jardin, 2024]\n",
        "# une remarque\nsources:\n"
        + objet([("titre", draw(valeurs())), ("annee", "2015"), ("url", "https://a.org/l’été")]),
    ]
    entete = "".join(draw(st.permutations(rubriques)))
    debut = draw(st.sampled_from(["", "", "", "\n", "\ufeff"]))
    fin = draw(st.sampled_from(["", "\n", "\n\n\n", "  \n"]))
    texte = f"{debut}---\n{entete}---\n\n{draw(blocs())}{fin}"
    return draw(st.sampled_from([texte, texte, texte.replace("\n", "\r\n")])).encode()


def _examiner(octets: bytes) -> tuple[FicheLue, tuple[Diagnostic, ...]]:
    if not _REFERENTIELS:
        _REFERENTIELS.append(charger(RACINE).corpus.referentiels)
    lue, constats = lire(FichierBrut(CHEMIN, octets), _REFERENTIELS[0])
    assert isinstance(lue, FicheLue)
    return lue, constats


def _corriger(octets: bytes) -> Correction:
    return corriger(CHEMIN, octets, _examiner)


def _mots(texte: str) -> list[str]:
    texte = re.sub("[\u00ad\u200b\u2060]", "", unicodedata.normalize("NFC", texte))
    # What is a letter here and an apostrophe there; the sign of an inclusive form.
    return re.findall(r"[^\W_]+", normaliser(texte).replace("º", "°"))


def _page(texte: str) -> object:
    """What is read on a page made of `texte`: words, shape, code and addresses."""
    html = markdown.markdown(
        texte,
        extensions=[
            *"abbr admonition attr_list def_list fenced_code footnotes md_in_html tables".split(),
            "recueil.extensions.typographie",
        ],
    )
    soupe = BeautifulSoup(html, "html.parser")
    code = [balise.extract().get_text() for balise in soupe.find_all(["pre", "code"])]
    formes = [balise.name for balise in soupe.find_all(True) if balise.name not in ("span", "sup")]
    adresses = [balise["href"] for balise in soupe.find_all("a")]
    for balise in soupe.find_all(["br", "p", "li", "td", "th", "h2"]):
        balise.insert_before(" ")
    return _mots(soupe.get_text()), formes, code, adresses


def _dit(lue: FicheLue) -> object:
    """What a fiche says: each value under its key, then its text."""
    assert lue.document is not None

    def valeur(contenu: object, cle: str = "") -> object:
        if isinstance(contenu, dict):
            return {plat(nom): valeur(v, nom) for nom, v in contenu.items()}
        if isinstance(contenu, list):
            return [valeur(v) for v in contenu]
        if cle == "statut":
            return str(contenu).lower()
        if _ADRESSES.match(str(contenu)):
            return contenu
        return _page(str(contenu)) if cle == "texte" else _mots(str(contenu))

    return valeur(lue.document.donnees), _page(lue.source.corps)


def _erreurs(diagnostics: tuple[Diagnostic, ...]) -> int:
    return sum(diagnostic.gravite is Gravite.ERREUR for diagnostic in diagnostics)


@given(octets=fiches())
@settings(max_examples=100, deadline=None)
def test_rien_ne_change_que_l_ecriture(octets: bytes) -> None:
    avant, constats = _examiner(octets)
    fait = _corriger(octets)
    apres, restent = _examiner(fait.octets)
    event("corrigée" if fait.change else "laissée")
    assert fait.restent == restent
    if avant.document is not None:
        assert _dit(apres) == _dit(avant)
    assert _erreurs(restent) <= _erreurs(constats)


@given(octets=fiches() | fiches_abimees() | st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_deux_fois_donne_la_meme_chose(octets: bytes) -> None:
    une = _corriger(octets)
    deux = _corriger(une.octets)
    assert (deux.octets, deux.change, deux.faites) == (une.octets, False, ())
    assert une.change == (une.octets != octets)
    if not une.change:
        assert une.faites == ()


@given(octets=fiches())
@settings(max_examples=100, deadline=None)
def test_ce_qui_est_fait_ne_se_redit_pas(octets: bytes) -> None:
    restent = _corriger(octets).restent
    # A sure correction is left only where it would change what is read.
    assert [d.code for d in restent if d.certaine and d.code < "R080" and d.code > "R020"] == []
