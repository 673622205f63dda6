"""A fiche to its Markdown page, in FORMAT.md's order."""

import posixpath
import re

from recueil.catalogue import catalogue, composer, date_longue
from recueil.markdown_sur import en_ligne, litteral, retrait, titre
from recueil.modele import Definition, Exemple, Reference, Statut
from recueil.pages.page import Cadre, Page, adresse_fiche, adresse_partie, uri_fiche
from recueil.recueil import FichePubliee, Recueil
from recueil.slug import slug

# Adults read French prose silently at some 200 to 240 words a minute; the lower figure, since
# a fiche is read to be used.
_MOTS_PAR_MINUTE = 200
_ANCRES = {"exemples_mes": "exemples-mes", "voir_aussi": "voir-aussi"}


def page_fiche(fiche: FichePubliee, recueil: Recueil, cadre: Cadre) -> Page:
    """The page of one fiche in its language."""
    textes = catalogue(fiche.langue)
    modele = fiche.modele
    uri = uri_fiche(recueil, fiche)
    sections = [
        f"# {litteral(modele.titre)}",
        _section(fiche, "contexte", [_liste(modele.contexte)]),
        _section(fiche, "enjeux", [_liste(modele.enjeux)]),
        _section(fiche, "definitions", [_definition(d, fiche) for d in modele.definitions]),
        _section(
            fiche,
            "exemples_mes",
            ["\n".join(_exemple(e, fiche, recueil) for e in modele.exemples_mes)],
        ),
        fiche.corps.strip(),
    ]
    if modele.sources:
        lignes = [_reference(reference) for reference in modele.sources]
        sections.append(_section(fiche, "sources", ["\n".join(lignes)]))
    autres = _voir_aussi(fiche, recueil, cadre, uri)
    if autres:
        sections.append(_section(fiche, "voir_aussi", ["\n".join(autres)]))
    corps = "\n\n".join(section for section in sections if section) + "\n"
    partie = recueil.parties[fiche.partie]
    titre_partie = cadre.traduire(partie.titre, fiche.langue)
    meta: dict[str, object] = {
        "title": composer(f"{modele.numero} {fiche.titre_court}", fiche.langue),
        "description": composer(modele.resume, fiche.langue),
        "template": "fiche.html",
        "fiche": {
            "numero": modele.numero,
            "surtitre": textes["fiche"].format(numero=modele.numero),
            "partie": composer(titre_partie, fiche.langue),
            "adresse_partie": adresse_partie(recueil, fiche.partie, fiche.langue),
            "statut": modele.statut.value,
            "resume": composer(modele.resume, fiche.langue),
            "mots_cles": [composer(mot, fiche.langue) for mot in modele.mots_cles],
            "reperes": _reperes(fiche, corps, cadre),
            "bandeaux": _bandeaux(fiche, recueil),
            "adresse_courte": f"{modele.numero}/",
        },
    }
    return Page(
        uri=uri,
        adresse=adresse_fiche(fiche),
        langue=fiche.langue,
        meta=meta,
        corps=corps,
        origine=fiche.chemin,
        dans_le_menu=modele.statut is not Statut.ARCHIVEE,
    )


def ancre_definition(terme: str) -> str:
    """Anchor of a definition: stable as long as its term is."""
    return f"def-{slug(terme)}"


def _section(fiche: FichePubliee, nom: str, blocs: list[str]) -> str:
    intertitre = getattr(fiche.modele.intertitres, nom, None)
    texte = en_ligne(intertitre) if intertitre else catalogue(fiche.langue)[nom]
    ancre = _ANCRES.get(nom, nom)
    return "\n\n".join([titre(2, texte, ancre, ancre), *blocs])


def _liste(points: tuple[str, ...]) -> str:
    return "\n".join(f"- {en_ligne(point)}" for point in points)


def _definition(definition: Definition, fiche: FichePubliee) -> str:
    texte = en_ligne(definition.titre or definition.terme)
    blocs = [titre(3, texte, ancre_definition(definition.terme), "definition")]
    blocs.append(definition.texte.strip())
    if definition.synonymes:
        liste = ", ".join(en_ligne(synonyme) for synonyme in definition.synonymes)
        phrase = catalogue(fiche.langue)["synonymes"].format(liste=liste)
        blocs.append(f"{phrase}\n{{: .synonymes }}")
    return "\n\n".join(blocs)


