"""Reading: bytes to text, YAML to values with places."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recueil.diagnostic import Position
from recueil.libyaml import analyser
from recueil.noeuds import YAMLIllisible
from recueil.source import TypeDeDefaut, lire_fiche

FICHE = "---\nnumero: '2.10'\ncontexte:\n  - a\n---\n\nCorps\n"


@pytest.mark.parametrize("fin", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("marque", [b"", b"\xef\xbb\xbf"])
def test_les_fins_de_ligne_et_la_marque_ne_changent_rien(fin: str, marque: bytes) -> None:
    source = lire_fiche("f.md", marque + FICHE.replace("\n", fin).encode())
    assert source.defauts == ()
    assert source.entete == "numero: '2.10'\ncontexte:\n  - a\n"
    assert source.corps == "\nCorps\n"
    assert (source.ligne_entete, source.ligne_corps) == (2, 6)


@pytest.mark.parametrize(
    ("octets", "type_", "detail", "position"),
    [
        (FICHE.encode("utf-16"), TypeDeDefaut.ENCODAGE, "UTF-16", Position(1, 1)),
        (
            "---\na: é\n---\n".encode("cp1252"),
            TypeDeDefaut.ENCODAGE,
            "Windows-1252",
            Position(2, 4),
        ),
        (
            "---\na: é\n---\n".encode("mac-roman"),
            TypeDeDefaut.ENCODAGE,
            "Mac Roman",
            Position(2, 4),
        ),
        (b"---\na: \x00\n---\n", TypeDeDefaut.CARACTERE_INTERDIT, "U+0000", Position(2, 4)),
        (b"Bonjour\n", TypeDeDefaut.ENTETE_ABSENT, "", Position(1, 1)),
        (b"", TypeDeDefaut.ENTETE_ABSENT, "", Position(1, 1)),
        (b"---\na: b\n\n## T\n", TypeDeDefaut.ENTETE_NON_REFERME, "", Position(4, 1)),
    ],
)
def test_les_defauts(octets: bytes, type_: TypeDeDefaut, detail: str, position: Position) -> None:
    (defaut,) = lire_fiche("f.md", octets).defauts
    assert (defaut.type, defaut.detail, defaut.position) == (type_, detail, position)


@given(st.binary(max_size=400))
@settings(max_examples=300)
def test_des_octets_quelconques_se_lisent(octets: bytes) -> None:
    source = lire_fiche("f.md", octets)
    for defaut in source.defauts:
        assert 1 <= defaut.position.ligne <= len(source.lignes)
        assert 1 <= defaut.position.colonne <= len(source.ligne(defaut.position.ligne)) + 1


def test_tout_scalaire_est_un_texte() -> None:
    lignes = ["2.10", "non", "12:30", "2020-01-01", "0o17", "1_000", "~", "1e3", "0x1F"]
    document = analyser("".join(f"- {ligne}\n" for ligne in lignes))
    assert document.donnees == lignes


def test_chaque_valeur_sait_ou_elle_est() -> None:
    document = analyser("é: x\nliste:\n  - terme: 'œuf'\n    texte: |-\n      un\n      deux\n", 5)
    assert document.reperes[("é",)].cle == Position(5, 1, 1)
    assert document.reperes[("é",)].valeur == Position(5, 4, 1)
    terme = document.reperes[("liste", 0, "terme")]
    assert (terme.cle, terme.valeur, terme.cite) == (Position(7, 5, 5), Position(7, 12, 5), True)
    texte = document.reperes[("liste", 0, "texte")]
    assert (texte.valeur.ligne, texte.ligne_fin, texte.bloc) == (8, 10, True)


def test_les_doublons_gardent_la_premiere_valeur() -> None:
    document = analyser("a: 1\nb: 2\na: 3\n")
    assert document.donnees == {"a": "1", "b": "2"}
    (doublon,) = document.doublons
    assert (doublon.position, doublon.premiere) == (Position(3, 1), Position(1, 1))


def test_une_bombe_d_alias_ne_se_deplie_pas() -> None:
    lignes = ["a0: &a0 [x]"]
    lignes += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    document = analyser("\n".join(lignes))
    assert len(document.alias) == 29 * 9


@given(st.text(alphabet="ab:-\"'[]{}|>&*!%@#, \n\t\\é", max_size=80))
@settings(max_examples=500)
def test_un_yaml_quelconque_se_lit_ou_se_refuse(texte: str) -> None:
    refus = None
    try:
        analyser(texte)
    except YAMLIllisible as erreur:
        refus = erreur
    assert refus is None or refus.position.ligne >= 1


_LIGNES = """\
---/--- / ---/----/- - -/–––/***/...//  /\t/a: b/  a: b/  - "c"/- c/#/# d/## d/### Titre/Du texte.
a:/x/: y/|/> z/```/a :b/a: |/    e/\u00a0/---\t/A: b/é: b/-/--/___"""
_LIGNES_SEULES = st.sampled_from(_LIGNES.replace("\n", "/").split("/"))


@given(st.lists(_LIGNES_SEULES, max_size=12))
@settings(max_examples=2000, deadline=None)
def test_un_entete_est_delimite_au_premier_coup_d_oeil_comme_de_pres(lignes: list[str]) -> None:
    texte = "\n".join(["---", "a: b", *lignes])
    # A blank line above asks for the closer look.
    de_pres = lire_fiche("f.md", b"\n" + texte.encode())
    d_un_coup = lire_fiche("f.md", texte.encode())
    assert d_un_coup.entete == de_pres.entete
    assert d_un_coup.corps == de_pres.corps
    assert d_un_coup.ligne_entete == de_pres.ligne_entete - 1
    assert d_un_coup.ligne_corps == de_pres.ligne_corps - 1
    assert len(d_un_coup.defauts) == len(de_pres.defauts)
