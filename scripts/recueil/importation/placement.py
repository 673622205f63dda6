"""The plan of a fiche to the values of the format and its body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from recueil.gabarit import A_COMPLETER
from recueil.importation.casse import Casse, avec_capitale, est_en_capitales
from recueil.importation.markdown import (
    Noeud,
    en_blocs,
    en_ligne,
    en_texte_simple,
    texte,
    texte_des_blocs,
)
from recueil.importation.noms import Noms, periode_dans
from recueil.importation.plan import CORPS, PREAMBULE, FicheBrute, Section, niveau_relatif
from recueil.importation.relecture import (
    DE_L_EXEMPLE,
    DE_LA_DEFINITION,
    DE_LA_FICHE,
    DE_LA_SOURCE,
    SUITE,
    points,
    valeur_de,
)
from recueil.importation.titres import Titre
from recueil.modele import LONGUEUR_TITRE_COURT, MOTIF_NUMERO

A_CLASSER = "À classer"
_ADRESSE = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)»]")
_ARTICLES = re.compile(
    r"^(?:(?:les?|la|des|une?)\s+|l['’]\s?)?"
    r"(?:(?:approches?|notions?|concepts?|définitions?|idées?)\s+(?:de\s+la\s+|de\s+l['’]\s?|du\s+|"
    r"des\s+|de\s+|d['’]\s?))?",
    re.IGNORECASE,
)
_LONGUEUR_D_UN_TERME = 80
_INTERTITRES = ("contexte", "enjeux", "definitions", "exemples_mes")


@dataclass
class FichePlacee:
    """A fiche in the format.

    Attributes:
        donnees: its front matter, key by key.
        corps: its body, in Markdown.
        structure: the words of the document that the format stands for.
        a_classer: the start of each passage that no section takes.
        propositions: what was recognised in the examples: rank from 1, and what.
        places: the texts of `donnees` and `corps` that come from the document.
    """

    donnees: dict[str, Any]
    corps: str
    structure: list[str] = field(default_factory=list)
    a_classer: list[str] = field(default_factory=list)
    propositions: list[tuple[int, str]] = field(default_factory=list)
    places: list[str] = field(default_factory=list)


def placer(brute: FicheBrute, noms: Noms) -> FichePlacee:
    """Give each section of a document its place."""
    return _Placement(brute, noms).faire()


class _Placement:
    def __init__(self, brute: FicheBrute, noms: Noms) -> None:
        self.brute = brute
        self.noms = noms
        self.casse = Casse(noms.a_capitales)
        self.donnees: dict[str, Any] = {}
        self.intertitres: dict[str, str] = {}
        self.corps: list[str] = []
        self.restes: list[str] = []
        self.placee = FichePlacee({}, "", list(brute.structure))

    def faire(self) -> FichePlacee:
        brute, placee = self.brute, self.placee
        titre = self.casse.en_phrase(" ".join(brute.titre.split()))
        for section in brute.sections:
            self._section(section)
        placee.places += [titre, *self._textes(self.donnees), *self.intertitres.values()]
        placee.places += [*self.corps, *self.restes]
        if self.intertitres:
            self.donnees["intertitres"] = self.intertitres
        placee.donnees = completer(brute.numero, titre, self.donnees)
        if self.restes:
            self.corps += [f"## {A_CLASSER}", *self.restes]
        placee.corps = "\n\n".join(self.corps)
        return placee

    def _textes(self, valeur: Any, cle: str = "") -> list[str]:
        if isinstance(valeur, str):
            return [valeur]
        if isinstance(valeur, dict):
            # A term taken from a heading, an organisation taken from a text: not words twice.
            return [
                t
                for c, v in valeur.items()
                if c not in ("organisations", "territoires", "periode")
                and not (c == "terme" and ("titre" in valeur or "_du_texte" in valeur))
                for t in self._textes(v, c)
            ]
        return [t for v in valeur for t in self._textes(v, cle)]

    def _section(self, section: Section) -> None:
        if section.intertitre and section.rubrique in _INTERTITRES:
            titre = self.casse.en_phrase(section.intertitre)
            if section.rubrique in self.intertitres or section.rubrique in self.donnees:
                self._ajouter(section.rubrique, [f"**{titre}**"])
            else:
                self.intertitres[section.rubrique] = titre
        if section.rubrique == PREAMBULE:
            self._preambule(section)
        elif section.rubrique in ("contexte", "enjeux"):
            self._ajouter(section.rubrique, self._points(section))
        elif section.rubrique == "definitions":
            self._definitions(section)
        elif section.rubrique == "exemples_mes":
            self._exemples(section)
        elif section.rubrique == "sources":
            self._ajouter("sources", [self._source(item) for item in self._items(section)])
        elif section.rubrique in ("mots_cles", "redaction", "voir_aussi"):
            self._mots(section)
        elif section.rubrique == "resume" and "resume" not in self.donnees:
            self.donnees["resume"] = " ".join(" ".join(self._points(section)).split())
        else:
            self._corps(section)

    def _ajouter(self, cle: str, valeurs: Sequence[Any]) -> None:
        if valeurs:
            self.donnees.setdefault(cle, []).extend(valeurs)

    def _preambule(self, section: Section) -> None:
        for bloc in section.contenu:
            ligne = (
                " ".join(texte(bloc["c"]).split())
                if isinstance(bloc, dict) and bloc["t"] == "Para"
                else ""
            )
            trouve = valeur_de(ligne, DE_LA_FICHE)
            if trouve and trouve[1] and trouve[0] not in self.donnees:
                cle, valeur = trouve
                if cle == "statut" and not self.brute.relecture:
                    self._a_classer([bloc])
                    continue
                if cle == "resume" and isinstance(bloc, dict):
                    # Its emphasis is kept, unlike the label's.
                    valeur = re.sub(r"^\W*\w+\W*:\W*?\s+", "", en_ligne(bloc["c"]), count=1)
                    valeur = valeur if texte(bloc["c"]).endswith(valeur[-1:]) else trouve[1]
                liste = cle in ("anciens_numeros", "sans_lien")
                self.donnees[cle] = points(valeur) if liste else valeur
                self.placee.structure.append(DE_LA_FICHE[cle])
            else:
                self._a_classer([bloc])

    def _a_classer(self, blocs: Sequence[Noeud | Titre]) -> None:
        for bloc in blocs:
            if isinstance(bloc, Titre):
                ecrit = f"### {self.casse.en_phrase(en_ligne(bloc.inlines))}"
                debut = bloc.texte
            else:
                ecrit, debut = en_blocs([bloc]), texte_des_blocs([bloc])
            if ecrit.strip():
                self.restes.append(ecrit)
                self.placee.a_classer.append(_abrege(debut))

    def _items(self, section: Section) -> list[list[Noeud]]:
        """The points of a section, each with its blocks; what is no point waits to be sorted."""
        items: list[list[Noeud]] = []
        for bloc in section.contenu:
            if isinstance(bloc, Titre):
                gras = {"t": "Strong", "c": self._sans_capitales(bloc.inlines)}
                items.append([{"t": "Para", "c": [gras]}])
            elif bloc["t"] in ("Table", "CodeBlock"):
                self._a_classer([bloc])
            else:
                items += _points_du_bloc(bloc, a_plat=not self.brute.relecture)
        return items

    def _sans_capitales(self, inlines: Sequence[Noeud]) -> list[Noeud]:
        ecrit = texte(inlines).lstrip("•●∙ ")
        if not est_en_capitales(ecrit):
            inlines = _sans_marque(inlines)
            return [n for i in inlines for n in (i["c"] if i["t"] == "Strong" else [i])]
        return [{"t": "Str", "c": self.casse.en_phrase(" ".join(ecrit.split()))}]

    def _points(self, section: Section) -> list[str]:
        return [self._ecrire(item) for item in self._items(section)]

    def _ecrire(self, blocs: Sequence[Noeud]) -> str:
        if all(bloc["t"] == "Para" for bloc in blocs) and not self.brute.relecture:
            return " ".join(en_ligne(bloc["c"]) for bloc in blocs)
        return en_blocs(blocs) if len(blocs) > 1 else _sans_saut(blocs)

    def _definitions(self, section: Section) -> None:
        groupes: list[tuple[Titre | None, list[Noeud]]] = []
        for bloc in section.contenu:
            if isinstance(bloc, Titre):
                groupes.append((bloc, []))
            elif groupes:
                groupes[-1][1].append(bloc)
            else:
                groupes.append((None, [bloc]))
        for titre, blocs in groupes:
            if titre is None:
                self._sans_titre(blocs)
            else:
                self._definition(titre, blocs)

    def _definition(self, titre: Titre, blocs: list[Noeud]) -> None:
        ecrit = self.casse.en_phrase(self._nu(titre))
        definition: dict[str, Any] = {}
        blocs = self._retirer_les_lignes(blocs, DE_LA_DEFINITION, definition, au_debut=True)
        if "terme" in definition:
            if definition["terme"] != ecrit:
                definition["titre"] = ecrit
            self.placee.places.append(definition["terme"])
        else:
            definition["terme"] = terme_de(ecrit)
            if definition["terme"] != ecrit:
                definition["titre"] = ecrit
        if len(blocs) == 1 and not self.brute.relecture:
            blocs = _sans_puce_seule(blocs[0])
        definition["texte"] = en_blocs(blocs) or f"{A_COMPLETER} : ce que ce mot veut dire."
        self._ajouter("definitions", [definition])

    def _nu(self, titre: Titre) -> str:
        """The words of a heading; in a document of ours, no sign is a mark but the dots."""
        if self.brute.relecture:
            return en_texte_simple(titre.inlines).lstrip("• ")
        return titre.texte

    def _sans_titre(self, blocs: list[Noeud]) -> None:
        """Definitions without headings: « Terme : ce qu'il veut dire », or one for the whole."""
        paragraphes = [item for bloc in blocs for item in _points_du_bloc(bloc, a_plat=False)]
        coupes = [_terme_et_texte(item) for item in paragraphes]
        trouvees = [coupe for coupe in coupes if coupe is not None]
        if trouvees and len(trouvees) == len(coupes):
            self._ajouter("definitions", [{"terme": t, "texte": x} for t, x in trouvees])
            return
        terme = _premier_gras(blocs) or f"{A_COMPLETER} : le mot à définir"
        texte_entier = en_blocs(blocs)
        self._ajouter("definitions", [{"terme": terme, "texte": texte_entier, "_du_texte": ""}])

    def _exemples(self, section: Section) -> None:
        for item in self._items(section):
            exemple: dict[str, Any] = {}
            blocs = self._retirer_les_lignes(item, DE_L_EXEMPLE, exemple)
            ecrit = self._ecrire(blocs)
            if not ecrit:
                self._a_classer(item)
                continue
            for cle in ("organisations", "territoires"):
                if cle in exemple:
                    exemple[cle] = [self.noms.identifiant(cle, nom) for nom in exemple[cle]]
            exemple = {"texte": ecrit, **exemple}
            if not self.brute.relecture:
                self._proposer(exemple)
            self._ajouter("exemples_mes", [exemple])

    def _proposer(self, exemple: dict[str, Any]) -> None:
        rang = len(self.donnees.get("exemples_mes", ())) + 1
        proposer(exemple, self.noms)
        trouves = [*exemple.get("organisations", ()), *exemple.get("territoires", ())]
        trouves += [exemple["periode"]] if "periode" in exemple else []
        if trouves:
            self.placee.propositions.append((rang, ", ".join(trouves)))

    def _retirer_les_lignes(
        self,
        blocs: Sequence[Noeud],
        libelles: Any,
        valeurs: dict[str, Any],
        *,
        au_debut: bool = False,
    ) -> list[Noeud]:
        """Take the labelled lines out of an item, at its end or at its start."""
        reste = list(blocs)
        while reste:
            rang = 0 if au_debut else -1
            bloc = reste[rang]
            if bloc["t"] != "Para":
                break
            trouve = valeur_de(" ".join(texte(bloc["c"]).split()), libelles)
            if trouve is None or not trouve[1] or trouve[0] in valeurs:
                break
            cle, valeur = trouve
            valeurs[cle] = points(valeur) if cle.endswith("s") else valeur
            self.placee.structure.append(libelles[cle])
            if cle in ("organisations", "territoires", "periode"):
                self.placee.structure.append(valeur)
            reste.pop(rang)
        return reste

    def _source(self, item: Sequence[Noeud]) -> dict[str, str]:
        valeurs: dict[str, str] = {}
        blocs = self._retirer_les_lignes(item, DE_LA_SOURCE, valeurs)
        if self.brute.relecture:
            return {"titre": " ".join(texte_des_blocs(blocs).split()), **valeurs}
        cibles = [n["c"][2][0] for bloc in blocs for n in _liens(bloc)]
        ecrit = " ".join(texte_des_blocs(blocs).split())
        source = reference(ecrit) | valeurs
        if "url" not in source and cibles and re.match("https?://", cibles[0]):
            source["url"] = cibles[0]
        return source

    def _mots(self, section: Section) -> None:
        for item in self._items(section):
            ecrit = " ".join(texte_des_blocs(item).split())
            if section.rubrique == "voir_aussi":
                numero = re.search(r"[1-9][0-9]*\.[1-9][0-9]*", ecrit)
                seul = numero is not None and re.fullmatch(
                    MOTIF_NUMERO[1:-1], re.sub(r"^fiche\s+", "", ecrit, flags=re.IGNORECASE)
                )
                if numero is None or not (seul or self.brute.relecture):
                    self._a_classer(item)
                    continue
                self.placee.structure.append(ecrit)
                self._ajouter("voir_aussi", [numero.group()])
            elif self.brute.relecture:
                self._ajouter(section.rubrique, [ecrit])
            else:
                decoupe = re.split(r"\s*[,;·]\s*", ecrit.rstrip("."))
                self._ajouter(section.rubrique, [m for m in decoupe if m])

    def _corps(self, section: Section) -> None:
        if section.rubrique == CORPS and section.intertitre:
            if self.brute.relecture and section.intertitre == SUITE:
                self.placee.structure.append(SUITE)
            else:
                self.corps.append(f"## {self._titre_du_corps(section.intertitre)}")
        elif section.rubrique != CORPS:
            self.corps.append(f"## {self._titre_du_corps(section.intertitre or section.rubrique)}")
        suite: list[Noeud] = []
        for bloc in section.contenu:
            if isinstance(bloc, Titre):
                inlines = self._sans_capitales(bloc.inlines)
                niveau = niveau_relatif(section, bloc)
                if self.brute.relecture:
                    niveau = bloc.niveau
                suite.append({"t": "Header", "c": [niveau, ["", [], []], inlines]})
            else:
                suite.append(bloc)
        if suite:
            self.corps.append(en_blocs(suite))

    def _titre_du_corps(self, titre: str) -> str:
        return self.casse.en_phrase(titre)


