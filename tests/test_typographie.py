"""French typography, as text and in the document."""

import re
from html import unescape

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recueil.typographie import composer_segments, typographier

N, F = "\u00a0", "\u202f"

COMPOSES = [
    ("Qui ? Moi ; toi !", f"Qui{F}? Moi{F}; toi{F}!"),
    ("Qui? Moi; toi!", f"Qui{F}? Moi{F}; toi{F}!"),
    ("Quoi ?!", f"Quoi{F}?!"),
    ("Quoi... ?", f"Quoi…{F}?"),
    ("(vraiment ?)", f"(vraiment{F}?)"),
    ("Deux points : oui", f"Deux points{N}: oui"),
    ("Enjeux:", f"Enjeux{N}:"),
    ("« mot »", f"«{N}mot{N}»"),
    ("«mot» : «autre»", f"«{N}mot{N}»{N}: «{N}autre{N}»"),
    ("l'économie, d'« essaimage », aujourd'hui", f"l’économie, d’«{N}essaimage{N}», aujourd’hui"),
    ("l'ESS, qu'1 jour", "l’ESS, qu’1 jour"),
    ("et cetera...", "et cetera…"),
    ("20 °C, 20°C, 35 %, 35%, 100 €", f"20{N}°C, 20{N}°C, 35{N}%, 35{N}%, 100{N}€"),
    ("n° 5, N°12", f"n°{N}5, N°{N}12"),
    ("2 600 personnes, 1 234 567 €", f"2{F}600 personnes, 1{F}234{F}567{N}€"),
    ("voir https://a.org/?x=1 : oui", f"voir https://a.org/?x=1{N}: oui"),
    ("la fiche 3.4, les Fiches 2.6 et 3.1", f"la fiche{N}3.4, les Fiches{N}2.6 et{N}3.1"),
    ("fiches 1.2, 1.3 ou\n10.4", f"fiches{N}1.2, 1.3 ou{N}10.4"),
    ("la partie 2, page\n12", f"la partie{N}2, page{N}12"),
    ("Qui\n? Moi", f"Qui{F}? Moi"),
]

INTACTS = [
    "À 12:30, 3:1 et clé:valeur",
    "https://a.org/a?b=1;c:2!",
    "www.le-mes.org/?a",
    "ecrire@le-mes.org",
    r"C:\dossier",
    ":smile: et ::",
    "(?) [!] (:",
    "a?b!c;d",
    "R&amp;D &nbsp; &#160;",
    "'cité' et 5'30",
    "....",
    "en 2019 200 personnes",
    "01 44 52 33 33",
    "2.6 et 2.10",
    "une affiche 3.4, une fiche à 2 faces",
    "? en tête",
]


@pytest.mark.parametrize(("source", "attendu"), COMPOSES)
def test_ce_qui_est_compose(source: str, attendu: str) -> None:
    assert typographier(source) == attendu
    assert typographier(attendu) == attendu


@pytest.mark.parametrize("source", INTACTS)
def test_ce_qui_ne_change_pas(source: str) -> None:
    assert typographier(source) == source


_ALPHABET = st.text(alphabet=f"ab'1 .:;?!«»…’°n%€\n\t{N}{F}-&/@\\()[]", max_size=60) | st.text()


@given(_ALPHABET)
@settings(max_examples=1500)
def test_deux_fois_donne_la_meme_chose(texte: str) -> None:
    une = typographier(texte)
    assert typographier(une) == une


def _fond(texte: str) -> str:
    return re.sub(r"\s+", "", texte).replace("’", "'").replace("…", "...")


@given(_ALPHABET)
@settings(max_examples=800)
def test_seuls_changent_espaces_apostrophes_et_suspensions(texte: str) -> None:
    assert _fond(typographier(texte)) == _fond(texte)


@given(st.lists(st.text(alphabet=f"ab' .:;?!«»{N}", max_size=8), max_size=6))
@settings(max_examples=800)
def test_un_texte_coupe_se_compose_comme_entier(segments: list[str]) -> None:
    composes = composer_segments(segments)
    assert "".join(composes) == typographier("".join(segments))
    # Three dots in two elements become one sign; no other sign changes element.
    assert [_fond(s).replace(".", "") for s in composes] == [
        _fond(s).replace(".", "") for s in segments
    ]


@pytest.mark.parametrize(
    "motif", [" ", "?", "«", "»", "'", ":", ".", "a ", "1 ", "\x02", "a@", "&a"]
)
def test_le_temps_reste_lineaire(motif: str) -> None:
    """Quadratic time would take minutes here."""
    assert typographier(motif * 200_000) is not None


EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "recueil.extensions.sections",
    "recueil.extensions.typographie",
]


