"""Pandoc's tree to the Markdown of fiches: dashes, four spaces under an item, nothing folded."""

import re
from collections.abc import Sequence
from typing import Any

from recueil.importation.contenu import (
    Noeud,
    guillemets,
    rangees,
    sous_blocs,
    texte,
    texte_des_blocs,
)

_PAS = "    "
_LIEN = re.compile(r"\[(?=[^\[\]]*\](?:\(|\[|:))|\[(?=\^)")
_BALISE = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITE = re.compile(r"&(?=#?\w{1,31};)")
_BARRE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_ETOILE = re.compile(r"(?<!\s)\*|\*(?!\s|$)")
_SOULIGNE = re.compile(r"(?<!\w)_(?=\S)|(?<=\S)_(?!\w)")
_DEBUT = re.compile(r"^(?:(#{1,6})(?=\s|$)|([-+*>])(?=\s|$)|([0-9]{1,9})(?=[.)](?:\s|$)))")
_ORDINAL = re.compile(r"(?:er|re|ère|e|ème|eme|ers|es|èmes|nd|nde|o|os)", re.IGNORECASE)
_CARRE = {"2": "²", "3": "³"}
_CHEMIN_LOCAL = re.compile(r"#")
# LibreOffice writes the stroke that browsers add: the address is the same without.
_RACINE = re.compile(r"^(?P<site>https?://[^/?#\s]+)/$")


def en_ligne(inlines: Sequence[Noeud]) -> str:
    """Inlines as Markdown on one line; hard line ends become spaces."""
    return " ".join(_corps(inlines).split())


def en_texte_simple(inlines: Sequence[Noeud]) -> str:
    """Inlines as plain text on one line: titles and names have no emphasis."""
    return " ".join(texte(inlines).split())


def en_blocs(blocs: Sequence[Noeud]) -> str:
    """Blocks as Markdown, separated by empty lines."""
    return "\n\n".join(t for t in (_bloc(bloc) for bloc in blocs) if t.strip())


def _bloc(bloc: Noeud) -> str:
    genre: str = bloc["t"]
    contenu: Any = bloc.get("c")
    if genre in ("Para", "Plain"):
        return paragraphe(contenu)
    if genre == "Header":
        niveau, _, inlines = contenu
        return f"{'#' * max(2, niveau)} {en_ligne(inlines)}"
    if genre == "BulletList":
        return _liste([("- ", item) for item in contenu])
    if genre == "OrderedList":
        (debut, *_), items = contenu
        return _liste([(f"{debut + rang}. ", item) for rang, item in enumerate(items)])
    if genre == "BlockQuote":
        interieur = en_blocs(contenu)
        return "\n".join(f"> {ligne}".rstrip() for ligne in interieur.split("\n"))
    if genre in ("CodeBlock", "RawBlock"):
        code = contenu[1]
        cloture = "`" * max(3, 1 + max((len(t) for t in re.findall("`+", code)), default=0))
        return f"{cloture}\n{code}\n{cloture}"
    if genre == "Table":
        return _tableau(bloc)
    if genre == "HorizontalRule":
        return ""
    return en_blocs([b for blocs in sous_blocs(bloc) for b in blocs])


def paragraphe(inlines: Sequence[Noeud]) -> str:
    """One paragraph, which starts like no other block."""
    return _DEBUT.sub(lambda t: f"{t[3]}\\" if t[3] else f"\\{t[1] or t[2]}", en_ligne(inlines))


def _liste(items: Sequence[tuple[str, Sequence[Noeud]]]) -> str:
    ecrits: list[str] = []
    aere = any(
        sum(b["t"] in ("Para", "Plain", "CodeBlock", "Table") for b in i) > 1 for _, i in items
    )
    for signe, item in items:
        morceaux: list[str] = []
        for rang, bloc in enumerate(item):
            ecrit = _bloc(bloc)
            if rang and bloc["t"] not in ("BulletList", "OrderedList"):
                ecrit = f"\n{ecrit}"
            morceaux.append(ecrit)
        lignes = "\n".join(morceaux).split("\n")
        suite = [f"{_PAS}{ligne}" if ligne else "" for ligne in lignes[1:]]
        ecrits.append("\n".join([f"{signe}{lignes[0]}", *suite]))
    return ("\n\n" if aere else "\n").join(ecrits)


def _tableau(bloc: Noeud) -> str:
    _, (_, legende), _, (_, tete), _, _ = bloc["c"]
    lignes = rangees({**bloc, "c": [*bloc["c"][:1], [None, []], *bloc["c"][2:]]})
    largeur = max((len(ligne) for ligne in lignes), default=0)
    if not largeur:
        return ""
    textes = [[_cellule(c) for c in ligne] + [""] * (largeur - len(ligne)) for ligne in lignes]
    if not tete:
        textes.insert(0, [""] * largeur)
    ecrites = ["| " + " | ".join(ligne) + " |" for ligne in textes]
    ecrites = [re.sub(r"\|  (?=\|)", "| ", ligne) for ligne in ecrites]
    ecrites.insert(1, "|" + "---|" * largeur)
    avant = f"{en_blocs(legende)}\n\n" if legende else ""
    return avant + "\n".join(ecrites)


