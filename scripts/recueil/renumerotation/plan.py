"""All that a change of number writes, known before anything is written."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from recueil.corpus import LANGUE_PAR_DEFAUT
from recueil.diagnostic import Position
from recueil.forme import fiche_lue
from recueil.mise_en_forme import MiseEnFormeImpossible, reecrire
from recueil.releve import Corpus, FicheRelevee
from recueil.renumerotation import renvois
from recueil.renumerotation.refus import (
    RenumerotationImpossible,
    dossier_d_arrivee,
    fiche_a_deplacer,
    refuser_les_erreurs,
    refuser_les_intervalles,
    refuser_un_numero_pris,
)
from recueil.renumerotation.remplacements import IntrouvableError, Remplacement, remplacer
from recueil.renumerotation.renvois import Deplacement
from recueil.renumerotation.restes import Changement, Reste, restes
from recueil.sections import ENTIERE
from recueil.valeurs import Statut
from recueil.validation import Resultat


@dataclass(frozen=True)
class Plan:
    """What to write, in the order in which it is safe to: see `ecriture`.

    Attributes:
        garde_l_adresse: whether the old addresses will lead to the fiche; a draft has none.
        restes: what is left for a person to look at.
    """

    ancien: str
    nouveau: str
    changements: tuple[Changement, ...]
    garde_l_adresse: bool
    restes: tuple[Reste, ...]


def planifier(racine: Path, resultat: Resultat, ancien: str, nouveau: str) -> Plan:
    """What gives the fiche `ancien` the number `nouveau`.

    Planned again after a power cut, it goes on from what was written: files that are already
    where they go, as they will be, count for nothing.

    Raises:
        RenumerotationImpossible: a number will not do, or a file is to be mended first.
        OSError: a file cannot be read.
    """
    francaise = fiche_a_deplacer(resultat.corpus, ancien, nouveau)
    dossier = dossier_d_arrivee(racine, resultat.corpus, francaise, nouveau)
    fichiers = _fichiers(resultat.corpus, francaise, dossier, ancien, nouveau)
    corpus = _sans(resultat.corpus, frozenset(fichiers.values()))
    refuser_un_numero_pris(corpus, francaise, nouveau)
    deplacement = Deplacement(ancien, nouveau, fichiers, frozenset(corpus.par_numero))
    ecrits = {chemin: set(trouves) for chemin, trouves in _renvois(corpus, deplacement) if trouves}
    touches = {*fichiers, *ecrits, *_illisibles(corpus, ancien)}
    refuser_les_erreurs(resultat, touches)
    refuser_les_intervalles(corpus, deplacement)
    lus = {chemin: (racine / chemin).read_bytes() for chemin in {*fichiers, *ecrits}}
    voulus = {chemin: _ecrire(chemin, lus[chemin], ecrits.get(chemin, ())) for chemin in lus}
    garde = francaise.statut != Statut.BROUILLON.value
    voulus[francaise.chemin] = _noter_l_ancien(
        francaise.chemin, voulus[francaise.chemin], ancien, nouveau, garde=garde
    )
    # A section that says the same under another number is no reason to translate it again.
    nombres = {chemin: len(trouves) for chemin, trouves in ecrits.items()}
    for chemin, empreintes in _empreintes(corpus, deplacement, voulus):
        lus.setdefault(chemin, (racine / chemin).read_bytes())
        voulus[chemin] = _ecrire(chemin, lus[chemin], {*ecrits.get(chemin, ()), *empreintes})
    changements = [
        Changement(
            chemin,
            fichiers.get(chemin, chemin),
            lus[chemin],
            voulus[chemin],
            nombres.get(chemin, 0),
        )
        for chemin in lus
    ]
    _refuser_d_ecraser(racine, changements)
    return Plan(
        ancien,
        nouveau,
        tuple(_dans_l_ordre(corpus, changements, francaise)),
        garde,
        tuple(restes(racine, corpus, ancien, {c.avant: c for c in changements})),
    )


def _fichiers(
    corpus: Corpus, francaise: FicheRelevee, dossier: str, ancien: str, nouveau: str
) -> dict[str, str]:
    """The files that are the fiche's own: itself, its translations, and what its number names."""
    ici = posixpath.dirname(francaise.chemin)
    siens = [
        fiche.chemin
        for fiche in corpus.fiches
        if (fiche.dossier, fiche.base) == (francaise.dossier, francaise.base)
    ]
    siens += [
        joint.chemin
        for joint in corpus.joints
        if joint.chemin.startswith(f"{ici}/")
        and posixpath.basename(joint.chemin).startswith(f"{ancien}-")
    ]
    resultat = {}
    for chemin in siens:
        sous_dossier, nom = posixpath.split(chemin.removeprefix(f"{ici}/"))
        resultat[chemin] = posixpath.join(dossier, sous_dossier, nouveau + nom[len(ancien) :])
    return resultat