def html(source: str, **options: object) -> str:
    """The HTML that a page of the site gets."""
    return markdown.markdown(
        source, extensions=EXTENSIONS, extension_configs={EXTENSIONS[-1]: options}
    )


@pytest.mark.parametrize(
    ("source", "attendu"),
    [
        ("**mot** : suite", f"<p><strong>mot</strong>{N}: suite</p>"),
        ("« **mot** »", f"<p>«{N}<strong>mot</strong>{N}»</p>"),
        ("l'**innovation**", "<p>l’<strong>innovation</strong></p>"),
        ("`a ? b` : c ?", f"<p><code>a ? b</code>{N}: c{F}?</p>"),
        ("le 1er, la 2e", "<p>le 1<sup>er</sup>, la 2<sup>e</sup></p>"),
        ("au XXIe siècle", "<p>au XXI<sup>e</sup> siècle</p>"),
        ("Ce, De, Le, Me, 2.6e, H2e", "<p>Ce, De, Le, Me, 2.6e, H2e</p>"),
        (
            "Vers 2010, la Ire et les 1ers",
            "<p>Vers 2010, la I<sup>re</sup> et les 1<sup>ers</sup></p>",
        ),
        (
            "Les acteur·ices, l'un·e",
            '<p>Les <span class="inclusif">acteur·ices</span>, '
            'l’<span class="inclusif">un·e</span></p>',
        ),
        (
            '[qui ?](a.html?b=1:2 "Dis : quoi ?")',
            f'<p><a href="a.html?b=1:2" title="Dis : quoi ?">qui{F}?</a></p>',
        ),
        ("<https://a.org/?x=1>", '<p><a href="https://a.org/?x=1">https://a.org/?x=1</a></p>'),
        ("R&D : a", f"<p>R&amp;D{N}: a</p>"),
        ("a \\! b", "<p>a ! b</p>"),
        ("## Qui ? { #qui }", f'<h2 id="qui">Qui{F}?</h2>'),
        (
            "## Qui sont les acteurs ?",
            f'<h2 id="qui-sont-les-acteurs">Qui sont les acteurs{F}?</h2>',
        ),
        (
            "Le MES : oui\n\n*[MES]: Mouvement",
            f'<p>Le <abbr title="Mouvement">MES</abbr>{N}: oui</p>',
        ),
        ("- un ;\n- deux :\n\n    - trois ?", None),
        ("    code ? ici : là", "<pre><code>code ? ici : là\n</code></pre>"),
        ('Fin\n{: .note title="a : b ?" }', '<p class="note" title="a : b ?">Fin</p>'),
        ("Mot ?[^1]\n\n[^1]: Note : ici.", None),
    ],
)
def test_dans_le_document(source: str, attendu: str | None) -> None:
    if attendu is not None:
        assert html(source) == attendu
    else:
        rendu = unescape(re.sub(r"<[^>]+>", "", html(source)))
        assert not re.search(r"\w [:;?!]", rendu)
        assert F in rendu


def test_les_autres_langues_restent_comme_elles_sont() -> None:
    assert (
        html("Who? It's 1st: acteur·ices...", langue="en") == "<p>Who? It's 1st: acteur·ices...</p>"
    )


def test_une_citation_et_son_paragraphe_sont_deux_contextes() -> None:
    assert f"{N}:" not in html("> mot\n\n: suite")


@given(st.text(max_size=200))
@settings(max_examples=400, deadline=None)
def test_aucun_texte_ne_fait_tomber_le_rendu(texte: str) -> None:
    assert isinstance(html(texte), str)


@given(st.text(alphabet="abé '?!;: «».…", min_size=1, max_size=60))
@settings(max_examples=400, deadline=None)
def test_le_rendu_est_le_texte_compose(texte: str) -> None:
    source = " ".join(f"a{texte}z".split())
    rendu = unescape(re.sub(r"<[^>]+>", "", html(source)))
    assert rendu == typographier(source)


def test_les_sections() -> None:
    source = (
        "# Titre\n\n## Un { #un .un }\n\nA\n\n### Sous { .sous }\n\nB\n\n## Libre\n\nC\n\n"
        "## Deux { .deux }\n\nD\n\n# Fin\n\nE\n"
    )
    rendu = re.sub(r"\s*\n\s*", "", html(source))
    assert rendu == (
        '<h1 id="titre">Titre</h1>'
        '<section class="un"><h2 id="un">Un</h2><p>A</p>'
        '<section class="sous"><h3 id="sous">Sous</h3><p>B</p></section></section>'
        '<h2 id="libre">Libre</h2><p>C</p>'
        '<section class="deux"><h2 id="deux">Deux</h2><p>D</p></section>'
        '<h1 id="fin">Fin</h1><p>E</p>'
    )
