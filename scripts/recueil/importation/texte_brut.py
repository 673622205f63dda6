"""Plain text to Markdown: bullets, markers of headings and line ends as people type them.

What looks like Markdown is Markdown (emphasis, `#` headings): texts come from the clipboard as
often as from a typewriter.
"""

import re

# Levels of headings in the MES's documents: three dots for a section, two for what is under it.
_MARQUE = re.compile(r"^[ \t]*(?P<points>(?:[•●·∙][ \t]?){2,3})(?=\S)")
_PUCE = re.compile(
    r"^(?P<retrait>[ \t]*)(?P<puce>[•●○◦▪■□▸►‣⁃∙·➢➤✓✔\uf0b7\uf0a7\u00a7]|[-–—*+o])[ \t]+(?=\S)"
)
_NUMERO = re.compile(r"^(?P<retrait>[ \t]*)(?P<numero>[0-9]{1,2})[.)°/][ \t]+(?=\S)")
_NUMERO_COLLE = re.compile(r"^(?P<retrait>[ \t]*)(?P<numero>[0-9]{1,2})[)°][ \t]*(?=[^\W\d_])")
_PUCE_COLLEE = re.compile(r"^(?P<retrait>[ \t]*)[•●▪■►➢‣](?=[^\s•●])")
_TRAIT = re.compile(r"^[ \t]*(?:[-_=*~•.][ \t]*){3,}$")
_DIESE = re.compile(r"^[ \t]*#{1,6}[ \t]+\S")
_FICHE = re.compile(r"^[\W_]*fiches?[ \t]*(?:n[°o])?[ \t]*[0-9]+\.[0-9]+", re.IGNORECASE)
_TABLEAU = re.compile(r"^[ \t]*\|")
# « Terme : ce qu'il veut dire ».
_LIBELLE = re.compile(r"^[\w*][^.:;!?\n]{1,60}?[ ]?:[ ]")
# Shorter than any width at which programs fold.
_LIGNE_COURTE = 50
# Longer than any: each line is a paragraph, as word processors write them.
_LIGNE_LONGUE = 120
# Four spaces would make code of a line that a person only moved to the right.
_PAS = 4


def en_markdown(texte: str) -> str:
    """The same text for a Markdown reader: one kind of bullet, headings with `#`."""
    lignes: list[str] = []
    niveaux: list[int] = []
    dans_une_liste = False
    brutes = texte.expandtabs(_PAS).split("\n")
    pliees = max(map(len, brutes)) <= _LIGNE_LONGUE
    for brute in brutes:
        ligne = brute.rstrip()
        if _TRAIT.match(ligne):
            ligne = ""
        if not ligne:
            lignes.append("")
            continue
        marque = _MARQUE.match(ligne)
        if _FICHE.match(ligne) and not _PUCE_SUIVIE_DE_PHRASE.match(ligne):
            lignes += ["", f"# {ligne.strip().lstrip('# ')}", ""]
            dans_une_liste, niveaux = False, []
            continue
        if marque:
            rang = "##" if len(re.sub(r"\s", "", marque["points"])) >= 3 else "###"
            lignes += ["", f"{rang} {ligne.strip()}", ""]
            dans_une_liste, niveaux = False, []
            continue
        if _DIESE.match(ligne):
            lignes += ["", ligne.strip(), ""]
            dans_une_liste, niveaux = False, []
            continue
        if _TABLEAU.match(ligne):
            lignes.append(ligne.strip())
            continue
        point = _PUCE.match(ligne) or _PUCE_COLLEE.match(ligne)
        numero = None if point else _NUMERO.match(ligne) or _NUMERO_COLLE.match(ligne)
        trouve = point or numero
        if trouve:
            if not dans_une_liste:
                lignes.append("")
            retrait = len(trouve["retrait"])
            while niveaux and niveaux[-1] > retrait:
                niveaux.pop()
            if not niveaux or retrait > niveaux[-1]:
                niveaux.append(retrait)
            marge = " " * (_PAS * (len(niveaux) - 1))
            signe = f"{numero['numero']}." if numero else "-"
            lignes.append(f"{marge}{signe} {ligne[trouve.end() :].strip()}")
            dans_une_liste = True
            continue
        detachee = not pliees or not lignes or lignes[-1] == ""
        if dans_une_liste and detachee and not ligne.startswith(" "):
            dans_une_liste, niveaux = False, []
        if dans_une_liste and niveaux:
            if not ligne.startswith(" ") and _est_un_titre(ligne):
                dans_une_liste, niveaux = False, []
                lignes += ["", ligne.strip()]
                continue
            marge = " " * (_PAS * (len(niveaux) - 1) + 2)
            lignes.append(f"{marge}{ligne.strip()}")
        else:
            suite = lignes[-1] if lignes else ""
            if suite and (not pliees or _commence_un_paragraphe(ligne, suite)):
                lignes.append("")
            lignes.append(ligne.strip())
    return "\n".join(lignes) + "\n"


_PUCE_SUIVIE_DE_PHRASE = re.compile(
    r"^[\W_]*fiches?[ \t]*(?:n[°o])?[ \t]*[0-9]+\.[0-9]+[ \t]+[^\W\d_]", re.IGNORECASE
)


def _commence_un_paragraphe(ligne: str, precedente: str) -> bool:
    """Whether a line follows another without carrying on its sentence."""
    if _est_un_titre(ligne) or _est_un_titre(precedente):
        return True
    finie = precedente.endswith((".", "!", "?", ":", "»"))
    return finie and (_LIBELLE.match(ligne) is not None or len(precedente) < _LIGNE_COURTE)


def _est_un_titre(ligne: str) -> bool:
    """Whether a line without marker stands for a heading: capitals."""
    lettres = [c for c in ligne if c.isalpha()]
    return len(lettres) > 3 and sum(c.isupper() for c in lettres) >= len(lettres) * 0.8
