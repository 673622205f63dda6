"""The rules, one module each, gathered by what they look at.

A rule never prints and never decides: it yields diagnostics. To add one, write its module
and name it here; the tests then ask for its documentation (see `documentation`), a bad fiche and
a good one.
"""

from collections.abc import Mapping
from functools import cache
from types import ModuleType

from recueil.regles import (
    r001_encodage,
    r002_entete_absent,
    r003_entete_non_referme,
    r007_signe_reserve,
    r008_retrait,
    r009_tiret_de_liste,
    r010_tabulation,
    r011_guillemet_ouvert,
    r012_deux_points,
    r013_ecriture_yaml,
    r014_cle_en_double,
    r015_espace_oubliee,
    r016_diese,
    r017_guillemets_courbes,
    r018_barre_inversee,
    r019_guillemet_trop_tot,
    r020_rubrique_manquante,
    r021_rubrique_inconnue,
    r022_forme,
    r023_rubrique_vide,
    r024_longueur,
    r025_valeur_hors_liste,
    r026_ecriture,
    r030_rangement,
    r031_numero_en_double,
    r032_reference_inconnue,
    r033_terme_en_double,
    r034_terme_partage,
    r035_renvois,
    r036_renvoi_a_un_brouillon,
    r037_traduction,
    r038_traduction_perimee,
    r040_entree_en_double,
    r041_entree_inutilisee,
    r050_a_completer,
    r051_titre_court,
    r052_titre_de_niveau_1,
    r078_silence_mal_ecrit,
    r079_silence_inutile,
    r080_point_median,
    r081_forme_inclusive,
    r082_trop_de_points_medians,
    r083_sigle_inconnu,
    r084_espaces,
    r085_mot_en_double,
    r086_resume,
    r087_section_longue,
    r089_exemple_anterieur,
    r090_synonyme,
    r091_faux_signe,
    r092_signe_invisible,
    r100_balise,
    r101_attribut,
    r102_adresse,
    r103_image_distante,
    r104_commande,
    r105_ancre,
    r106_chemin,
    r107_fichier,
    r108_dessin,
    r109_contenu,
)
from recueil.regles.regle import Regle

TOUTES: tuple[ModuleType, ...] = (
    r001_encodage,
    r002_entete_absent,
    r003_entete_non_referme,
    # These put lines right in memory, each for those that come after: the blanks first, then
    # what separates a key from its value, then how lines stand, then what values are made of.
    r010_tabulation,
    r009_tiret_de_liste,
    r015_espace_oubliee,
    r017_guillemets_courbes,
    r011_guillemet_ouvert,
    r019_guillemet_trop_tot,
    r018_barre_inversee,
    r008_retrait,
    r007_signe_reserve,
    r016_diese,
    r012_deux_points,
    r013_ecriture_yaml,
    r014_cle_en_double,
    # Empty before the others: an empty value also has the wrong type and length.
    r023_rubrique_vide,
    r020_rubrique_manquante,
    r021_rubrique_inconnue,
    r022_forme,
    r024_longueur,
    r025_valeur_hors_liste,
    r026_ecriture,
    r030_rangement,
    r031_numero_en_double,
    r032_reference_inconnue,
    r033_terme_en_double,
    r034_terme_partage,
    r035_renvois,
    r036_renvoi_a_un_brouillon,
    r037_traduction,
    r038_traduction_perimee,
    r040_entree_en_double,
    r041_entree_inutilisee,
    r050_a_completer,
    r051_titre_court,
    r052_titre_de_niveau_1,
    r078_silence_mal_ecrit,
    r079_silence_inutile,
    r080_point_median,
    r081_forme_inclusive,
    r082_trop_de_points_medians,
    r083_sigle_inconnu,
    r084_espaces,
    r085_mot_en_double,
    r086_resume,
    r087_section_longue,
    r089_exemple_anterieur,
    r090_synonyme,
    r091_faux_signe,
    r092_signe_invisible,
    r100_balise,
    r101_attribut,
    r102_adresse,
    r103_image_distante,
    r104_commande,
    r105_ancre,
    r106_chemin,
    r107_fichier,
    r108_dessin,
    r109_contenu,
)


@cache
def avec(fonction: str) -> tuple[ModuleType, ...]:
    """The rules that look at a given thing: those whose module defines `fonction`."""
    return tuple(module for module in TOUTES if hasattr(module, fonction))


@cache
def par_code() -> Mapping[str, Regle]:
    """All the rules, by their codes."""
    return {module.REGLE.code: module.REGLE for module in TOUTES}
