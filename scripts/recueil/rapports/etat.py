"""The state of the recueil, for a person at a terminal or for a program."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from rich.style import Style
from rich.text import Text

from recueil import __version__
from recueil.catalogue import date_longue
from recueil.corpus import LANGUE_PAR_DEFAUT
from recueil.etat_du_recueil import AUTRE, Adresse, Etat, EtatDeLangue, EtatDeTraduction, Terme
from recueil.rapports.phrases import bilan, compte, enumerer, replier
from recueil.releve import FicheRelevee
from recueil.sections import nom_de
from recueil.valeurs import Statut

VERSION = 1
_GRAS, _DISCRET = Style(bold=True), Style(dim=True)
_STATUTS = tuple(statut.value for statut in Statut)
# As one says them; the files do without accents.
_COLONNES = {"validee": "validée", "archivee": "archivée", AUTRE: "autre"}
_LARGEUR = 100
_RIEN = "–"


def en_texte(etat: Etat, programme: str) -> Text:
    """The state on one screen or two; a section with nothing in it says so.

    Args:
        programme: how to call the command that the reader may want next.
    """
    texte = Text()
    morceaux = [compte(etat.fiches, "fiche")]
    if etat.traductions:
        morceaux.append(compte(etat.traductions, "traduction"))
    jour = date_longue(etat.jour, LANGUE_PAR_DEFAUT)
    texte.append(f"État du recueil, {jour} : {enumerer(morceaux)}.\n", _GRAS)
    _section(texte, "Fiches par partie", _tableau(etat))
    for langue in etat.langues:
        faites = f"{len(langue.traductions)} sur {langue.attendues}"
        _section(texte, f"Traductions ({langue.langue}) : {faites}", _langue(langue))
    _section(texte, "Sigles que rien n'explique", _termes(etat.sigles), "aucun")
    _section(
        texte, "Mots-clés de plusieurs fiches, sans définition", _termes(etat.mots_cles), "aucun"
    )
    _section(texte, "Organisations jamais citées", _organisations(etat), "aucune")
    _section(texte, "Fiches sans changement depuis deux ans", _inchangees(etat), "aucune")
    fichiers = len({adresse.chemin for adresse in etat.adresses})
    titre = f"Liens vers d'autres sites : {len(etat.adresses)}"
    if etat.adresses:
        ou = f"dans {compte(fichiers, 'fichier')} ; leur liste : {programme} etat --liens"
        _section(texte, titre, [ou])
    else:
        _section(texte, titre, [])
    if etat.erreurs or etat.avertissements:
        phrase = bilan(etat.erreurs, etat.avertissements, etat.fichiers)
        texte.append(f"\n{phrase}", "bold red" if etat.erreurs else _GRAS)
        texte.append(f" Pour savoir quoi corriger : {programme} valider\n")
        if etat.erreurs:
            texte.append("Ce qui n'a pas pu être lu manque peut-être à cet état.\n", _DISCRET)
    return texte


def liens(etat: Etat) -> Text:
    """The addresses of other sites, under the file that gives them, with their lines."""
    texte = Text()
    for chemin, adresses in _par_fichier(etat.adresses):
        if texte:
            texte.append("\n")
        texte.append(f"{chemin}\n", _GRAS)
        for adresse in adresses:
            texte.append(f"{adresse.ligne:>6}", _DISCRET)
            texte.append(f"  {adresse.adresse}\n")
    return texte or Text("Aucun lien vers un autre site.\n")


def en_json(etat: Etat) -> str:
    """The same for a program; keys are kept as in the report of `valider`."""
    objet = {
        "version": VERSION,
        "recueil": __version__,
        "jour": etat.jour.isoformat(),
        "fiches": etat.fiches,
        "traductions": etat.traductions,
        "bilan": {
            "erreurs": etat.erreurs,
            "avertissements": etat.avertissements,
            "fichiers": etat.fichiers,
        },
        "parties": [
            {
                "numero": partie.numero,
                "titre": partie.titre,
                "fiches": {
                    statut: partie.par_statut[statut]
                    for statut in (*_STATUTS, AUTRE)
                    if partie.par_statut.get(statut)
                },
            }
            for partie in etat.parties
        ],
        "langues": [_langue_en_json(langue) for langue in etat.langues],
        "sigles_sans_explication": [_terme_en_json(terme) for terme in etat.sigles],
        "mots_cles_sans_definition": [_terme_en_json(terme) for terme in etat.mots_cles],
        "organisations_jamais_citees": [
            {"id": o.identifiant, "nom": o.nom, "chemin": o.chemin, "ligne": o.ligne}
            for o in etat.organisations
        ],
        "sans_changement": None
        if etat.inchangees is None
        else [
            {"chemin": fiche.chemin, "numero": fiche.numero, "jour": jour.isoformat()}
            for fiche, jour in etat.inchangees
        ],
        "liens": [
            {
                "chemin": chemin,
                "adresses": [{"adresse": a.adresse, "ligne": a.ligne} for a in adresses],
            }
            for chemin, adresses in _par_fichier(etat.adresses)
        ],
    }
    return json.dumps(objet, ensure_ascii=False, indent=2) + "\n"


def _section(texte: Text, titre: str, lignes: Iterable[str], sinon: str = "") -> None:
    contenu = list(lignes)
    texte.append(f"\n{titre}", _GRAS)
    if not contenu and sinon:
        texte.append(f" : {sinon}")
    texte.append("\n")
    for ligne in contenu:
        texte.append(f"  {ligne}\n")


def _tableau(etat: Etat) -> Iterator[str]:
    """A line a part, a column a status; those that nothing is in are left out."""
    ailleurs = any(partie.par_statut.get(AUTRE) for partie in etat.parties)
    colonnes = (*_STATUTS, *((AUTRE,) if ailleurs else ()))
    entetes = [*(_COLONNES.get(statut, statut) for statut in colonnes), "ensemble"]
    noms = [
        f"{partie.numero} {partie.titre}".strip() if partie.numero else "hors d'une partie"
        for partie in etat.parties
    ]
    largeur = max(map(len, [*noms, "ensemble"]))
    yield f"{'':{largeur}}  {'  '.join(entetes)}"
    rangees = [[partie.par_statut.get(c, 0) for c in colonnes] for partie in etat.parties]
    rangees.append([sum(rangee[rang] for rangee in rangees) for rang in range(len(colonnes))])
    for nom, nombres in zip([*noms, "ensemble"], rangees, strict=True):
        cases = [
            f"{nombre or _RIEN:>{len(entete)}}"
            for nombre, entete in zip([*nombres, sum(nombres)], entetes, strict=True)
        ]
        yield f"{nom:{largeur}}  {'  '.join(cases)}"


def _langue(langue: EtatDeLangue) -> Iterator[str]:
    def sections(intitule: str, quoi: Callable[[EtatDeTraduction], Sequence[str]]) -> Iterator[str]:
        trouvees = [t for t in langue.traductions if quoi(t)]
        if trouvees:
            yield f"{intitule} :"
        for t in trouvees:
            yield f"  {t.fiche.base} : {', '.join(map(nom_de, quoi(t)))}"

    yield from sections("à relire, la fiche française a changé", lambda t: t.perimees)
    yield from sections("encore en français", lambda t: t.pas_traduites)
    brouillons = [t.fiche for t in langue.traductions if t.brouillon]
    if brouillons:
        yield from _liste("brouillons, pas encore publiés", brouillons)
    if langue.manquantes:
        yield from _liste("manquent", langue.manquantes)


def _liste(intitule: str, fiches: Iterable[FicheRelevee]) -> list[str]:
    phrase = ", ".join(fiche.numero or fiche.base for fiche in fiches)
    return replier(f"{intitule} : {phrase}", _LARGEUR - 2, suite="  ")


def _termes(termes: Iterable[Terme]) -> Iterator[str]:
    for terme in termes:
        yield f"{terme.ecrit} : {', '.join(f.numero or f.base for f in terme.fiches)}"


def _organisations(etat: Etat) -> Iterator[str]:
    for organisation in etat.organisations:
        yield (
            f"{organisation.identifiant} : {organisation.nom} "
            f"({organisation.chemin}:{organisation.ligne})"
        )


def _inchangees(etat: Etat) -> Iterator[str]:
    if etat.inchangees is None:
        yield "dates inconnues : l'historique de git n'est pas là, ou pas en entier"
        return
    for fiche, jour in etat.inchangees:
        yield f"{fiche.base} : {date_longue(jour, LANGUE_PAR_DEFAUT)}"


def _par_fichier(adresses: Iterable[Adresse]) -> list[tuple[str, list[Adresse]]]:
    par_fichier: dict[str, list[Adresse]] = {}
    for adresse in adresses:
        par_fichier.setdefault(adresse.chemin, []).append(adresse)
    return list(par_fichier.items())


def _langue_en_json(langue: EtatDeLangue) -> dict[str, Any]:
    return {
        "langue": langue.langue,
        "attendues": langue.attendues,
        "traductions": [
            {
                "chemin": t.fiche.chemin,
                "numero": t.fiche.numero,
                "brouillon": t.brouillon,
                "sections_perimees": list(t.perimees),
                "sections_pas_traduites": list(t.pas_traduites),
            }
            for t in langue.traductions
        ],
        "manquantes": [f.numero for f in langue.manquantes],
    }


def _terme_en_json(terme: Terme) -> dict[str, Any]:
    return {"terme": terme.ecrit, "fiches": [f.numero or f.base for f in terme.fiches]}
