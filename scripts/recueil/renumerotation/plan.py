"""All that a change of number writes, known before anything is written."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from recueil.chargement import chemin_relatif
from recueil.corpus import LANGUE_PAR_DEFAUT
from recueil.diagnostic import Diagnostic, Position
from recueil.forme import fiche_lue
from recueil.mise_en_forme import MiseEnFormeImpossible, reecrire
from recueil.modele import MOTIF_NUMERO, Statut
from recueil.nouvelle import NouvelleImpossible, dossier_de
from recueil.releve import Corpus, FicheRelevee
from recueil.renumerotation import renvois
from recueil.renumerotation.remplacements import IntrouvableError, Remplacement, remplacer
from recueil.renumerotation.renvois import Deplacement, Mention
from recueil.sections import ENTIERE
from recueil.validation import Resultat

# How much of a long line is shown on each side of a number.
_AUTOUR = 30


@dataclass(frozen=True)
class Changement:
    """One file before and after; paths relative to the root of the recueil.

    Attributes:
        renvois: how many places are written otherwise; digests are not counted.
    """

    avant: str
    apres: str
    lus: bytes
    voulus: bytes
    renvois: int = 0

    @property
    def deplace(self) -> bool:
        """Whether the file gets another name."""
        return self.avant != self.apres


@dataclass(frozen=True)
class Reste:
    """A line that still holds the old number, which nothing says to be that of the fiche.

    Attributes:
        texte: the line, or what stands around the number if it is long.
    """

    chemin: str
    ligne: int
    texte: str


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


class RenumerotationImpossible(Exception):
    """Nothing can be changed; the message, in French, says why, without final dot.

    Attributes:
        diagnostics: the errors that have to be mended first.
    """

    def __init__(self, raison: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(raison)
        self.diagnostics = diagnostics


def planifier(racine: Path, resultat: Resultat, ancien: str, nouveau: str) -> Plan:
    """What gives the fiche `ancien` the number `nouveau`.

    Planned again after a power cut, it goes on from what was written: files that are already
    where they go, as they will be, count for nothing.

    Raises:
        RenumerotationImpossible: a number will not do, or a file is to be mended first.
        OSError: a file cannot be read.
    """
    francaise = _la_fiche(resultat.corpus, ancien, nouveau)
    dossier = _dossier(racine, resultat.corpus, francaise, nouveau)
    fichiers = _fichiers(resultat.corpus, francaise, dossier, ancien, nouveau)
    corpus = _sans(resultat.corpus, frozenset(fichiers.values()))
    _refuser_un_numero_pris(corpus, francaise, nouveau)
    deplacement = Deplacement(ancien, nouveau, fichiers, frozenset(corpus.par_numero))
    ecrits = {chemin: set(trouves) for chemin, trouves in _renvois(corpus, deplacement) if trouves}
    touches = {*fichiers, *ecrits, *_illisibles(corpus, ancien)}
    _refuser_les_erreurs(resultat, touches)
    _refuser_les_intervalles(corpus, deplacement)
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
        tuple(_restes(racine, corpus, ancien, {c.avant: c for c in changements})),
    )


def _la_fiche(corpus: Corpus, ancien: str, nouveau: str) -> FicheRelevee:
    for numero in (ancien, nouveau):
        if not re.match(MOTIF_NUMERO, numero):
            raise RenumerotationImpossible(
                f"« {numero} » n'est pas un numéro de fiche : écrivez la partie, un point et le "
                "rang, par exemple 2.7"
            )
    if ancien == nouveau:
        raise RenumerotationImpossible(f"la fiche porte déjà le numéro {ancien}")
    fiches = corpus.par_numero.get(ancien, ())
    if not fiches:
        raise RenumerotationImpossible(f"aucune fiche ne porte le numéro {ancien}")
    if len(fiches) > 1 or not fiches[0].base.startswith(f"{ancien}-"):
        fautifs = tuple(fiche.chemin for fiche in fiches)
        raise RenumerotationImpossible(
            f"le numéro {ancien} ne désigne pas un seul fichier ({', '.join(fautifs)}) : "
            "« recueil valider » dit quoi corriger"
        )
    return fiches[0]


def _dossier(racine: Path, corpus: Corpus, francaise: FicheRelevee, nouveau: str) -> str:
    """The folder that the fiche goes to."""
    partie = nouveau.split(".")[0]
    if partie == (francaise.numero or "").split(".")[0]:
        return posixpath.dirname(francaise.chemin)
    parties = corpus.referentiels.identifiants("parties", "numero")
    if partie not in parties:
        raise RenumerotationImpossible(
            f"la partie {partie} n'existe pas ; celles qui existent : {', '.join(parties)}"
        )
    try:
        return chemin_relatif(dossier_de(racine, corpus, partie), racine)
    except NouvelleImpossible as erreur:
        raise RenumerotationImpossible(str(erreur)) from erreur


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


def _refuser_un_numero_pris(corpus: Corpus, francaise: FicheRelevee, nouveau: str) -> None:
    partie = nouveau.split(".")[0]
    libre = corpus.numero_libre(partie)
    for fiche in corpus.par_numero.get(nouveau, ()):
        raise RenumerotationImpossible(
            f"le numéro {nouveau} est déjà celui de {fiche.chemin} ; le premier numéro libre de "
            f"la partie {partie} est {libre}"
        )
    for chemin in corpus.anciens_numeros.get(nouveau, ()):
        if chemin != francaise.chemin:
            raise RenumerotationImpossible(
                f"{nouveau} est un ancien numéro de {chemin} : ses anciennes adresses mènent à "
                f"elle ; le premier numéro libre de la partie {partie} est {libre}, ou effacez "
                f"{nouveau} de ses anciens_numeros si personne ne s'en sert"
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


def _refuser_les_erreurs(resultat: Resultat, touches: Iterable[str]) -> None:
    chemins = frozenset(touches)
    fautes = tuple(d for d in resultat.erreurs if d.chemin in chemins)
    if fautes:
        raise RenumerotationImpossible("des fichiers à changer ont des erreurs", fautes)


def _refuser_les_intervalles(corpus: Corpus, deplacement: Deplacement) -> None:
    """An interval that would name other fiches than before: only its writer can say it anew."""
    for chemin, mentions in _mentions(corpus):
        for mention in mentions:
            if mention.depuis and renvois.change_de_sens(mention, deplacement):
                place = mention.position
                raise RenumerotationImpossible(
                    f"{chemin}:{place.ligne}:{place.colonne} : « {mention.depuis} à "
                    f"{mention.numero} » ne nommerait plus les mêmes fiches ; nommez-les une à une "
                    "(« fiches 2.1, 2.2 et 2.3 »), puis recommencez"
                )


def _mentions(corpus: Corpus) -> Iterator[tuple[str, Iterator[Mention]]]:
    for fiche in corpus.fiches:
        yield fiche.chemin, renvois.mentions_de_la_fiche(fiche)
    for lu in corpus.referentiels.par_nom.values():
        yield lu.chemin, renvois.mentions_du_referentiel(lu)
    for chemin, texte in corpus.pages.items():
        yield chemin, renvois.mentions_de_la_page(texte)


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
        avant = {**dict(francaise.sections), ENTIERE: francaise.empreinte}
        apres = {**lue.sections, ENTIERE: lue.empreinte}
        nouvelles[cle] = {s: (avant[s], apres[s]) for s in avant if apres.get(s, "") != avant[s]}
    for fiche in corpus.fiches:
        changees = nouvelles.get((fiche.dossier, fiche.base), {}) if fiche.est_traduction else {}
        trouvees = [
            Remplacement(note.position, note.valeur, changees[note.sujet][1])
            for note in fiche.citees("traduit_de")
            # One that was already stale stays so.
            if note.sujet in changees and changees[note.sujet][0] == note.valeur
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


def _restes(
    racine: Path, corpus: Corpus, ancien: str, changements: Mapping[str, Changement]
) -> Iterator[Reste]:
    motif = re.compile(rf"(?<![\w.,/-]){re.escape(ancien)}(?![0-9]|[.,][0-9])")
    referentiels = [lu.chemin for lu in corpus.referentiels.par_nom.values()]
    for chemin in sorted({*(f.chemin for f in corpus.fiches), *referentiels, *corpus.pages}):
        changement = changements.get(chemin)
        octets = changement.voulus if changement else (racine / chemin).read_bytes()
        if ancien.encode() not in octets:
            continue
        note = changement is not None and changement.deplace
        for rang, ligne in enumerate(octets.decode(errors="replace").splitlines(), 1):
            trouve = motif.search(ligne)
            if trouve and not (note and ligne.strip() == f'- "{ancien}"'):
                texte = _autour(ligne, *trouve.span())
                yield Reste(changement.apres if changement else chemin, rang, texte)


def _autour(ligne: str, debut: int, fin: int) -> str:
    avant, apres = ligne[:debut].lstrip(), ligne[fin:].rstrip()
    if len(avant) > _AUTOUR:
        avant = f"…{avant[-_AUTOUR:]}"
    if len(apres) > _AUTOUR:
        apres = f"{apres[:_AUTOUR]}…"
    return avant + ligne[debut:fin] + apres
