"""A corpus and requests to judge the search by: the project's fiches, made ones, and clones."""

import random
import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from recueil.pages.page import Cadre
from recueil.recherche.documents import Document, GenreDeDocument, Section, documents
from recueil.recherche.fichiers import fichiers
from recueil.validation import valider

RACINE = Path(__file__).resolve().parents[2]
ICI = Path(__file__).resolve().parent
# What fiches of this kind all say: a word of these must not lead to one more than to another.
_COMMUN = (
    "Cette démarche réunit des acteur·ices du territoire, des collectivités et des associations.",
    "Les salarié·es et les bénévoles se forment ensemble, avec l'appui d'un réseau régional.",
    "Le projet avance par étapes : rencontrer, expérimenter, décider, évaluer et transmettre.",
    "La coopération entre structures de l'économie sociale et solidaire demande du temps.",
    "L’innovation sociale naît souvent d’une expérimentation locale portée par des habitant·es.",
    "Les partenaires publics financent une partie du fonctionnement et de l'investissement.",
)


@dataclass(frozen=True)
class Requete:
    """What a reader types, and the fiches of which one is the right answer."""

    liste: str
    categorie: str
    texte: str
    attendues: frozenset[str]


# The second list was written from the fiches alone, by someone who had seen neither the first one
# nor the engine: it tells whether the engine was tuned to the first. On its first run 113 of its
# 120 requests were answered in the first place, at 62 and at 1 000 fiches, 117 in the first three;
# what failed in general was mended after that, never a request. The third list was written
# between that run and the mending, on the kinds that had done worst: 32 of 40, then 38.
LISTES = ("requetes.txt", "requetes-fraiches.txt", "requetes-controle.txt")


def requetes(liste: str) -> list[Requete]:
    """The requests of one of the `LISTES`."""
    lues, categorie = [], ""
    for ligne in (ICI / liste).read_text("utf-8").splitlines():
        if ligne.startswith("["):
            categorie = ligne.strip("[]")
        elif "=>" in ligne:
            texte, _, attendues = ligne.partition(" => ")
            lues.append(Requete(liste, categorie, texte, frozenset(attendues.split(", "))))
    return lues


def corpus(clones: int = 0) -> list[Document]:
    """The project's documents and made ones, in the order of an index; then `clones` fiches."""
    recueil = valider(RACINE).recueil
    assert recueil is not None
    tous = documents(recueil, Cadre(), "fr")
    for sujet in yaml.safe_load((ICI / "sujets.yml").read_text("utf-8")):
        tous += _du_sujet(sujet)
    modeles = [document for document in tous if document.genre == GenreDeDocument.FICHE]
    hasard = random.Random(20261124)
    tous += [_clone(modeles[rang % len(modeles)], rang, hasard) for rang in range(clones)]
    return sorted(tous, key=lambda document: document.genre)


def ecrire(destination: Path, trouvables: list[Document]) -> int:
    """A page that has the engine and nothing else. Returns the number of bytes of the index."""
    octets = 0
    for fichier in fichiers({"fr": trouvables}):
        cible = destination / fichier.uri
        cible.parent.mkdir(parents=True, exist_ok=True)
        cible.write_text(fichier.contenu, "utf-8")
        octets += cible.stat().st_size
    for script in (RACINE / "docs/scripts/recherche").glob("*.js"):
        cible = destination / "scripts/recherche" / script.name
        cible.parent.mkdir(parents=True, exist_ok=True)
        cible.write_bytes(script.read_bytes())
    (destination / "index.html").write_text(
        '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Essai</title>'
        '<script src="scripts/recherche/champ.js"></script>',
        "utf-8",
    )
    return octets


# What a page runs to answer requests: numbers of the three first fiches, corrections, duration.
REPONDRE = """async (requetes) => {
  const moteur = await RECUEIL_RECHERCHE.moteur("fr");
  const reponses = [];
  for (const requete of requetes) {
    const debut = performance.now();
    const { resultats, groupes, corrections } = await moteur.chercher(requete);
    const montres = resultats.filter(({ genre }) => genre === 0).slice(0, 5);
    const fiches = await Promise.all(montres.map((r) => moteur.montrer(r, groupes)));
    const duree = performance.now() - debut;
    reponses.push({ numeros: fiches.slice(0, 3).map(({ numero }) => numero), corrections, duree });
  }
  return reponses;
}"""


def _du_sujet(sujet: dict[str, str | dict[str, str] | list[str]]) -> list[Document]:
    numero, titre, definitions = str(sujet["n"]), str(sujet["t"]), dict(sujet["d"])
    rang = int(numero.replace(".", ""))
    commun = [_COMMUN[(rang + pas) % len(_COMMUN)] for pas in range(3)]
    sigles = tuple(f"{sigle} {sens}" for sigle, sens in dict(sujet.get("s", {})).items())
    adresse = f"fiches/{numero}/"
    fiche = Document(
        GenreDeDocument.FICHE,
        adresse,
        numero,
        titre,
        f"{numero.split('.')[0]}. Partie",
        (
            Section("", "", str(sujet["r"])),
            Section("contexte", "Contexte", f"{sujet['c']} {commun[0]}"),
            Section("enjeux", "Enjeux", f"{sujet['e']} {commun[1]}"),
            *(Section(f"def-{rang}", terme, texte) for terme, texte in definitions.items()),
            Section("exemples-mes", "Exemples", f"{sujet['x']} {commun[2]}"),
        ),
        alias=(*(str(mot) for mot in sujet["m"]), *definitions),
        complements=sigles,
    )
    return [
        fiche,
        *(
            Document(
                GenreDeDocument.DEFINITION,
                adresse,
                numero,
                terme,
                titre,
                (Section(f"def-{rang}", "", texte),),
            )
            for terme, texte in definitions.items()
        ),
    ]


def _clone(modele: Document, rang: int, hasard: random.Random) -> Document:
    """A fiche of the same kind about something else: its rarer words are made up.

    Made-up words follow Zipf's law, so that some are met in many clones and most in few.
    """

    def autre(mot: re.Match[str]) -> str:
        # Acronyms and words that carry a subject; small words stay.
        if len(mot[0]) < 5 and not mot[0].isupper():
            return mot[0]
        place = int(12_000 ** hasard.random())
        syllabes = ("ba", "lor", "mi", "tu", "gen", "pal", "ser", "vo", "dri", "chan", "ne", "qui")
        ecrit = ""
        while place:
            ecrit += syllabes[place % 12]
            place //= 12
        return f"{ecrit}{hasard.choice(('tion', 'eur', 'age', 'ment', 'ie', 'isme'))}"

    def melanger(texte: str) -> str:
        mots = re.sub(r"[^\W\d_]+", autre, texte).split()
        hasard.shuffle(mots)
        return " ".join(mots)

    return Document(
        GenreDeDocument.FICHE,
        f"fiches/clone-{rang}/",
        f"{100 + rang // 20}.{rang % 20 + 1}",
        melanger(modele.titre),
        modele.contexte,
        tuple(Section(s.ancre, s.titre, melanger(s.texte)) for s in modele.sections),
        alias=tuple(melanger(alias) for alias in modele.alias),
    )
