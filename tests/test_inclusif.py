"""Inclusive forms: which ones are seen, and how they should be written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from recueil.francais.inclusif import Faute, formes, normaliser

CERTAINES = """
salarié-ess salarié·es | salarié-e-s salarié·es | salarié(e)s salarié·es | salarié.e.s salarié·es
salarié/e/s salarié·es | salarié•es salarié·es | salariés·es salarié·es | un(e) un·e | un-e un·e
acteur-rice-s acteur·ices | acteur·rice·s acteur·ices | acteur-ices acteur·ices
acteur(rice)s acteur·ices | directeur-trice directeur·ice | chercheur-ses chercheur·ses
professionnel-le-s professionnel·les | professionnel.le.s professionnel·les | tous-tes tou·tes
citoyen(ne)s citoyen·nes | français-es français·es | étudiants·es étudiant·es
ouvrier-ère-s ouvrier·ères | créatif-ve créatif·ve | nombreux-ses nombreux·ses | élu.es élu·es
régionaux-ales régionaux·ales | agent-e-s agent·es | expert.e.s expert·es | Salarié-es Salarié·es
bénévole·es bénévoles | responsable(e)s responsables | docteur-e docteur·e | chef(fe) chef·fe
"""
DOUTEUSES = "chercheur.ses professionnel.les professionnel/les".split()
JUSTES = """
salarié·es acteur·ices acteur·rices chercheur·ses français·es régional·e locaux·ales chef·fe
ouvrier·ère entrepreneur·ses nouveau·elle chacun·e porteur·euses
""".split()
AUTRES = """
prenez-les donne-le est-ce porte-parole tiers-lieux savoir-faire va-t-on ai-je vingt-et-un et/ou
il/elle acteurs/actrices monsite.es emploi.es mondragon.es social.les fin.Les droit(s) fiche(s)
membre·s main-d'œuvre avenir.e voisin.es rendez-vous public·que a.e SALARIÉ-E-S dit-on c.-à-d.
nouvelles-elles lui-même celui-ci bien-être entrée/sortie mètre/seconde
""".split()


@pytest.mark.parametrize("paire", CERTAINES.replace("\n", "|").split("|")[1:-1])
def test_ce_qui_se_corrige(paire: str) -> None:
    ecrite, voulue = paire.split()
    (forme,) = formes(f"Les {ecrite}, enfin")
    assert (forme.ecrite, forme.voulue, forme.certaine) == (ecrite, voulue, True)
    assert forme.faute is not None
    assert normaliser(f"« {ecrite} », d'{ecrite}.") == f"« {voulue} », d'{voulue}."


@pytest.mark.parametrize("ecrite", DOUTEUSES)
def test_ce_qui_se_demande(ecrite: str) -> None:
    (forme,) = formes(ecrite)
    assert (forme.faute, forme.certaine) == (Faute.SIGNE, False)
    assert normaliser(ecrite) == ecrite


@pytest.mark.parametrize("ecrite", JUSTES)
def test_ce_qui_est_juste(ecrite: str) -> None:
    (forme,) = formes(f"Des {ecrite}.")
    assert (forme.voulue, forme.faute) == (ecrite, None)


@pytest.mark.parametrize("mot", AUTRES)
def test_ce_qui_est_autre_chose(mot: str) -> None:
    assert [f for f in formes(f"Un {mot}.") if f.faute] == []


@given(st.text(alphabet="salriéeurctx·-./()s es", max_size=30))
def test_deux_fois_donne_la_meme_chose(texte: str) -> None:
    une = normaliser(texte)
    assert normaliser(une) == une
