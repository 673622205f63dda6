"""A fiche as read to what is noted of it: what all rules need, and what each of them adds."""

from codecs import BOM_UTF8
from collections import defaultdict
from collections.abc import Iterable

from recueil.corpus import TOUS, FicheLue
from recueil.notes import Citation, Notes
from recueil.releve import FicheRelevee
from recueil.sections import ENTIERE, empreinte
from recueil.silences import consignes

# Noted for all rules, as written, whether or not the value is right.
_VALEURS: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = (
    ("numero", (("numero",),)),
    ("statut", (("statut",),)),
    ("organisations", (("exemples_mes", TOUS, "organisations", TOUS),)),
    ("territoires", (("exemples_mes", TOUS, "territoires", TOUS),)),
    ("voir_aussi", (("voir_aussi", TOUS),)),
    ("anciens_numeros", (("anciens_numeros", TOUS),)),
    ("mots_cles", (("mots_cles", TOUS),)),
    # Where the header gives the address of another site; Markdown gives others.
    ("adresses", (("exemples_mes", TOUS, "lien"), ("sources", TOUS, "url"))),
)
_DISTANTES = ("http://", "https://")


def relever(
    lue: FicheLue,
    octets: bytes,
    autres: Iterable[tuple[str, Citation]],
    *,
    avec_sections: bool,
) -> FicheRelevee:
    """The notes of a fiche: the values that all rules need, and those that rules add.

    Args:
        autres: what rules note beside, each with the name under which they look for it.
        avec_sections: whether someone will ask for the digests of its sections.
    """
    notes = _valeurs(lue)
    for nom, citation in autres:
        notes[nom].append(citation)
    return FicheRelevee(
        chemin=lue.chemin,
        lire=lambda: octets,
        base=lue.base,
        dossier=lue.dossier,
        langue=lue.langue,
        dans_le_recueil=lue.dans_le_recueil,
        empreinte=_empreinte(lue, octets),
        sections_notees=lue.sections if avec_sections else None,
        notes=Notes.prises(notes),
        lisible=lue.document is not None,
        se_dit_traduite=lue.se_dit_traduite,
        consignes=consignes(lue.source, lue.document),
    )


def _empreinte(lue: FicheLue, octets: bytes) -> str:
    # A file in which nothing was put right to be read is its own text, encoded.
    tel_quel = not lue.source.defauts and b"\r" not in octets and not octets.startswith(BOM_UTF8)
    return empreinte(octets) if tel_quel else lue.empreinte


def _valeurs(lue: FicheLue) -> dict[str, list[Citation]]:
    notes: dict[str, list[Citation]] = defaultdict(list)
    reperes = lue.document.reperes if lue.document is not None else {}
    for nom, motifs in _VALEURS:
        for motif in motifs:
            trouvees = lue.trouvees(motif)
            if trouvees:
                notes[nom] += [Citation(valeur, reperes[ou].valeur) for ou, valeur in trouvees]
    for ou, terme, cle in lue.termes:
        notes["termes"].append(Citation(terme, reperes[ou].valeur, cle=cle))
    for ou, valeur in (*lue.valeurs("traduit_de"), *lue.valeurs("traduit_de", TOUS)):
        section = str(ou[1]) if len(ou) > 1 else ENTIERE
        notes["traduit_de"].append(Citation(valeur, reperes[ou].valeur, cle=section))
    for ecrit in lue.markdown_avec_adresses:
        for destination in ecrit.adresses:
            if destination.adresse.startswith(_DISTANTES):
                place = ecrit.position(destination.debut, destination.fin)
                notes["adresses"].append(Citation(destination.adresse, place))
    return notes
