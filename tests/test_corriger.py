"""`recueil corriger`: what it mends, what it never touches."""

import re
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from recueil.catalogue import composer
from recueil.correction.ordre import ORDRE, ordonner
from recueil.forme import fiche_lue

from .conftest import FICHE, Commande, copier

_TEXTE = Path(__file__).with_name("exemple").joinpath(FICHE).read_text("utf-8")


def _gater(copie: Path, **remplacements: str) -> Path:
    fiche = copie / FICHE
    texte = fiche.read_text("utf-8")
    for avant, apres in remplacements.items():
        assert avant in texte
        texte = texte.replace(avant, apres, 1)
    fiche.write_text(texte, "utf-8")
    return fiche


TITRE = 'titre_court: "Innovation sociale"'


@pytest.mark.parametrize(
    ("mauvaise", "bonne"),
    [
        ("titre_court: Innovation : sociale", 'titre_court: "Innovation : sociale"'),
        ('titre_court:"Innovation sociale"', TITRE),
        ('titre_court: "Les acteur·rice·s"', 'titre_court: "Les acteur·ices"'),
        (f"{TITRE} ", TITRE),
    ],
)
def test_ce_qui_se_corrige(mauvaise: str, bonne: str, copie: Path, recueil: Commande) -> None:
    fiche = _gater(copie, **{TITRE: mauvaise})
    code, sortie = recueil("corriger", dans=copie)
    assert code == 0
    assert FICHE in sortie
    assert bonne in fiche.read_text("utf-8").split("\n")
    assert recueil("valider", FICHE, dans=copie)[0] == 0
    # Again: nothing is left to do.
    octets = fiche.read_bytes()
    assert "rien à corriger" in recueil("corriger", dans=copie)[1]
    assert fiche.read_bytes() == octets


def test_les_rubriques_se_rangent_avec_leurs_commentaires(copie: Path, recueil: Commande) -> None:
    fiche = _gater(
        copie,
        **{
            'numero: "2.6"\n': "# le statut d'abord\nstatut: proposition\n",
            "statut: proposition\ncontexte": '# le numéro ensuite\nnumero: "2.6"\ncontexte',
        },
    )
    assert recueil("corriger", dans=copie)[0] == 0
    lignes = fiche.read_text("utf-8").split("\n")
    assert lignes[1:3] == ["# le numéro ensuite", 'numero: "2.6"']
    rang = lignes.index("statut: proposition")
    assert lignes[rang - 1] == "# le statut d'abord"


def test_montrer_n_ecrit_rien(copie: Path, recueil: Commande) -> None:
    fiche = _gater(copie, **{TITRE: "titre_court: Innovation : sociale"})
    octets = fiche.read_bytes()
    code, sortie = recueil("corriger", "--montrer", dans=copie)
    assert code == 1
    assert "\n-titre_court: Innovation : sociale\n" in sortie
    assert '\n+titre_court: "Innovation : sociale"\n' in sortie
    assert fiche.read_bytes() == octets


@pytest.mark.parametrize(("forge", "marque"), [("github", ""), ("gitlab", ":-0+0")])
def test_suggestions(forge: str, marque: str, copie: Path, recueil: Commande) -> None:
    _gater(copie, **{TITRE: "titre_court: Innovation : sociale"})
    code, sortie = recueil("corriger", "--suggestions", forge, dans=copie)
    assert code == 1
    assert (
        f'{FICHE}, ligne 4 :\n```suggestion{marque}\ntitre_court: "Innovation : sociale"\n```'
        in (sortie)
    )


def test_les_fins_de_ligne_et_la_marque(copie: Path, recueil: Commande) -> None:
    fiche = copie / FICHE
    droit = fiche.read_bytes()
    fiche.write_bytes(b"\xef\xbb\xbf" + droit.replace(b"\n", b"\r\n"))
    fiche.chmod(0o640)
    assert recueil("corriger", dans=copie)[0] == 0
    assert fiche.read_bytes() == droit
    assert stat.S_IMODE(fiche.stat().st_mode) == 0o640
    assert list(fiche.parent.glob(".*")) == []


