"""The state of a recueil for who looks after it: what is there, and what waits for someone.

Everything is taken from the notes of a validation: no fiche is read again, and one that has
errors counts for what could be read of it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from recueil.corpus import LANGUE_PAR_DEFAUT, TOUS, Lu
from recueil.etat_du_recueil import (
    AUTRE,
    Adresse,
    Etat,
    EtatDeLangue,
    EtatDePartie,
    EtatDeTraduction,
    Organisation,
    Terme,
)
from recueil.francais.sigles import cle as cle_de_sigle
from recueil.liens.cibles import deplier
from recueil.liens.lexeur import cles
from recueil.regles import r041_entree_inutilisee, r083_sigle_inconnu
from recueil.releve import Corpus, FicheRelevee
from recueil.sections import pas_traduites
from recueil.valeurs import Statut
from recueil.validation import Resultat

ANS_SANS_CHANGEMENT = 2
_Cle = TypeVar("_Cle", str, tuple[str, ...])
# By comparable form: the word as first written, and the fiches that use it, by path.
_Trouves = dict[_Cle, tuple[str, dict[str, FicheRelevee]]]
_SUIVIS = frozenset({Statut.PROPOSITION.value, Statut.VALIDEE.value})


def etat(resultat: Resultat, langues: Iterable[str], dates: Mapping[str, date], jour: date) -> Etat:
    """The state of what was validated.

    Args:
        langues: the site's languages.
        dates: the day of the last change of each file; empty when nobody knows.
        jour: the day of reference.
    """
    corpus = resultat.corpus
    francaises = [fiche for fiche in corpus.fiches if not fiche.est_traduction]
    erreurs = len(resultat.erreurs)
    return Etat(
        jour,
        len(francaises),
        len(corpus.fiches) - len(francaises),
        tuple(_parties(corpus, francaises)),
        tuple(_langue(corpus, langue) for langue in langues if langue != LANGUE_PAR_DEFAUT),
        tuple(_sigles(resultat)),
        tuple(_mots_cles(corpus, francaises)),
        tuple(_organisations(corpus)),
        tuple(_inchangees(francaises, dates, il_y_a(ANS_SANS_CHANGEMENT, jour))) if dates else None,
        tuple(_adresses(corpus)),
        erreurs,
        len(resultat.diagnostics) - erreurs,
        len({d.chemin for d in resultat.diagnostics}),
    )


def il_y_a(ans: int, jour: date) -> date:
    """The same day some years before; February 28 for a 29 that does not exist."""
    try:
        return jour.replace(year=jour.year - ans)
    except ValueError:
        return jour.replace(year=jour.year - ans, day=28)


def _parties(corpus: Corpus, francaises: Sequence[FicheRelevee]) -> Iterator[EtatDePartie]:
    connus = {statut.value for statut in Statut}
    nombres: dict[str, Counter[str]] = {}
    for fiche in francaises:
        partie = fiche.numero.split(".")[0] if fiche.numero else fiche.dossier.split("-")[0]
        statut = fiche.statut if fiche.statut in connus else AUTRE
        nombres.setdefault(partie if partie.isdigit() else AUTRE, Counter())[statut] += 1
    registre = corpus.referentiels.par_nom.get("parties")
    titres = dict(registre.valeurs(TOUS, "titre")) if registre else {}
    parties = {
        numero: titres.get((chemin[0], "titre"), "")
        for numero, chemin in corpus.referentiels.identifiants("parties", "numero").items()
    }
    for numero in sorted(
        {*parties, *nombres}, key=lambda n: (not n.isdigit(), int(n) if n.isdigit() else 0, n)
    ):
        yield EtatDePartie(numero, parties.get(numero, ""), nombres.get(numero, Counter()))


def _langue(corpus: Corpus, langue: str) -> EtatDeLangue:
    traductions = [fiche for fiche in corpus.fiches if fiche.langue == langue]
    faites = {(fiche.dossier, fiche.base) for fiche in traductions}
    attendues = [
        fiche
        for cle, fiche in corpus.francaises.items()
        if fiche.statut in _SUIVIS or cle in faites
    ]
    return EtatDeLangue(
        langue,
        len(attendues),
        tuple(_traduction(corpus, traduction) for traduction in traductions),
        tuple(fiche for fiche in attendues if (fiche.dossier, fiche.base) not in faites),
    )


def _traduction(corpus: Corpus, fiche: FicheRelevee) -> EtatDeTraduction:
    francaise = corpus.francaises.get((fiche.dossier, fiche.base))
    # Without a fiche or digests to compare with, the check has an error to report.
    notee = francaise is not None and fiche.citees("traduit_de")
    return EtatDeTraduction(
        fiche,
        fiche.statut == Statut.BROUILLON.value,
        corpus.sections_perimees(fiche) if notee else (),
        pas_traduites(fiche.sections, francaise.sections) if francaise else (),
    )


def _sigles(resultat: Resultat) -> Iterator[Terme]:
    """What rule R083 reported: where it was silenced, someone has thought about it."""
    code = r083_sigle_inconnu.REGLE.code
    dits = {(d.chemin, d.position) for d in resultat.diagnostics if d.code == code}
    trouves: _Trouves[str] = {}
    for fiche in resultat.corpus.fiches:
        for sigle in fiche.citees("sigles"):
            if (fiche.chemin, sigle.position) in dits:
                _ajouter(trouves, cle_de_sigle(sigle.valeur), sigle.valeur, fiche)
    return _en_ordre(trouves)


def _mots_cles(corpus: Corpus, francaises: Sequence[FicheRelevee]) -> Iterator[Terme]:
    """Keywords of several fiches that no definition names, whatever their inflection.

    One that a registry explains (an acronym, an organisation, a place) needs no definition.
    """
    definis = {
        _cle(expression)
        for fiche in francaises
        for nom in (*fiche.valeurs("termes"), *fiche.valeurs("synonymes"))
        for expression in deplier(nom)
    }
    trouves: _Trouves[tuple[str, ...]] = {}
    for fiche in francaises:
        for ecrit in fiche.valeurs("mots_cles"):
            cle = _cle(ecrit)
            explique = cle_de_sigle(ecrit) in corpus.referentiels.sigles_connus
            if cle and cle not in definis and not explique:
                _ajouter(trouves, cle, ecrit, fiche)
    return (terme for terme in _en_ordre(trouves) if len(terme.fiches) > 1)


def _ajouter(trouves: _Trouves[_Cle], cle: _Cle, ecrit: str, fiche: FicheRelevee) -> None:
    """Note a word as it is first written, and each fiche once."""
    _, fiches = trouves.setdefault(cle, (ecrit, {}))
    fiches[fiche.chemin] = fiche


def _en_ordre(trouves: _Trouves[_Cle]) -> Iterator[Terme]:
    for _, (ecrit, fiches) in sorted(trouves.items(), key=lambda un: un[0]):
        yield Terme(ecrit, tuple(fiches.values()))


def _cle(expression: str) -> tuple[str, ...]:
    return tuple(cle.cle for cle in cles(expression))


def _organisations(corpus: Corpus) -> Iterator[Organisation]:
    registre = corpus.referentiels.par_nom.get("organisations")
    noms = dict(registre.valeurs(TOUS, "nom")) if registre else {}
    for lu, chemin, identifiant in r041_entree_inutilisee.inutilisees(corpus):
        if lu is registre:
            nom = noms.get((chemin[0], "nom"), "")
            yield Organisation(identifiant, nom, lu.chemin, lu.place(chemin).ligne)


def _inchangees(
    francaises: Iterable[FicheRelevee], dates: Mapping[str, date], limite: date
) -> Iterator[tuple[FicheRelevee, date]]:
    """An archived fiche waits for nobody."""
    suivies = (fiche for fiche in francaises if fiche.statut != Statut.ARCHIVEE.value)
    datees = ((fiche, dates[fiche.chemin]) for fiche in suivies if fiche.chemin in dates)
    yield from sorted(
        (une for une in datees if une[1] <= limite), key=lambda une: (une[1], une[0].chemin)
    )


def _adresses(corpus: Corpus) -> Iterator[Adresse]:
    for fiche in corpus.fiches:
        notees = ((a.position.ligne, a.valeur) for a in fiche.citees("adresses"))
        yield from _une_fois(fiche.chemin, notees)
    for lu in sorted(corpus.referentiels.par_nom.values(), key=lambda lu: lu.chemin):
        yield from _une_fois(lu.chemin, _du_referentiel(lu))


def _du_referentiel(lu: Lu) -> Iterator[tuple[int, str]]:
    for motif in ((TOUS, "site"), (TOUS, "sources", TOUS, "url")):
        for chemin, adresse in lu.valeurs(*motif):
            yield lu.place(chemin).ligne, adresse


def _une_fois(chemin: str, notees: Iterable[tuple[int, str]]) -> Iterator[Adresse]:
    lignes: dict[str, int] = {}
    for ligne, adresse in sorted(notees):
        lignes.setdefault(adresse, ligne)
    yield from (Adresse(adresse, chemin, ligne) for adresse, ligne in lignes.items())
