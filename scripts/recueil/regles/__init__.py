"""The rules, one module each, gathered by what they look at.

A rule never prints and never decides: it yields diagnostics. To add one, write its module
and name it here, with what it looks at; the tests then ask for its documentation (see
`documentation`), a bad fiche and a good one.

A module is imported when something is to be looked at that its rule looks at: most runs have no
line of YAML to mend and no error of shape to explain.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import ModuleType

from recueil.regles.regle import Regle

# The functions that each one defines: see `recueil.regles.regle`.
_REGARDENT: Mapping[str, str] = {
    "r001_encodage": "sur_texte",
    "r002_entete_absent": "sur_texte",
    "r003_entete_non_referme": "sur_texte",
    # These put lines right in memory, each for those that come after: the blanks first, then
    # what separates a key from its value, then how lines stand, then what values are made of.
    "r010_tabulation": "reparer",
    "r004_accolades": "reparer",
    "r005_marque": "reparer",
    "r006_rubrique_en_forme": "reparer",
    "r009_tiret_de_liste": "reparer",
    "r015_espace_oubliee": "reparer",
    "r017_guillemets_courbes": "reparer",
    "r011_guillemet_ouvert": "reparer",
    "r019_guillemet_trop_tot": "reparer",
    "r018_barre_inversee": "reparer",
    "r008_retrait": "reparer",
    "r007_signe_reserve": "reparer",
    "r016_diese": "reparer",
    "r012_deux_points": "reparer",
    "r013_ecriture_yaml": "sur_document",
    "r014_cle_en_double": "sur_document",
    # Empty before the others: an empty value also has the wrong type and length.
    "r023_rubrique_vide": "sur_forme",
    "r020_rubrique_manquante": "sur_forme",
    "r021_rubrique_inconnue": "sur_forme",
    "r022_forme": "sur_forme",
    "r024_longueur": "sur_forme",
    "r025_valeur_hors_liste": "sur_forme",
    "r026_ecriture": "sur_forme",
    "r028_langue_sans_textes": "sur_langues",
    "r029_langue_du_site": "sur_releve",
    "r030_rangement": "sur_fiche",
    "r031_numero_en_double": "sur_releve",
    "r032_reference_inconnue": "sur_fiche sur_referentiel sur_releve",
    "r033_terme_en_double": "sur_fiche",
    "r034_terme_partage": "sur_corpus",
    "r035_renvois": "sur_releve",
    "r036_renvoi_a_un_brouillon": "sur_releve",
    "r037_traduction": "sur_releve",
    "r038_traduction_perimee": "sur_releve",
    "r039_traduction_en_francais": "sur_releve",
    "r040_entree_en_double": "sur_referentiel",
    "r041_entree_inutilisee": "relever sur_corpus",
    "r042_mention_inconnue": "relever sur_releve",
    "r043_lien_casse": "relever sur_releve",
    "r044_ancre_inconnue": "relever sur_releve",
    "r045_image_absente": "sur_releve",
    "r046_regions": "sur_referentiel",
    "r047_periode_a_l_envers": "sur_fiche",
    "r048_repetition": "sur_fiche",
    "r049_abreviation": "sur_fiche",
    "r050_a_completer": "sur_fiche",
    "r051_titre_court": "sur_fiche",
    "r052_titre_de_niveau_1": "sur_fiche",
    "r053_texte_simple": "sur_fiche",
    "r054_gras_pour_titre": "sur_fiche",
    "r055_meme_nom": "sur_referentiel",
    "r056_signe_sans_effet": "sur_fiche",
    "r060_niveau_de_titre": "sur_fiche",
    "r061_mise_en_forme_ouverte": "sur_fiche",
    "r062_image_sans_texte": "sur_fiche",
    "r063_adresse_nue": "sur_fiche",
    "r064_lien_sans_texte": "sur_fiche",
    "r065_lien_creux": "sur_fiche",
    "r066_tableau": "sur_fiche",
    "r067_renvoi_sans_adresse": "sur_fiche",
    "r068_note": "sur_fiche",
    "r069_lien_mal_ecrit": "sur_fiche",
    "r070_liste_collee": "sur_fiche",
    "r071_sous_liste": "sur_fiche",
    "r072_liste_a_parentheses": "sur_fiche",
    "r073_code_ouvert": "sur_fiche",
    "r074_fausse_puce": "sur_fiche",
    "r075_numero_perdu": "sur_fiche",
    "r076_texte_en_code": "sur_fiche",
    "r077_titre_mal_ecrit": "sur_fiche",
    "r078_silence_mal_ecrit": "sur_consignes",
    "r079_silence_inutile": "sur_silences",
    "r080_point_median": "sur_fiche",
    "r081_forme_inclusive": "sur_fiche",
    "r082_trop_de_points_medians": "sur_fiche",
    "r083_sigle_inconnu": "relever sur_releve",
    "r084_espaces": "sur_fiche",
    "r085_mot_en_double": "sur_fiche",
    "r086_resume": "sur_fiche",
    "r087_section_longue": "sur_fiche",
    "r088_fiche_longue": "sur_fiche",
    "r089_exemple_anterieur": "sur_fiche",
    "r090_synonyme": "relever sur_corpus",
    "r091_faux_signe": "sur_fiche",
    "r092_signe_invisible": "sur_fiche",
    "r093_sens_renverse": "sur_fiche sur_referentiel",
    "r100_balise": "sur_fiche sur_referentiel",
    "r101_attribut": "sur_fiche sur_referentiel",
    "r102_adresse": "sur_fiche sur_referentiel",
    "r103_image_distante": "sur_fiche sur_referentiel",
    "r104_commande": "sur_fiche sur_referentiel",
    "r105_ancre": "sur_fiche",
    "r106_chemin": "sur_fiche sur_referentiel",
    "r107_fichier": "sur_joint",
    "r108_dessin": "sur_joint",
    "r109_contenu": "sur_fiche sur_referentiel",
    "r110_taille": "sur_texte",
    "r111_texte_d_un_seul_tenant": "sur_texte sur_fiche sur_referentiel",
    "r112_imbrication": "sur_texte sur_fiche sur_referentiel",
    "r113_trop_d_elements": "sur_texte sur_fiche sur_referentiel",
    "r114_trop_de_marques": "sur_texte sur_fiche sur_referentiel",
    "r115_trop_de_fautes": "abreger",
}


def toutes() -> tuple[ModuleType, ...]:
    """All the rules, in the order in which they look."""
    return tuple(map(_module, _REGARDENT))


@cache
def avec(fonction: str) -> tuple[ModuleType, ...]:
    """The rules that look at a given thing: those whose module defines `fonction`."""
    return tuple(_module(nom) for nom, siennes in _REGARDENT.items() if fonction in siennes.split())


@cache
def par_code() -> Mapping[str, Regle]:
    """All the rules, by their codes."""
    return {module.REGLE.code: module.REGLE for module in toutes()}


def _module(nom: str) -> ModuleType:
    return import_module(f"recueil.regles.{nom}")