def _exemple(exemple: Exemple, fiche: FichePubliee, recueil: Recueil) -> str:
    """One example: its text, then who, where and when on a line of their own."""
    textes = catalogue(fiche.langue)
    reperes = []
    if exemple.organisations:
        noms = [_organisation(identifiant, recueil) for identifiant in exemple.organisations]
        reperes.append(f"**{textes['qui']}** {', '.join(noms)}")
    if exemple.territoires:
        lieux = [litteral(recueil.territoires[id_].nom) for id_ in exemple.territoires]
        reperes.append(f"**{textes['ou']}** {', '.join(lieux)}")
    if exemple.periode:
        reperes.append(f"**{textes['quand']}** {periode(exemple.periode, fiche.langue)}")
    if exemple.lien:
        reperes.append(f"[{textes['en_savoir_plus']}](<{exemple.lien}>)")
    texte = f"- {en_ligne(exemple.texte)}"
    if not reperes:
        return texte + "\n"
    # One list item a fact, so that a screen reader and a narrow screen separate them.
    return f"{texte}\n\n{retrait(chr(10).join(f'- {repere}' for repere in reperes))}\n"


def _organisation(identifiant: str, recueil: Recueil) -> str:
    organisation = recueil.organisations[identifiant]
    nom = litteral(organisation.sigle or organisation.nom)
    if not organisation.site:
        return nom
    infobulle = organisation.nom.replace('"', "'") if organisation.sigle else ""
    infobulle = f' "{infobulle}"' if infobulle and infobulle != organisation.sigle else ""
    return f"[{nom}](<{organisation.site}>{infobulle})"


def periode(ecrite: str, langue: str) -> str:
    """A period in the words of a language; years alone are the same in all."""
    textes = catalogue(langue)
    annee = "".join(re.findall(r"[0-9]{4}$", ecrite))
    if ecrite.startswith("années"):
        return textes["annees"].format(annee=annee)
    if ecrite.startswith("depuis"):
        return textes["depuis"].format(annee=annee)
    return ecrite.replace("-", "–")


def _reference(reference: Reference) -> str:
    nom = litteral(reference.titre)
    ligne = f"- [{nom}](<{reference.url}>)" if reference.url else f"- {nom}"
    precisions = [litteral(p) for p in (reference.auteur, reference.annee) if p]
    return f"{ligne}, {', '.join(precisions)}" if precisions else ligne


def _voir_aussi(fiche: FichePubliee, recueil: Recueil, cadre: Cadre, uri: str) -> list[str]:
    publiees = {f.numero: f for f in recueil.publiees(brouillons=cadre.brouillons)}
    lignes = []
    for numero in fiche.modele.voir_aussi:
        citee = publiees.get(numero)
        if citee is None:
            continue
        citee = recueil.traductions.get((numero, fiche.langue), citee)
        lien = posixpath.relpath(uri_fiche(recueil, citee), posixpath.dirname(uri))
        precision = ""
        if citee.langue != fiche.langue:
            precision = f" ({catalogue(fiche.langue)['dans_une_autre_langue']})"
        lignes.append(
            f"- [{numero} {litteral(citee.titre_court)}](<{lien}>){precision}"
            f"{catalogue(fiche.langue)['separateur']}{en_ligne(citee.modele.resume)}"
        )
    return lignes


def _reperes(fiche: FichePubliee, corps: str, cadre: Cadre) -> list[str]:
    textes = catalogue(fiche.langue)
    mots = len(re.findall(r"\w+(?:['’·-]\w+)*", corps))
    reperes = [textes["lecture"].format(n=max(1, round(mots / _MOTS_PAR_MINUTE)))]
    jour = cadre.dates.get(fiche.chemin)
    if jour is not None:
        reperes.append(textes["mise_a_jour"].format(date=date_longue(jour, fiche.langue)))
    if fiche.modele.redaction:
        liste = composer(", ".join(fiche.modele.redaction), fiche.langue)
        reperes.append(textes["redaction"].format(liste=liste))
    return reperes


def _bandeaux(fiche: FichePubliee, recueil: Recueil) -> list[dict[str, str]]:
    textes = catalogue(fiche.langue)
    statut = fiche.modele.statut
    bandeaux = []
    if statut is not Statut.VALIDEE:
        bandeaux.append(
            {
                "genre": statut.value,
                "titre": textes[f"statut_{statut.value}"],
                "texte": textes[f"bandeau_{statut.value}"],
            }
        )
    if fiche.perimee:
        francaise = next(f for f in recueil.fiches if f.numero == fiche.numero)
        bandeaux.append(
            {
                "genre": "perimee",
                "titre": "",
                "texte": textes["traduction_perimee"],
                "lien": adresse_fiche(francaise),
                "libelle": textes["lire_la_fiche_francaise"],
            }
        )
    return bandeaux
