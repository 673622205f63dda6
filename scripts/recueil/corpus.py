"""What was read from one fiche, faults included: the material of the rules.

A fiche that breaks the format has no model, but its text and its values are still here, so
that one run reports everything (shape, references, wording) instead of one layer at a time.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from recueil.conventions import DOSSIER_FICHES as DOSSIER_FICHES
from recueil.conventions import LANGUE_PAR_DEFAUT as LANGUE_PAR_DEFAUT
from recueil.conventions import MOTIF_NUMERO
from recueil.ecrits import DEBUTS_D_ADRESSE, Ecrit, est_en_bloc
from recueil.francais.inclusif import Forme, formes
from recueil.lu import Lu as Lu
from recueil.markdown_lu.liens import Lien
from recueil.markdown_lu.listes import Faute
from recueil.noeuds import TOUS as TOUS
from recueil.noeuds import Chemin
from recueil.passage import Passage
from recueil.prose import Bloc, blocs, masquer, masquer_ensemble, sans_code
from recueil.sections import empreinte, empreintes
from recueil.slug import slug

CHAMPS_DE_TEXTE: tuple[tuple[str, ...], ...] = (
    ("titre",),
    ("titre_court",),
    ("resume",),
    ("contexte", TOUS),
    ("enjeux", TOUS),
    ("definitions", TOUS, "terme"),
    ("definitions", TOUS, "titre"),
    ("definitions", TOUS, "texte"),
    ("exemples_mes", TOUS),
    ("exemples_mes", TOUS, "texte"),
    ("intertitres", TOUS),
    ("mots_cles", TOUS),
    ("redaction", TOUS),
    ("sources", TOUS, "titre"),
    ("sources", TOUS, "auteur"),
)

# What the page of a fiche, or of an organisation, reads as Markdown.
_RUBRIQUES_MARKDOWN = frozenset(
    "contexte enjeux definitions exemples_mes intertitres presentation".split()
)
_SANS_MARKDOWN = frozenset("periode lien".split())
# Without these, a text holds neither code nor comments.
_DEBUTS_DE_CODE = ("`", "~~~", "<!--")


@dataclass(frozen=True)
class FicheLue(Lu):
    """A fiche as read.

    Attributes:
        base: file name without language and extension: `2.6-innovation-sociale`.
        dossier: name of the folder that holds it: `2-agir`.
        langue: `fr`, or the language of a translation.
        forme: digest of the header when it has the right shape; empty when it does not, or was
            mended to be read.
        dans_le_recueil: whether the file lies under `fiches/` (one may check any file).
    """

    base: str = ""
    dossier: str = ""
    langue: str = LANGUE_PAR_DEFAUT
    forme: str = ""
    dans_le_recueil: bool = True

    @cached_property
    def numero(self) -> str | None:
        """The number as written, when it looks like one."""
        ecrit = next((texte for _, texte in self.valeurs("numero")), "")
        return ecrit if re.match(MOTIF_NUMERO, ecrit) else None

    @property
    def numero_du_fichier(self) -> str:
        """The number that starts the name of the file; empty when none does."""
        trouve = re.match(r"([1-9][0-9]*\.[1-9][0-9]*)(?=-|$)", self.base)
        return trouve[1] if trouve else ""

    @property
    def est_traduction(self) -> bool:
        """Whether the file translates another one."""
        return self.langue != LANGUE_PAR_DEFAUT

    @property
    def se_dit_traduite(self) -> bool:
        """Whether a file named as a French fiche says what it translates: R021 tells its name."""
        donnees = self.document.donnees if self.document else None
        return not self.est_traduction and isinstance(donnees, dict) and "traduit_de" in donnees

    @cached_property
    def empreinte(self) -> str:
        """Digest of the whole text, which translations used to record."""
        return empreinte(self.source.texte)

    @cached_property
    def sections(self) -> Mapping[str, str]:
        """The digest of each section: see `recueil.sections`."""
        return empreintes(self.document.donnees if self.document else "", self.source.corps)

    @cached_property
    def termes(self) -> tuple[tuple[Chemin, str, str], ...]:
        """The terms that it defines, each with its place and its comparable form."""
        termes = self.trouvees(("definitions", TOUS, "terme"))
        return tuple((chemin, terme, slug(terme)) for chemin, terme in termes)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """All the prose of the fiche, in the order of the file, without its code."""
        entete = self._passages_de_l_entete
        if any(signe in self.source.entete for signe in _DEBUTS_DE_CODE):
            entete = tuple(p.masque(sans_code(p.texte)) for p in entete)
        return (*entete, self.passage_du_corps)

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """The same with nothing left but words: neither code, nor addresses, nor tags."""
        corps = Passage(masquer(self.source.corps), self.source.ligne_corps, 1)
        entete = self._passages_de_l_entete
        masques = masquer_ensemble([passage.texte for passage in entete])
        return (*map(Passage.masque, entete, masques), corps)

    @cached_property
    def blocs_du_corps(self) -> tuple[Bloc, ...]:
        """The headings, items, rows and paragraphs of the body, with nothing but prose in them."""
        return tuple(blocs(self.prose[-1].texte))

    @cached_property
    def prose_francaise(self) -> tuple[Passage, ...]:
        """What rules on French wording read: none of a translation, no document's own title."""
        if self.est_traduction:
            return ()
        return tuple(p for p in self.prose if not p.chemin or p.chemin[0] != "sources")

    @cached_property
    def texte_francais(self) -> str:
        """The texts of `prose_francaise`, a line or more each: one search says that none has it."""
        return "\n".join([passage.texte for passage in self.prose_francaise])

    @cached_property
    def formes_inclusives(self) -> tuple[tuple[Passage, tuple[Forme, ...]], ...]:
        """The passages that hold inclusive forms, with these."""
        lues = [(passage, formes(passage.texte)) for passage in self.prose_francaise]
        return tuple([(passage, tuple(trouvees)) for passage, trouvees in lues if trouvees])

    @cached_property
    def markdown(self) -> tuple[Ecrit, ...]:
        """What the page reads as Markdown: values of the header, then the body.

        Nothing when no line tells one from the other.
        """
        if not self.source.entete:
            return ()
        return (*map(self._ecrit, self._rangs_du_markdown), *self.ecrits_du_corps)

    @cached_property
    def _rangs_du_markdown(self) -> list[int]:
        # A header that cannot be read is one text, and no Markdown.
        return [
            rang
            for rang, (chemin, _) in enumerate(self._textes if self.source.entete else ())
            if chemin and chemin[0] in _RUBRIQUES_MARKDOWN and chemin[-1] not in _SANS_MARKDOWN
        ]

    def markdown_avec(self, *indices: str) -> list[Ecrit]:
        """Those of `markdown` that hold one of these texts, without blanks: no other is made."""
        corps, textes, rangs = self.source.corps, self._textes, self._rangs_du_markdown
        trouves = {
            rang
            for indice in indices
            if indice in self._markdown_de_l_entete
            for rang in rangs
            if indice in textes[rang][1]
        }
        du_corps = self.ecrits_du_corps if any(indice in corps for indice in indices) else ()
        return [
            *map(self._ecrit, sorted(trouves)),
            *(du_corps if self.source.entete else ()),
        ]

    @cached_property
    def _markdown_de_l_entete(self) -> str:
        textes = self._textes
        return "\n".join([textes[rang][1] for rang in self._rangs_du_markdown])

    @cached_property
    def markdown_en_bloc(self) -> tuple[Ecrit, ...]:
        """Those of `markdown` that may hold paragraphs and lists."""
        textes = self._textes
        rangs = [rang for rang in self._rangs_du_markdown if est_en_bloc(textes[rang][0])]
        return (*map(self._ecrit, rangs), *(self.ecrits_du_corps if self.source.entete else ()))

    @cached_property
    def markdown_avec_adresses(self) -> tuple[Ecrit, ...]:
        """Those of `markdown` that lead somewhere, or show an image."""
        return tuple(e for e in self.markdown_avec(*DEBUTS_D_ADRESSE) if e.adresses)

    @cached_property
    def liens(self) -> tuple[tuple[Ecrit, Lien], ...]:
        """The links and images of the Markdown, each with the text that holds it."""
        return tuple((ecrit, lien) for ecrit in self.markdown_avec("](") for lien in ecrit.liens)

    @cached_property
    def pieges_des_listes(self) -> tuple[tuple[Ecrit, Faute], ...]:
        """What the site will not see of the lists, each with the text that holds it."""
        return tuple((ecrit, faute) for ecrit in self.markdown_en_bloc for faute in ecrit.listes)

    @cached_property
    def signes(self) -> frozenset[str]:
        """The signs of the file, common ones left out: most rules on odd signs look no further."""
        return frozenset(self.source.rares)

    @cached_property
    def passage_du_corps(self) -> Passage:
        """The body, without its code."""
        return Passage(sans_code(self.source.corps), self.source.ligne_corps, 1)

    @cached_property
    def _passages_de_l_entete(self) -> tuple[Passage, ...]:
        """The texts of the header as written, code included."""
        return tuple(self.passages_de(CHAMPS_DE_TEXTE))

    def _chercher(self, motif: tuple[str, ...]) -> tuple[tuple[Chemin, str], ...]:
        if motif[0] == TOUS:
            return super()._chercher(motif)
        # Its texts are listed already, and some thirty motifs are looked for among them.
        trouvees = self._par_tete.get((motif[0], len(motif)), [])
        for rang, cle in enumerate(motif):
            if rang and cle != TOUS:
                trouvees = [feuille for feuille in trouvees if feuille[0][rang] == cle]
        return tuple(trouvees)

    @cached_property
    def _par_tete(self) -> dict[tuple[str | int, int], list[tuple[Chemin, str]]]:
        """The texts by the first key that leads to them and by how many do: few are alike."""
        resultat: dict[tuple[str | int, int], list[tuple[Chemin, str]]] = defaultdict(list)
        for feuille in self.document.feuilles if self.document is not None else ():
            chemin = feuille[0]
            if chemin:
                resultat[chemin[0], len(chemin)].append(feuille)
        return resultat