def _sans(corpus: Corpus, chemins: frozenset[str]) -> Corpus:
    return replace(
        corpus,
        fiches=tuple(fiche for fiche in corpus.fiches if fiche.chemin not in chemins),
        joints=tuple(joint for joint in corpus.joints if joint.chemin not in chemins),
    )


def _renvois(corpus: Corpus, deplacement: Deplacement) -> Iterator[tuple[str, list[Remplacement]]]:
    for fiche in corpus.fiches:
        yield fiche.chemin, list(renvois.renvois_de_la_fiche(fiche, deplacement))
    for lu in corpus.referentiels.par_nom.values():
        yield lu.chemin, list(renvois.renvois_du_referentiel(lu, deplacement))
    for chemin, texte in corpus.pages.items():
        yield chemin, list(renvois.renvois_de_la_page(chemin, texte, deplacement))


def _illisibles(corpus: Corpus, ancien: str) -> Iterator[str]:
    """The fiches that may name the number where nothing can be read."""
    for fiche in corpus.fiches:
        if not fiche.lisible and ancien.encode() in fiche.octets:
            yield fiche.chemin


def _ecrire(chemin: str, octets: bytes, remplacements: Iterable[Remplacement]) -> bytes:
    faits = list(remplacements)
    if not faits:
        return octets
    try:
        return remplacer(octets, faits)
    except (IntrouvableError, UnicodeDecodeError) as erreur:
        un = erreur.remplacement if isinstance(erreur, IntrouvableError) else faits[0]
        place = un.position
        raise RenumerotationImpossible(
            f"{chemin}:{place.ligne}:{place.colonne} : « {un.avant} » n'y est pas écrit tel quel, "
            "sur une ligne ; écrivez-le ainsi, puis recommencez"
        ) from erreur


def _noter_l_ancien(chemin: str, octets: bytes, ancien: str, nouveau: str, *, garde: bool) -> bytes:
    """The fiche with its old number among `anciens_numeros`, and its new one no longer."""

    def noter(donnees: dict[str, object]) -> dict[str, object]:
        notes = donnees.get("anciens_numeros")
        autres = [n for n in notes if n != nouveau] if isinstance(notes, list) else []
        return donnees | {"anciens_numeros": [*autres, *([ancien] if garde else [])]}

    try:
        return reecrire(chemin, octets, noter)
    except MiseEnFormeImpossible as erreur:
        place: Position = erreur.position
        raise RenumerotationImpossible(
            f"{chemin}:{place.ligne}:{place.colonne} : {erreur}"
        ) from erreur


def _empreintes(
    corpus: Corpus, deplacement: Deplacement, voulus: Mapping[str, bytes]
) -> Iterator[tuple[str, list[Remplacement]]]:
    """The digests that translations noted of sections which only change by a number."""
    nouvelles: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
    for cle, francaise in corpus.francaises.items():
        octets = voulus.get(francaise.chemin)
        if octets is None:
            continue
        ou = deplacement.fichiers.get(francaise.chemin, francaise.chemin)
        lue, _ = fiche_lue(ou, octets, dans=True)
        avant = {**francaise.sections, ENTIERE: francaise.empreinte}
        apres = {**lue.sections, ENTIERE: lue.empreinte}
        nouvelles[cle] = {s: (avant[s], apres[s]) for s in avant if apres.get(s, "") != avant[s]}
    for fiche in corpus.fiches:
        changees = nouvelles.get((fiche.dossier, fiche.base), {}) if fiche.est_traduction else {}
        trouvees = [
            Remplacement(note.position, note.valeur, changees[note.cle][1])
            for note in fiche.citees("traduit_de")
            # One that was already stale stays so.
            if note.cle in changees and changees[note.cle][0] == note.valeur
        ]
        if trouvees:
            yield fiche.chemin, trouvees


def _refuser_d_ecraser(racine: Path, changements: Iterable[Changement]) -> None:
    for changement in changements:
        la = racine / changement.apres
        if changement.deplace and la.exists() and la.read_bytes() != changement.voulus:
            raise RenumerotationImpossible(f"{changement.apres} existe déjà")


def _dans_l_ordre(
    corpus: Corpus, changements: Sequence[Changement], francaise: FicheRelevee
) -> list[Changement]:
    """The order of `ecriture`: the fiche after all that moves with it, French fiches last."""
    francaises = {f.chemin for f in corpus.fiches if f.langue == LANGUE_PAR_DEFAUT}
    return sorted(
        changements,
        key=lambda c: (
            not c.deplace,
            c.avant == francaise.chemin,
            c.avant in francaises,
            c.avant,
        ),
    )
