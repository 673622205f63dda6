"""What pandoc's tree says: the characters of its inlines, the blocks in its blocks."""

from collections.abc import Iterable
from typing import Any

Noeud = dict[str, Any]


def texte(inlines: Iterable[Noeud]) -> str:
    """The characters of inlines, without emphasis; a hard line end is a line end."""
    morceaux: list[str] = []
    for noeud in inlines:
        genre: str = noeud["t"]
        contenu: Any = noeud.get("c")
        if genre == "Str":
            morceaux.append(contenu)
        elif genre in ("Space", "SoftBreak"):
            morceaux.append(" ")
        elif genre == "LineBreak":
            morceaux.append("\n")
        elif genre in ("Code", "Math", "RawInline"):
            morceaux.append(contenu[1])
        elif genre == "Quoted":
            ouvre, ferme = guillemets(contenu[0]["t"])
            morceaux.append(f"{ouvre}{texte(contenu[1])}{ferme}")
        elif genre in ("Link", "Image", "Span", "Cite"):
            morceaux.append(texte(contenu[1]))
        elif genre == "Note":
            morceaux.append(f" ({texte_des_blocs(contenu)})")
        else:
            morceaux.append(texte(contenu))
    return "".join(morceaux)


def texte_des_blocs(blocs: Iterable[Noeud]) -> str:
    """The characters of blocks, one block a line."""
    return "\n".join(t for t in map(_texte_du_bloc, blocs) if t)


def _texte_du_bloc(bloc: Noeud) -> str:
    genre: str = bloc["t"]
    contenu: Any = bloc.get("c")
    if genre in ("Para", "Plain"):
        return texte(contenu)
    if genre == "Header":
        return texte(contenu[2])
    if genre in ("CodeBlock", "RawBlock"):
        return str(contenu[1])
    if genre == "Table":
        return "\n".join(texte_des_blocs(cellule) for rangee in rangees(bloc) for cellule in rangee)
    return "\n".join(texte_des_blocs(blocs) for blocs in sous_blocs(bloc))


def sous_blocs(bloc: Noeud) -> list[list[Noeud]]:
    """The lists of blocks that a block holds: its items, or its contents."""
    genre: str = bloc["t"]
    contenu: Any = bloc.get("c")
    if contenu is None:
        return []
    if genre == "BulletList":
        return list(contenu)
    if genre == "OrderedList":
        return list(contenu[1])
    if genre == "BlockQuote":
        return [contenu]
    if genre == "Div":
        return [contenu[1]]
    if genre == "Figure":
        return [contenu[2], contenu[1][1]]
    if genre == "LineBlock":
        return [[{"t": "Para", "c": ligne}] for ligne in contenu]
    if genre == "DefinitionList":
        return [
            [{"t": "Para", "c": [{"t": "Strong", "c": terme}]}, *(b for d in sens for b in d)]
            for terme, sens in contenu
        ]
    return []


def rangees(tableau: Noeud) -> list[list[list[Noeud]]]:
    """The rows of a table, its heading first: for each, its cells; for each, its blocks."""
    _, (_, legende), _, (_, tete), corps, (_, pied) = tableau["c"]
    lignes = [*tete, *(r for _, _, haut, bas in corps for r in (*haut, *bas)), *pied]
    trouvees = [[cellule[4] for cellule in cellules] for _, cellules in lignes]
    return [*([[legende]] if legende else []), *trouvees]


def guillemets(genre: str) -> tuple[str, str]:
    """The quotation marks of a text between quotes, in French."""
    return ("« ", " »") if genre == "DoubleQuote" else ("'", "'")