def test_ce_qui_n_est_pas_sur_reste(copie: Path, recueil: Commande) -> None:
    fiche = copie / FICHE
    octets = fiche.read_text("utf-8").encode("cp1252", errors="replace")
    fiche.write_bytes(octets)
    code, sortie = recueil("corriger", FICHE, dans=copie)
    assert code == 0
    assert "à revoir par vous" in sortie
    assert fiche.read_bytes() == octets


@pytest.mark.parametrize("arguments", [["absent.md"], ["--montrer", "--suggestions", "github"]])
def test_mauvais_appel(arguments: list[str], copie: Path, recueil: Commande) -> None:
    assert recueil("corriger", *arguments, dans=copie)[0] == 2


@st.composite
def fiches_mal_ecrites(draw: st.DrawFn) -> str:
    """The example's fiche as careless hands would leave it: all that it says is still there."""
    _, entete, corps = _TEXTE.split("---\n", 2)
    blocs = re.split(r"^(?=[a-z_]+:)", entete, flags=re.MULTILINE)[1:]
    lignes = "".join(draw(st.permutations(blocs))).split("\n")
    for _ in range(draw(st.integers(0, 6))):
        # Not the empty last one: a space there would make ` ---`, which closes nothing.
        rang = draw(st.integers(0, len(lignes) - 2))
        ligne = lignes[rang]
        action = draw(st.sampled_from(["espace", "nue", "doubles", "inclusif", "commentaire"]))
        if action == "espace":
            lignes[rang] = ligne + draw(st.sampled_from([" ", "\t", "  "]))
        elif action == "nue":
            lignes[rang] = re.sub(r'^([a-z_]+: )"([^"\\]*)"$', r"\1\2", ligne)
        elif action == "doubles":
            lignes[rang] = ligne.replace(", ", ",  ", 1)
        elif action == "inclusif":
            lignes[rang] = ligne.replace("acteur·ices", "acteur·rice·s")
        elif re.match("[a-z_]+:", ligne):
            lignes.insert(rang, "# un commentaire")
    fin = draw(st.sampled_from(["", "\n", "\n\n\n"]))
    texte = f"---\n{chr(10).join(lignes)}---\n{corps.rstrip()}{fin}"
    return draw(st.sampled_from([texte, texte.replace("\n", "\r\n"), f"\ufeff{texte}"]))


def _dit(octets: bytes) -> object:
    """What a fiche says, up to typography."""
    lue, _ = fiche_lue(FICHE, octets, True)
    assert lue.document is not None

    def plat(valeur: object) -> object:
        if isinstance(valeur, dict):
            return {cle: plat(v) for cle, v in valeur.items()}
        if isinstance(valeur, list):
            return [plat(v) for v in valeur]
        texte = re.sub(r"[·](rice|trice)[·]?s", "·ices", str(valeur))
        return re.sub(r"\s+", " ", composer(texte, "fr")).strip()

    return plat(lue.document.donnees), plat(lue.source.corps)


@given(texte=fiches_mal_ecrites())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_le_sens_ne_change_jamais(
    texte: str, tmp_path_factory: pytest.TempPathFactory, recueil: Commande
) -> None:
    copie = copier(tmp_path_factory.mktemp("corriger") / "copie")
    fiche = copie / FICHE
    fiche.write_bytes(texte.encode())
    assert recueil("corriger", FICHE, dans=copie)[0] == 0
    corrigee = fiche.read_bytes()
    assert _dit(corrigee) == _dit(texte.encode())
    assert recueil("corriger", FICHE, dans=copie)[0] == 0
    assert fiche.read_bytes() == corrigee


@given(ordre=st.permutations([cle for cle in ORDRE if cle != "traduit_de"]))
@settings(max_examples=50, deadline=None)
def test_l_ordre_est_celui_du_format(ordre: list[str]) -> None:
    rangees = ordonner([f"{cle}: x" for cle in ordre])
    assert rangees == [f"{cle}: x" for cle in ORDRE if cle != "traduit_de"]
    assert ordonner(["inconnue: x", "numero: 1"]) == ["inconnue: x", "numero: 1"]
    assert ordonner(["titre: [", "numero: 1"]) == ["titre: [", "numero: 1"]