def completer(numero: str, titre: str, donnees: dict[str, Any]) -> dict[str, Any]:
    """The values with what a fiche cannot do without, as `recueil nouvelle` leaves it to fill."""
    complet: dict[str, Any] = {"numero": numero, "titre": titre}
    if "titre_court" in donnees:
        complet["titre_court"] = donnees["titre_court"]
    elif len(titre) > LONGUEUR_TITRE_COURT and "statut" not in donnees:
        complet["titre_court"] = f"{A_COMPLETER} : deux à cinq mots"
    defauts: dict[str, Any] = {
        "resume": f"{A_COMPLETER} : une ou deux phrases qui disent à quoi sert la fiche.",
        "statut": "brouillon",
        "contexte": [f"{A_COMPLETER} : ce qui a conduit là, un point par ligne."],
        "enjeux": [f"{A_COMPLETER} : ce qui se joue pour le MES."],
        "definitions": [
            {
                "terme": f"{A_COMPLETER} : le mot à définir",
                "texte": f"{A_COMPLETER} : ce que ce mot veut dire.",
            }
        ],
        "exemples_mes": [{"texte": f"{A_COMPLETER} : ce qu'un membre du MES a fait."}],
    }
    for cle, defaut in defauts.items():
        complet[cle] = donnees.get(cle) or defaut
    complet |= {cle: valeur for cle, valeur in donnees.items() if cle not in complet}
    for definition in complet["definitions"]:
        definition.pop("_du_texte", None)
    return complet