def _cellule(blocs: Sequence[Noeud]) -> str:
    return " ".join(en_blocs(blocs).replace("|", "\\|").split())


def _corps(inlines: Sequence[Noeud]) -> str:
    return "".join(_inline(noeud) for noeud in _fondre(inlines))


def _fondre(inlines: Sequence[Noeud]) -> list[Noeud]:
    """Join what a word processor cuts: texts side by side, emphasis side by side."""
    fondus: list[Noeud] = []
    for noeud in inlines:
        genre: str = noeud["t"]
        contenu: Any = noeud.get("c")
        if genre in ("Str", "Space", "SoftBreak"):
            ecrit = contenu if genre == "Str" else " "
            if fondus and fondus[-1]["t"] == "Str":
                fondus[-1] = {"t": "Str", "c": fondus[-1]["c"] + ecrit}
                continue
            noeud = {"t": "Str", "c": ecrit}
        elif genre in ("Strong", "Emph", "Strikeout"):
            deux = fondus[-2:]
            if deux and deux[-1]["t"] == genre:
                fondus[-1] = {"t": genre, "c": [*deux[-1]["c"], *(contenu)]}
                continue
            if len(deux) == 2 and deux[0]["t"] == genre and deux[1] == {"t": "Str", "c": " "}:
                fondus[-2:] = [{"t": genre, "c": [*deux[0]["c"], deux[1], *(contenu)]}]
                continue
        fondus.append(noeud)
    return fondus


def _inline(noeud: Noeud) -> str:
    genre: str = noeud["t"]
    contenu: Any = noeud.get("c")
    if genre == "Str":
        return echapper(contenu or "")
    if genre == "LineBreak":
        return " "
    if genre == "Strong":
        return _entoure("**", contenu)
    if genre in ("Emph", "Underline"):
        return _entoure("*", contenu)
    if genre == "Strikeout":
        return f"<del>{_corps(contenu)}</del>"
    if genre == "Superscript":
        return _exposant(contenu)
    if genre == "Subscript":
        return f"<sub>{_corps(contenu)}</sub>"
    if genre == "Quoted":
        ouvre, ferme = guillemets(contenu[0]["t"])
        return f"{ouvre}{_corps(contenu[1])}{ferme}"
    if genre == "Code":
        return f"`{contenu[1]}`"
    if genre in ("Math", "RawInline"):
        return echapper(contenu[1])
    if genre == "Link":
        return _lien(noeud)
    if genre == "Image":
        _, inlines, (cible, _) = contenu
        return f"![{_corps(inlines)}]({cible})"
    if genre == "Note":
        return f" ({echapper(' '.join(texte_des_blocs(contenu).split()))})"
    if genre in ("Span", "Cite"):
        return _corps(contenu[1])
    return _corps(contenu)


def _entoure(signe: str, inlines: Sequence[Noeud]) -> str:
    """Emphasis, which Markdown refuses next to a blank: blanks go outside."""
    dedans = _corps(inlines)
    utile = dedans.strip()
    if not re.search(r"\w", utile):
        return dedans
    avant = dedans[: len(dedans) - len(dedans.lstrip())]
    apres = dedans[len(dedans.rstrip()) :]
    return f"{avant}{signe}{utile}{signe}{apres}"


def _exposant(inlines: Sequence[Noeud]) -> str:
    ecrit = _corps(inlines)
    if _ORDINAL.fullmatch(ecrit):
        return ecrit
    return _CARRE.get(ecrit) or f"<sup>{ecrit}</sup>"


def _lien(noeud: Noeud) -> str:
    _, inlines, (cible, _) = noeud["c"]
    cible = _RACINE.sub(r"\g<site>", cible)
    dedans = _corps(inlines)
    if not cible or _CHEMIN_LOCAL.match(cible) or not texte(inlines).strip():
        return dedans
    if texte(inlines) in (cible, cible.removeprefix("mailto:")):
        return f"<{texte(inlines)}>"
    adresse = f"<{cible}>" if re.search(r"[\s()]", cible) else cible
    return f"[{dedans.strip()}]({adresse})"


def echapper(ecrit: str) -> str:
    """Plain characters as Markdown that reads as them; only what would mean something else."""
    ecrit = _BARRE.sub(r"\\\\", ecrit)
    ecrit = _ETOILE.sub(r"\\*", ecrit)
    ecrit = _SOULIGNE.sub(r"\\_", ecrit)
    ecrit = ecrit.replace("`", "\\`").replace("~~", "\\~~")
    ecrit = _LIEN.sub(r"\\[", ecrit)
    ecrit = _BALISE.sub(r"\\<", ecrit)
    return _ENTITE.sub("&amp;", ecrit)
