"""`recueil nouvelle` on a terminal: what it asks, what it says of the answers, how it stops."""

import codecs
import contextlib
import fcntl
import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import Commande, lancer

TITRE = 'Comment partager "un four" à pain dans son village ?'
CHEMIN = "fiches/2-agir/2.7-partager-four-pain-village.md"
PATIENCE = 30  # seconds, on a machine that does other things


class Terminal:
    """The command on a terminal of its own, answered as a person would: question by question."""

    def __init__(self, dossier: Path, *arguments: str, **variables: str) -> None:
        maitre, esclave = pty.openpty()
        self.maitre = maitre
        self.vu = ""
        self._decodeur = codecs.getincrementaldecoder("utf-8")("replace")
        self.processus = subprocess.Popen(
            [sys.executable, "-m", "recueil", "nouvelle", *arguments],
            cwd=dossier,
            env=os.environ | {"NO_COLOR": "1", "TERM": "dumb"} | variables,
            stdin=esclave,
            stdout=esclave,
            stderr=esclave,
            start_new_session=True,
            # Without it, Ctrl+C would be a sign like any other.
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(esclave)

    def attendre(self, signe: str) -> str:
        """What is shown up to `signe`."""
        limite = time.monotonic() + PATIENCE
        while signe not in self.vu:
            assert time.monotonic() < limite, self.vu
            if select.select([self.maitre], [], [], 0.1)[0]:
                self._lire()
        debut, _, self.vu = self.vu.partition(signe)
        return debut + signe

    def repondre(self, question: str, reponse: str | bytes) -> str:
        """Wait for a question, answer it, and return what stood before it."""
        avant = self.attendre(f"{question} : ")
        octets = f"{reponse}\n".encode() if isinstance(reponse, str) else reponse
        os.write(self.maitre, octets)
        return avant

    def finir(self, touche: bytes = b"") -> tuple[int, str]:
        """The exit code, and what is left to read.

        Args:
            touche: what a person would press again if nothing came of it: readline forgets a
                Ctrl+C that comes at the instant when it starts to listen.
        """
        limite = time.monotonic() + PATIENCE
        # Reading a terminal that nobody holds any longer is an error on Linux.
        with contextlib.suppress(OSError):
            while time.monotonic() < limite:
                if select.select([self.maitre], [], [], 1)[0]:
                    if not self._lire():
                        break
                elif touche:
                    os.write(self.maitre, touche)
        return self.processus.wait(PATIENCE), self.vu

    def _lire(self) -> bool:
        # A letter of two bytes may come in two times.
        octets = os.read(self.maitre, 4096)
        self.vu = (self.vu + self._decodeur.decode(octets)).replace("\r\n", "\n")
        return bool(octets)

    def fermer(self) -> None:
        if self.processus.poll() is None:
            self.processus.kill()
            self.processus.wait()
        os.close(self.maitre)


@contextlib.contextmanager
def terminal(dossier: Path, *arguments: str, **variables: str) -> Iterator[Terminal]:
    ouvert = Terminal(dossier, *arguments, **variables)
    try:
        yield ouvert
    finally:
        ouvert.fermer()


def fichiers(dossier: Path) -> list[Path]:
    return sorted(dossier.rglob("*"))


def deux_parties(copie: Path) -> None:
    registre = copie / "fiches/referentiels/parties.yml"
    ajout = '- numero: "9"\n  titre: "Se relier aux autres"\n'
    registre.write_text(registre.read_text("utf-8") + ajout, "utf-8")


def test_quelques_questions_font_une_fiche_valide(copie: Path, recueil: Commande) -> None:
    deux_parties(copie)
    with terminal(copie) as ecran:
        avant = ecran.repondre("Partie, ou numéro de la fiche", "2")
        assert "2. Agir (prochaine fiche : 2.7)" in avant
        assert "9. Se relier aux autres (prochaine fiche : 9.1)" in avant
        ecran.repondre("Numéro [2.7]", "")
        ecran.repondre("(« Comment… ? »)", f"  {TITRE} ")
        ecran.repondre("Titre court, pour le menu (Entrée pour plus tard)", "Partager un four")
        ecran.repondre("phrases (Entrée pour plus tard)", "Ce qu'il faut savoir : du pain au feu.")
        ecran.repondre("virgules (Entrée pour plus tard)", "Jeanne Martin, Une association")
        code, fin = ecran.finir()
    assert (code, f"{CHEMIN} est prête" in fin) == (0, True)
    texte = (copie / CHEMIN).read_text("utf-8")
    assert 'titre: "Comment partager \\"un four\\" à pain dans son village ?"\n' in texte
    assert 'titre_court: "Partager un four"\n' in texte
    assert 'resume: "Ce qu\'il faut savoir : du pain au feu."\n' in texte
    assert 'redaction:\n  - "Jeanne Martin"\n  - "Une association"\n' in texte
    code, sortie = recueil("valider", CHEMIN, dans=copie)
    assert code == 0
    assert set(re.findall(r"\[(R\d+)\]", sortie)) == {"R050"}
    assert recueil("formater", "--verifier", CHEMIN, dans=copie)[0] == 0


def test_ce_qui_attend_reste_a_completer(copie: Path, recueil: Commande) -> None:
    with terminal(copie) as ecran:
        # One part only: it is the one proposed.
        ecran.repondre("Partie, ou numéro de la fiche [2]", "")
        ecran.repondre("Numéro [2.7]", "12")
        ecran.repondre("(« Comment… ? »)", "Comment partager un four ?")
        # A short title needs no shorter one.
        avant = ecran.repondre("phrases (Entrée pour plus tard)", "")
        assert "Titre court" not in avant
        ecran.repondre("virgules (Entrée pour plus tard)", "")
        assert ecran.finir()[0] == 0
    chemin = copie / "fiches/2-agir/2.12-partager-four.md"
    texte = chemin.read_text("utf-8")
    assert 'resume: "À COMPLÉTER' in texte
    assert "redaction" not in texte
    code, sortie = recueil("valider", str(chemin), dans=copie)
    assert (code, set(re.findall(r"\[(R\d+)\]", sortie))) == (0, {"R050"})


def test_une_mauvaise_reponse_est_expliquee_et_redemandee(copie: Path, recueil: Commande) -> None:
    deux_parties(copie)
    fiche = next((copie / "fiches/2-agir").glob("2.6*[!n].md"))
    texte = fiche.read_text("utf-8")
    fiche.write_text(texte.replace("\n---\n", '\nanciens_numeros:\n  - "2.30"\n---\n', 1), "utf-8")
    with terminal(copie) as ecran:
        for reponse, raison in (
            ("", "il faut une réponse."),
            ("4", "la partie 4 n'existe pas encore : ajoutez à fiches/referentiels/parties.yml"),
            ("2,7", "« 2,7 » n'est pas un numéro de fiche : écrivez la partie, un point"),
            ("2.6", "le numéro 2.6 est déjà celui de fiches/2-agir/2.6-innovation-sociale.md"),
            ("2.30", "2.30 est un ancien numéro de fiches/2-agir/2.6-innovation-sociale.md"),
        ):
            ecran.repondre("Partie, ou numéro de la fiche", reponse)
            assert raison in ecran.attendre("\nPartie"), reponse
            ecran.vu = f"Partie{ecran.vu}"
        # The old number is not given again.
        ecran.repondre("Partie, ou numéro de la fiche", "2.31")
        for reponse, raison in (
            # The sentences of R024, R001 and R012's sisters: those that `valider` would say.
            ("Un four", "« titre » a 7 signes, il en faut au moins 10 : posez la question"),
            ("D" * 201, "« titre » a 201 signes, pour 200 au plus : retirez au moins 1 signe"),
        ):
            ecran.repondre("(« Comment… ? »)", reponse)
            assert raison in ecran.attendre("\nTitre"), reponse
            ecran.vu = f"Titre{ecran.vu}"
        ecran.repondre("(« Comment… ? »)", "Comment partager un four entre les gens du village ?")
        ecran.repondre("menu (Entrée pour plus tard)", "t" * 46)
        assert "« titre_court » a 46 signes, pour 45 au plus" in ecran.attendre("\nTitre court")
        ecran.repondre("menu (Entrée pour plus tard)", "Partager un four")
        # A warning is shown, and does not stop.
        ecran.repondre("plus tard)", "Comment partager un four entre les gens du village.")
        avant = ecran.repondre("virgules (Entrée pour plus tard)", "")
        assert "Noté, à revoir : le résumé ne dit rien de plus que le titre" in avant
        assert ecran.finir()[0] == 0
    chemin = next((copie / "fiches/2-agir").glob("2.31-*.md"))
    code, sortie = recueil("valider", str(chemin), dans=copie)
    assert (code, set(re.findall(r"\[(R\d+)\]", sortie))) == (0, {"R050", "R086"})


@pytest.mark.parametrize(("touche", "attendu"), [(b"\x03", 130), (b"\x04", 1)])
@pytest.mark.parametrize("rang", [0, 1, 3])
def test_renoncer_n_ecrit_rien(touche: bytes, attendu: int, rang: int, copie: Path) -> None:
    avant = fichiers(copie)
    questions = [
        ("Partie, ou numéro de la fiche [2]", "2.7"),
        ("(« Comment… ? »)", "Comment partager un four ?"),
        ("phrases (Entrée pour plus tard)", ""),
        ("virgules (Entrée pour plus tard)", ""),
    ]
    with terminal(copie) as ecran:
        for question, reponse in questions[:rang]:
            ecran.repondre(question, reponse)
        ecran.repondre(questions[rang][0], touche)
        code, fin = ecran.finir(touche)
    assert code == attendu
    assert "Interrompu : rien n'a été écrit." in fin
    assert "Traceback" not in fin
    assert fichiers(copie) == avant


def test_des_octets_illisibles_sont_expliques(copie: Path) -> None:
    with terminal(copie, PYTHONUTF8="1") as ecran:
        ecran.repondre("Partie, ou numéro de la fiche [2]", b"\xe9\xff\n")
        assert "réglez le terminal sur UTF-8" in ecran.attendre("Partie")
        ecran.vu = f"Partie{ecran.vu}"
        ecran.repondre("Partie, ou numéro de la fiche [2]", b"\x03")
        assert ecran.finir(b"\x03")[0] == 130


def test_un_numero_donne_n_est_pas_redemande(copie: Path) -> None:
    with terminal(copie, "2.8") as ecran:
        avant = ecran.repondre("(« Comment… ? »)", "Comment partager un four ?")
        assert "numéro de la fiche" not in avant
        ecran.repondre("phrases (Entrée pour plus tard)", "")
        ecran.repondre("virgules (Entrée pour plus tard)", "")
        assert ecran.finir()[0] == 0
    assert (copie / "fiches/2-agir/2.8-partager-four.md").is_file()
    with terminal(copie, "2.6") as ecran:
        avant = ecran.repondre("Partie, ou numéro de la fiche [2]", b"\x03")
        assert "le numéro 2.6 est déjà celui de" in avant


@pytest.mark.parametrize(
    ("arguments", "manque"), [((), "NUMERO, TITRE"), (("2.8",), "il manque : TITRE")]
)
def test_sans_terminal_on_dit_ce_qui_manque(
    arguments: tuple[str, ...], manque: str, copie: Path
) -> None:
    avant = fichiers(copie)
    fini = lancer("nouvelle", *arguments, dans=copie)
    assert fini.returncode == 2
    assert f"recueil nouvelle : il manque : {manque.removeprefix('il manque : ')}\n" in fini.stderr
    assert "Tapez « recueil nouvelle --help »" in fini.stderr
    assert fichiers(copie) == avant


def test_un_ancien_numero_n_est_pas_repris(copie: Path, recueil: Commande) -> None:
    fiche = copie / "fiches/2-agir/2.6-innovation-sociale.md"
    texte = fiche.read_text("utf-8")
    fiche.write_text(texte.replace("\n---\n", '\nanciens_numeros:\n  - "2.7"\n---\n', 1), "utf-8")
    code, sortie = recueil("nouvelle", "2.7", "Comment partager un four ?", dans=copie)
    assert code == 2
    assert "2.7 est un ancien numéro de" in sortie
    assert "le premier numéro libre est 2.8" in sortie