def proposer(exemple: dict[str, Any], noms: Noms) -> None:
    """Add to an example what its text says of who, where and when."""
    for cle in ("organisations", "territoires"):
        if cle not in exemple and (trouves := list(noms.dans(cle, exemple["texte"]))):
            exemple[cle] = trouves
    if "periode" not in exemple and (periode := periode_dans(exemple["texte"])):
        exemple["periode"] = periode


def reference(ecrit: str) -> dict[str, str]:
    """A source written on one line: its title, then its address."""
    adresse = _ADRESSE.search(ecrit)
    if adresse is None:
        return {"titre": ecrit}
    avant = re.sub(r"[\s,;:(<–—-]+$", "", ecrit[: adresse.start()])
    apres = re.sub(r"^[\s,;:)>.]+", "", ecrit[adresse.end() :])
    titre = " ".join(morceau for morceau in (avant, apres) if morceau)
    return {"titre": titre or adresse.group(), "url": adresse.group()}


def terme_de(titre: str) -> str:
    """The term that a heading is about: without its article."""
    reste = _ARTICLES.sub("", titre, count=1)
    return avec_capitale(reste or titre)


def _points_du_bloc(bloc: Noeud, *, a_plat: bool) -> list[list[Noeud]]:
    genre = bloc["t"]
    if genre == "BlockQuote":
        return [i for b in bloc["c"] for i in _points_du_bloc(b, a_plat=a_plat)]
    if genre not in ("BulletList", "OrderedList"):
        return [[bloc]]
    items = bloc["c"] if genre == "BulletList" else bloc["c"][1]
    if not a_plat:
        return [list(item) for item in items]
    points_trouves: list[list[Noeud]] = []
    for item in items:
        courant: list[Noeud] = []
        for dedans in item:
            if dedans["t"] == "Para":
                courant.append(dedans)
            else:
                points_trouves += [courant] if courant else []
                courant = []
                points_trouves += _points_du_bloc(dedans, a_plat=True)
        points_trouves += [courant] if courant else []
    return points_trouves


