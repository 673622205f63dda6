"""What libyaml refuses, in French: its sentences, and the place that each one speaks of."""

from recueil.diagnostic import Position
from recueil.noeuds import YAMLIllisible

# libyaml's (and PyYAML's) sentences, from the most to the least exact; whether the fault is best
# shown where its context starts.
_PHRASES = (
    ("unknown escape", "une barre oblique inversée ne peut pas se trouver ici", False),
    ("quoted scalar", "un guillemet ouvert ici n'est jamais refermé", True),
    ("alias", "le signe « * » ou « & » en tête d'un contenu a un sens particulier", False),
    ("anchor", "le signe « & » en tête d'un contenu a un sens particulier", False),
    ("tag", "le signe « ! » en tête d'un contenu a un sens particulier", False),
    ("flow sequence", "un crochet « [ » ouvert ici n'est pas refermé comme il faut", True),
    ("flow mapping", "une accolade « { » ouverte ici n'est pas refermée comme il faut", True),
    ("cannot start any token", "ce signe ne peut pas commencer un contenu sans guillemets", False),
    ("mapping values", "cette ligne contient un « : » qui ne peut pas se trouver ici", False),
    ("block sequence", "ce point de liste n'a pas le même retrait que les autres", False),
    ("block collection", "ce point de liste n'a pas le même retrait que les autres", False),
)


def en_francais(erreur: YAMLIllisible, sinon: str) -> tuple[str, Position]:
    """The fault and its place; `sinon` is for a line that is no `key: value`, and for the rest."""
    for morceau, phrase, au_debut in (*_PHRASES, ("simple key", sinon, True)):
        if morceau in erreur.probleme:
            return phrase, (erreur.debut if au_debut else None) or erreur.position
    return sinon, erreur.position
