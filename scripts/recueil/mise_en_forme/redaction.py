"""Values to YAML text in the canonical form, with the comments that go with them."""

from collections.abc import Mapping

from pydantic import BaseModel

from recueil.mise_en_forme.commentaires import Attaches
from recueil.mise_en_forme.format import (
    est_facultative,
    modele_a,
    ordre,
    se_prend_dans_une_liste,
)
from recueil.mise_en_forme.scalaires import en_bloc, normaliser, sur_une_ligne
from recueil.noeuds import Chemin

_PAS = 2


def rediger(donnees: object, racine: type[BaseModel], commentaires: Attaches | None = None) -> str:
    """The YAML text of values (text, list, dict): a front matter, or a registry.

    Args:
        racine: the model of the keys of the first level.
        commentaires: what `attacher` found in the text that held these values.
    """
    redacteur = _Redacteur(racine, commentaires or Attaches())
    lignes = redacteur.valeur((), elaguer(donnees, racine), 0)
    return "\n".join([*lignes, *redacteur.en_attente(0), *redacteur.attaches.fin, ""])


def elaguer(valeur: object, racine: type[BaseModel], chemin: Chemin = ()) -> object:
    """The values without those that say nothing: optional keys left empty, spaces around texts."""
    if isinstance(valeur, str):
        return normaliser(valeur)
    if isinstance(valeur, list):
        return [elaguer(v, racine, (*chemin, rang)) for rang, v in enumerate(valeur)]
    if not isinstance(valeur, Mapping):
        return valeur
    modele = modele_a(chemin, racine)
    elagues = {cle: elaguer(v, racine, (*chemin, cle)) for cle, v in valeur.items()}
    return {cle: v for cle, v in elagues.items() if v or not est_facultative(str(cle), modele)}


class _Redacteur:
    """Writes values depth first; comments of what is left out wait for the next line."""

    def __init__(self, racine: type[BaseModel], attaches: Attaches) -> None:
        self.racine = racine
        self.attaches = attaches
        self._places = sorted(
            {*attaches.avant, *attaches.au_bout, *attaches.apres}, key=lambda c: (len(c), str(c))
        )
        self._ecrites: set[Chemin] = {()}

    def valeur(self, chemin: Chemin, contenu: object, retrait: int) -> list[str]:
        """The lines of a mapping or of a list, from the column `retrait` on."""
        if isinstance(contenu, Mapping):
            cles = ordre([str(cle) for cle in contenu], modele_a(chemin, self.racine))
            lignes = [
                ligne for cle in cles for ligne in self._cle((*chemin, cle), contenu[cle], retrait)
            ]
        elif isinstance(contenu, list):
            lignes = [
                ligne
                for rang, point in enumerate(contenu)
                for ligne in self._point((*chemin, rang), point, retrait)
            ]
        else:
            lignes = []
        return [*lignes, *self._de_ce_qui_manque(chemin, retrait)]

    def en_attente(self, retrait: int) -> list[str]:
        """The comments of what was not written at all."""
        return self._de_ce_qui_manque((), retrait)

    def _cle(self, chemin: Chemin, contenu: object, retrait: int) -> list[str]:
        nom = sur_une_ligne(str(chemin[-1]), nomme=True)
        marge = " " * retrait
        self._ecrites.add(chemin)
        if not contenu or isinstance(contenu, str):
            lignes = self._scalaire(f"{marge}{nom}: ", chemin, contenu, retrait + _PAS)
        else:
            lignes = [
                self._avec_son_bout(f"{marge}{nom}:", chemin),
                *self.valeur(chemin, contenu, retrait + _PAS),
            ]
        return self._entoures(chemin, lignes, marge)

    def _point(self, chemin: Chemin, contenu: object, retrait: int) -> list[str]:
        marge = " " * retrait
        self._ecrites.add(chemin)
        if not contenu or isinstance(contenu, str):
            lignes = self._scalaire(f"{marge}- ", chemin, contenu, retrait + _PAS)
            return self._entoures(chemin, lignes, marge)
        lignes = self.valeur(chemin, contenu, retrait + _PAS)
        # What stands above the first key stands above the dash.
        premiere = next(r for r, ligne in enumerate(lignes) if ligne.lstrip()[:1] != "#")
        au_dessus = [f"{marge}{ligne.lstrip()}" for ligne in lignes[:premiere]]
        tete = f"{marge}- {lignes[premiere][retrait + _PAS :]}"
        return self._entoures(chemin, [*au_dessus, tete, *lignes[premiere + 1 :]], marge)

    def _scalaire(self, debut: str, chemin: Chemin, contenu: object, retrait: int) -> list[str]:
        if isinstance(contenu, str):
            bloc = en_bloc(contenu, retrait)
            if bloc is not None:
                # At the end of that line, a comment could be taken for a part of the text.
                marge = " " * (retrait - _PAS)
                au_bout = [f"{marge}{texte}" for texte in self.attaches.au_bout.get(chemin, ())]
                return [*au_bout, f"{debut}|-", *bloc]
            nomme = se_prend_dans_une_liste(chemin, self.racine)
            ecrit = sur_une_ligne(contenu, nomme=nomme)
        else:
            ecrit = "[]" if isinstance(contenu, list) else "{}"
        return [self._avec_son_bout(f"{debut}{ecrit}", chemin)]

    def _avec_son_bout(self, ligne: str, chemin: Chemin) -> str:
        return " ".join([ligne, *self.attaches.au_bout.get(chemin, ())])

    def _entoures(self, chemin: Chemin, lignes: list[str], marge: str) -> list[str]:
        avant = [f"{marge}{texte}" for texte in self.attaches.avant.get(chemin, ())]
        apres = [f"{marge}{texte}" for texte in self.attaches.apres.get(chemin, ())]
        return [*avant, *lignes, *apres]

    def _de_ce_qui_manque(self, chemin: Chemin, retrait: int) -> list[str]:
        """The comments on what is under `chemin` and was left out: they outlive it."""
        perdues = [
            place
            for place in self._places
            if place[: len(chemin)] == chemin and place not in self._ecrites
        ]
        self._ecrites.update(perdues)
        marge = " " * retrait
        return [
            f"{marge}{texte}"
            for place in perdues
            for sortes in (self.attaches.avant, self.attaches.au_bout, self.attaches.apres)
            for texte in sortes.get(place, ())
        ]