def _sans_puce_seule(bloc: Noeud) -> list[Noeud]:
    """A list of one point is a paragraph."""
    return list(bloc["c"][0]) if bloc["t"] == "BulletList" and len(bloc["c"]) == 1 else [bloc]


def _sans_saut(blocs: Sequence[Noeud]) -> str:
    if not blocs:
        return ""
    return en_ligne(blocs[0]["c"]) if blocs[0]["t"] == "Para" else en_blocs(blocs)


def _terme_et_texte(item: Sequence[Noeud]) -> tuple[str, str] | None:
    """« Terme : ce qu'il veut dire », the term in bold or short."""
    if not item or item[0]["t"] != "Para":
        return None
    inlines = list(item[0]["c"])
    ecrit = texte(inlines)
    terme, deux_points, _ = ecrit.partition(":")
    terme = terme.strip()
    if not deux_points or not terme or len(terme) > _LONGUEUR_D_UN_TERME:
        return None
    if len(terme.split()) > 7 or re.search(r"[.;!?,]", terme):
        return None
    premier = en_ligne(inlines)
    reste = re.sub(r"^[^:]*?\s*:(?:\*{1,2})?\s*", "", premier, count=1)
    suite = en_blocs(item[1:])
    texte_entier = f"{reste}\n\n{suite}" if suite and reste else reste or suite
    if not texte_entier or reste.count("**") % 2:
        return None
    return avec_capitale(terme), texte_entier


def _sans_marque(inlines: Sequence[Noeud]) -> list[Noeud]:
    """The inlines of a heading without the dots before it."""
    reste = list(inlines)
    while reste and (reste[0]["t"] == "Space" or not str(reste[0].get("c")).strip("•●∙ ")):
        reste.pop(0)
    if reste and reste[0]["t"] == "Str":
        reste[0] = {"t": "Str", "c": reste[0]["c"].lstrip("•●∙")}
    return reste


def _premier_gras(blocs: Sequence[Noeud]) -> str:
    for bloc in blocs:
        for noeud in bloc["c"] if bloc["t"] == "Para" else ():
            ecrit = " ".join(texte([noeud]).split())
            if noeud["t"] == "Strong" and len(ecrit) <= _LONGUEUR_D_UN_TERME:
                return avec_capitale(ecrit)
    return ""


def _liens(bloc: Noeud) -> list[Noeud]:
    return [n for n in bloc["c"] if n["t"] == "Link"] if bloc["t"] == "Para" else []


def _abrege(ecrit: str) -> str:
    ligne = " ".join(ecrit.split())
    return ligne if len(ligne) <= 60 else f"{ligne[:60].rpartition(' ')[0] or ligne[:60]}…"
