"""What pages and files say to the forges."""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt
from recueil.elements import Exemple
from recueil.forge.adresses import FORGES, DepotEnLigne, ForgeInconnue
from recueil.forge.champs import formulaire_d_exemple, formulaire_de_fiche, tous
from recueil.forge.fichiers import fichiers
from recueil.forge.propositions import proprietaires
from recueil.modele import Fiche
from recueil.rapports.markdown import MARQUE
from recueil.reglages import lire as lire_reglages
from recueil.validation import valider

from .conftest import FICHE, RACINE, Commande, lancer

ANGLAISE = FICHE.replace(".md", ".en.md")


def liens(page: Path) -> dict[str, str]:
    """The links of a page, by their words."""
    html = BeautifulSoup(page.read_text("utf-8"), "html.parser")
    return {" ".join(a.get_text().split()): str(a["href"]) for a in html.select("main a[href]")}


# — The links of a page


@pytest.mark.parametrize(
    ("depot", "forge", "modifier", "historique"),
    [
        ("https://github.com/mes/r", "auto", "edit/main/", "commits/main/"),
        ("https://github.com/mes/r.git", "auto", "edit/main/", "commits/main/"),
        ("https://framagit.org/mes/r/", "auto", "-/edit/main/", "-/commits/main/"),
        ("https://gitlab.exemple.org/a/b/r", "auto", "-/edit/main/", "-/commits/main/"),
        ("https://git.exemple.org/mes/r", "gitlab", "-/edit/main/", "-/commits/main/"),
        ("https://codeberg.org/mes/r", "auto", "_edit/main/", "commits/branch/main/"),
        ("https://git.exemple.org/mes/r", "forgejo", "_edit/main/", "commits/branch/main/"),
        ("https://git.exemple.org:3000/mes/r", "gitea", "_edit/main/", "commits/branch/main/"),
    ],
)
def test_les_adresses_de_chaque_forge(
    depot: str, forge: str, modifier: str, historique: str
) -> None:
    en_ligne = DepotEnLigne.de(depot, forge)
    base = depot.rstrip("/").removesuffix(".git")
    assert en_ligne.modifier("fiches/2-agir/2.6-é è.md") == (
        f"{base}/{modifier}fiches/2-agir/2.6-%C3%A9%20%C3%A8.md"
    )
    assert en_ligne.historique(FICHE) == f"{base}/{historique}{FICHE}"


@pytest.mark.parametrize(
    "adresse",
    [
        "https://git.exemple.org/mes/r",
        "https://exemple.org/github.com/r",
        "git@exemple.org:mes/r.git",
        "",
    ],
)
def test_une_adresse_qui_ne_dit_pas_sa_forge(adresse: str) -> None:
    with pytest.raises(ForgeInconnue, match="forge: gitlab"):
        DepotEnLigne.de(adresse)


def test_une_forge_inconnue_est_demandee(copie: Path) -> None:
    fini = lancer("construire", dans=copie, RECUEIL_DEPOT="https://git.exemple.org/mes")
    assert fini.returncode == 1
    assert "forge: gitlab" in fini.stdout


def construite(copie: Path, depot: str) -> Path:
    """The site of a small recueil, with a repository and an address."""
    reglages = copie / "mkdocs.yml"
    reglages.write_text(reglages.read_text("utf-8").replace("pdf: true", "pdf: false"), "utf-8")
    adresse = "https://fiches.exemple.org/mes/"
    fini = lancer("construire", dans=copie, RECUEIL_DEPOT=depot, RECUEIL_ADRESSE=adresse)
    assert fini.returncode == 0, fini.stdout
    return copie / "site"


def test_une_fiche_mene_a_son_fichier_a_son_histoire_et_au_formulaire(copie: Path) -> None:
    depot = "https://github.com/mes/r"
    site = construite(copie, depot)
    francais = liens(site / "fiches/2.6-innovation-sociale/index.html")
    assert francais["Modifier cette fiche"] == f"{depot}/edit/main/{FICHE}"
    assert francais["Historique"] == f"{depot}/commits/main/{FICHE}"
    signaler = urlsplit(francais["Signaler une erreur"])
    assert signaler.path == "/mes/r/issues/new"
    demande = parse_qs(signaler.query)
    assert demande["template"] == ["signaler-une-erreur.yml"]
    assert demande["title"] == ["Erreur : 2.6 Innovation sociale"]
    assert demande["fiche"] == ["2.6 Innovation sociale"]
    assert demande["page"] == ["https://fiches.exemple.org/mes/fiches/2.6-innovation-sociale/"]
    anglais = liens(site / "fiches/2.6-innovation-sociale.en/index.html")
    assert anglais["Edit this sheet"] == f"{depot}/edit/main/{ANGLAISE}"
    assert anglais["History"] == f"{depot}/commits/main/{ANGLAISE}"
    assert "2.6-innovation-sociale.en" in anglais["Report a mistake"]


def test_gitlab_recoit_le_texte_entier_du_formulaire(copie: Path) -> None:
    site = construite(copie, "https://framagit.org/mes/r")
    adresse = liens(site / "fiches/2.6-innovation-sociale/index.html")["Signaler une erreur"]
    assert urlsplit(adresse).path == "/mes/r/-/issues/new"
    demande = parse_qs(urlsplit(adresse).query)
    assert demande["issue[title]"] == ["Erreur : 2.6 Innovation sociale"]
    (texte,) = demande["issue[description]"]
    assert "### Fiche\n\n2.6 Innovation sociale\n" in texte
    assert "### Page\n\nhttps://fiches.exemple.org/mes/fiches/2.6-innovation-sociale/\n" in texte
    assert len(adresse) < 4_000, "servers refuse addresses that are too long"


def test_forgejo_nomme_le_fichier_et_les_champs() -> None:
    depot = DepotEnLigne.de("https://codeberg.org/mes/r")
    demande = parse_qs(urlsplit(depot.signaler("2.6", {"fiche": "2.6 & plus"})).query)
    assert demande["template"] == [".forgejo/ISSUE_TEMPLATE/signaler-une-erreur.yml"]
    assert demande["field:fiche"] == ["2.6 & plus"]


def test_sans_depot_la_page_contribuer_repond(site: Path) -> None:
    page = site / "fiches/2.6-innovation-sociale/index.html"
    for langue, mots in (("", "Signaler une erreur"), (".en", "Report a mistake")):
        page = site / f"fiches/2.6-innovation-sociale{langue}/index.html"
        trouves = liens(page)
        assert trouves[mots] == f"../../contribuer{langue}/#signaler"
        assert "Historique" not in trouves
        assert "Modifier cette fiche" not in trouves
        cible = (site / f"contribuer{langue}/index.html").read_text("utf-8")
        assert 'id="signaler"' in cible


# — The files that forges read


def voulus() -> dict[str, str]:
    """What `recueil forges` writes here."""
    recueil = valider(RACINE).recueil
    assert recueil is not None
    return fichiers(recueil.parties.values(), lire_reglages(RACINE).relecture)


def test_les_fichiers_des_forges_sont_a_jour() -> None:
    for chemin, contenu in voulus().items():
        fichier = RACINE / chemin
        if os.environ.get("RECUEIL_ATTENDUS") == "ecrire":
            fichier.parent.mkdir(parents=True, exist_ok=True)
            fichier.write_text(contenu, "utf-8")
        assert fichier.read_text("utf-8") == contenu, chemin


def test_la_commande_ecrit_puis_se_tait(copie: Path, recueil: Commande) -> None:
    code, sortie = recueil("forges", "--verifier", dans=copie)
    assert code == 1
    assert ".gitlab-ci.yml" in sortie
    assert not (copie / ".gitlab-ci.yml").exists()
    assert recueil("forges", dans=copie)[0] == 0
    for chemin, contenu in voulus().items():
        if chemin.endswith(("CODEOWNERS", "workflows/verifier.yml", "signaler-une-erreur.yml")):
            assert (copie / chemin).read_text("utf-8") == contenu
    code, sortie = recueil("forges", "--verifier", dans=copie)
    assert (code, "tout est à jour" in sortie) == (0, True)


@pytest.mark.parametrize(
    ("schema", "motif"),
    [
        ("github-workflows", r"workflows/.*\.yml$"),
        ("github-issue-forms", r"ISSUE_TEMPLATE/[ps].*\.yml$"),
        ("github-issue-config", r"ISSUE_TEMPLATE/config\.yml$"),
        ("gitlab-ci", r"^\.gitlab-ci\.yml$"),
    ],
)
def test_les_forges_comprennent_leurs_fichiers(schema: str, motif: str) -> None:
    chemins = [chemin for chemin in voulus() if re.search(motif, chemin)]
    assert chemins
    outil = ["check_jsonschema", "--builtin-schema", f"vendor.{schema}", "--no-cache"]
    transformation = ["--data-transform", "gitlab-ci"] if schema == "gitlab-ci" else []
    fini = subprocess.run(
        [sys.executable, "-m", *outil, *transformation, *chemins],
        cwd=RACINE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert fini.returncode == 0, fini.stdout + fini.stderr


def test_les_verifications_de_github_sont_sans_danger() -> None:
    """zizmor: injections, rights, secrets, pins; offline."""
    zizmor = shutil.which("zizmor", path=str(Path(sys.executable).parent))
    assert zizmor
    fini = subprocess.run(
        [zizmor, "--offline", "--quiet", "--persona", "pedantic", ".github"],
        cwd=RACINE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert fini.returncode == 0, fini.stdout + fini.stderr


def scripts(chemin: str) -> dict[str, str]:
    """The shell of a workflow, by the name of its step."""
    contenu = yaml.safe_load((RACINE / chemin).read_text("utf-8"))
    if chemin == ".gitlab-ci.yml":
        taches = {nom: t for nom, t in contenu.items() if isinstance(t, dict) and "script" in t}
        return {
            f"{nom} {quand}": "\n".join(tache[quand])
            for nom, tache in taches.items()
            for quand in ("script", "after_script")
            if quand in tache
        }
    etapes = [etape for tache in contenu["jobs"].values() for etape in tache["steps"]]
    return {etape["name"]: etape["run"] for etape in etapes if "run" in etape}


AUTOMATES = [chemin for chemin in voulus() if "workflows/" in chemin or chemin == ".gitlab-ci.yml"]


@pytest.mark.parametrize("chemin", AUTOMATES)
def test_le_shell_est_bien_forme_et_ne_recoit_rien_de_la_forge(chemin: str) -> None:
    trouves = scripts(chemin)
    assert trouves
    for nom, script in trouves.items():
        fini = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True)
        assert fini.returncode == 0, f"{nom} : {fini.stderr}"
        assert "${{" not in script, f"{nom} : a value of the forge inside a script"


@pytest.mark.parametrize("chemin", AUTOMATES)
def test_une_proposition_s_execute_sans_secret(chemin: str) -> None:
    """What `pull_request` starts may only read, and names no secret nor token."""
    contenu = yaml.safe_load((RACINE / chemin).read_text("utf-8"))
    texte = (RACINE / chemin).read_text("utf-8")
    if "workflows/" not in chemin:
        return
    declencheurs = contenu[True]  # YAML 1.1 reads « on » as true
    assert "secrets." not in texte
    if "pull_request" in declencheurs:
        assert contenu["permissions"] == {"contents": "read"}
        assert "github.token" not in texte
        assert "persist-credentials: false" in texte
    if "workflow_run" in declencheurs or "pull_request_target" in declencheurs:
        # The code that holds the token is never the proposal's.
        assert "head.sha" not in re.sub(r"--jq \.head\.sha", "", texte)
        assert "head.ref" not in texte
        assert "head.repo" not in texte


def git(dossier: Path, *arguments: str) -> str:
    """Run git as nobody in particular."""
    identite = ["-c", "user.name=A", "-c", "user.email=a@exemple.org"]
    return subprocess.run(
        ["git", *identite, *arguments], cwd=dossier, check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.fixture
def depot(copie: Path) -> Path:
    """A recueil in git, whose `.venv` has the command."""
    commande = copie / ".venv/bin/recueil"
    commande.parent.mkdir(parents=True)
    commande.write_text(f'#!/bin/sh\nexec {sys.executable} -m recueil "$@"\n', "utf-8")
    commande.chmod(0o755)
    (copie / ".gitignore").write_text(".venv/\nsite/\napercu/\n", "utf-8")
    git(copie, "init", "-q", "-b", "main")
    git(copie, "add", ".")
    git(copie, "commit", "-qm", "Essai")
    return copie


def shell(script: str, dossier: Path, **variables: str) -> None:
    """Run a step as a runner does."""
    ligne = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    fini = subprocess.run(
        ligne, cwd=dossier, env=os.environ | variables, capture_output=True, text=True, check=False
    )
    assert fini.returncode == 0, fini.stdout + fini.stderr


@pytest.mark.parametrize(
    ("chemin", "etape"),
    [
        (".github/workflows/verifier.yml", "Rendre compte"),
        (".forgejo/workflows/verifier.yml", "Rendre compte"),
        (".gitlab-ci.yml", "verifier after_script"),
    ],
)
def test_une_proposition_joint_son_rapport_son_site_et_ses_pdf(
    chemin: str, etape: str, depot: Path
) -> None:
    base = git(depot, "rev-parse", "HEAD")
    fiche = depot / FICHE
    fiche.write_text(f"{fiche.read_text('utf-8')}\n## Un mot\n\nLe le mot.\n", "utf-8")
    git(depot, "commit", "-qam", "Un mot de plus")
    assert lancer("construire", dans=depot).returncode == 0
    shell(scripts(chemin)[etape], depot, BASE=base, NUMERO="7")
    rapport = json.loads((depot / "apercu/rapport.json").read_text("utf-8"))
    assert {d["code"] for d in rapport["diagnostics"]} == {"R038", "R085"}
    pdf = [fichier.name for fichier in (depot / "apercu/pdf").iterdir()]
    assert pdf == ["fiche-2.6.pdf"]
    assert (depot / "apercu/site/index.html").is_file()


def test_une_proposition_fausse_a_quand_meme_son_rapport(depot: Path) -> None:
    base = git(depot, "rev-parse", "HEAD")
    fiche = depot / FICHE
    fiche.write_text(fiche.read_text("utf-8").replace("statut: ", "statut: x", 1), "utf-8")
    git(depot, "commit", "-qam", "Faux")
    etape = scripts(".github/workflows/verifier.yml")["Rendre compte"]
    shell(etape, depot, BASE=base, NUMERO="7")
    rapport = json.loads((depot / "apercu/rapport.json").read_text("utf-8"))
    assert rapport["bilan"]["erreurs"] >= 1
    assert (depot / "apercu/numero").read_text("utf-8") == "7"


def test_forgejo_ne_prend_que_les_fiches_d_une_proposition(depot: Path, tmp_path: Path) -> None:
    git(depot, "switch", "-qc", "proposition")
    fiche = depot / FICHE
    fiche.write_text(fiche.read_text("utf-8").replace("statut: ", "statut: x", 1), "utf-8")
    (depot / "fiches/2-agir/2.7-lien.md").symlink_to("/etc/hostname")
    (depot / "mkdocs.yml").write_text("plugins: [autre]\n", "utf-8")
    (depot / "scripts").mkdir()
    (depot / "scripts/environnement.py").write_text("raise SystemExit\n", "utf-8")
    git(depot, "add", ".")
    git(depot, "commit", "-qm", "Proposition")
    serveur = tmp_path / "serveur.git"
    git(tmp_path, "clone", "-q", "--bare", str(depot), str(serveur))
    git(serveur, "update-ref", "refs/pull/7/head", "proposition")
    git(depot, "switch", "-q", "main")
    git(depot, "remote", "add", "origin", str(serveur))
    etape = scripts(".forgejo/workflows/commenter.yml")["Vérifier les fiches de la proposition"]
    shell(etape, depot, NUMERO="7")
    rapport = json.loads((depot / "rapport.json").read_text("utf-8"))
    assert {d["code"] for d in rapport["diagnostics"]} == {"R025", "R038"}
    assert not (depot / "fiches/2-agir/2.7-lien.md").is_symlink()
    assert not (depot / "scripts").exists()
    assert "plugins: [autre]" not in (depot / "mkdocs.yml").read_text("utf-8")


# — The forms


def test_les_questions_sont_celles_du_modele() -> None:
    """The contract with `recueil importer --formulaire`."""
    fiche = formulaire_de_fiche()
    obligatoires = {cle for cle, champ in Fiche.model_fields.items() if champ.is_required()}
    # The number is chosen with whoever reads; the status is « brouillon » until then.
    assert {c.cle for c in fiche.champs if c.obligatoire} == obligatoires - {"numero", "statut"}
    for champ in fiche.champs:
        assert champ.libelle == Fiche.model_fields[champ.cle].title
    for champ in formulaire_d_exemple().champs[1:]:
        assert champ.libelle == Exemple.model_fields[champ.cle].title
    for formulaire in tous():
        libelles = [champ.libelle for champ in formulaire.champs]
        assert len(set(libelles)) == len(libelles)


def test_chaque_forge_pose_les_memes_questions() -> None:
    for nom in ("proposer-une-fiche", "proposer-un-exemple", "signaler-une-erreur"):
        ecrit = yaml.safe_load((RACINE / f".github/ISSUE_TEMPLATE/{nom}.yml").read_text("utf-8"))
        libelles = [q["attributes"]["label"] for q in ecrit["body"] if "id" in q]
        texte = (RACINE / f".gitlab/issue_templates/{nom}.md").read_text("utf-8")
        assert re.findall(r"^### (.+)$", texte, re.MULTILINE) == libelles


def test_qui_relit_quoi_suit_les_reglages() -> None:
    relecture = {"4": ["@finances"], "programme": ["@technique"], "fiches": ["@mes/fiches", "@a"]}
    github = proprietaires(relecture, motifs=False).splitlines()[2:]
    assert github == ["* @technique", "/fiches/ @mes/fiches @a", "/fiches/4-*/ @finances"]
    (motif, _) = proprietaires(relecture, motifs=True).splitlines()[-1].split()
    assert re.fullmatch(motif, "fiches/4-financer/4.1-cigales.md")
    assert not re.fullmatch(motif, "fiches/1-comprendre/1.4-x.md")


@pytest.mark.parametrize("faux", ['{fiches: ["@a\\n* @b"]}', '{autre: ["@a"]}', "[fiches]"])
def test_un_mauvais_reglage_de_relecture_est_dit(faux: str, copie: Path, recueil: Commande) -> None:
    reglages = copie / "mkdocs.yml"
    texte = reglages.read_text("utf-8").replace("relecture: {}", f"relecture: {faux}")
    reglages.write_text(texte, "utf-8")
    code, sortie = recueil("forges", dans=copie)
    assert code == 1
    assert "« relecture »" in sortie
    assert not (copie / ".github").exists()


# — The comment


class Forge(BaseHTTPRequestHandler):
    """A forge that keeps comments, and what it was asked."""

    commentaires: ClassVar[list[dict[str, Any]]] = []
    demandes: ClassVar[list[str]] = []

    def log_message(self, *_: Any) -> None:
        pass

    def _repondre(self) -> None:
        self.demandes.append(f"{self.command} {self.path} {self.headers.get('Authorization')}")
        taille = int(self.headers.get("Content-Length") or 0)
        corps = json.loads(self.rfile.read(taille)) if taille else {}
        reponse: Any = self.commentaires
        if self.path.endswith("/user"):
            reponse = {"id": 5}
        elif self.command == "POST":
            moi = {"id": 5, "type": "Bot", "login": "forgejo-actions"}
            reponse = {"id": 100 + len(self.commentaires), "user": moi, "author": moi, **corps}
            self.commentaires.append(reponse)
        elif self.command in ("PATCH", "PUT"):
            numero = int(self.path.rsplit("/", 1)[1])
            (reponse,) = [c for c in self.commentaires if c["id"] == numero]
            reponse.update(corps)
        if "/refus/" in self.path:
            self.send_response(403)
        elif "/ailleurs/" in self.path:
            self.send_response(302)
            self.send_header("Location", "/repos/mes/r/issues/7/comments")
        else:
            self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps(reponse).encode())

    do_GET = do_POST = do_PATCH = do_PUT = _repondre


@pytest.fixture
def serveur() -> Iterator[str]:
    """The address of a forge of one's own."""
    Forge.commentaires.clear()
    Forge.demandes.clear()
    http = HTTPServer(("127.0.0.1", 0), Forge)
    fil = threading.Thread(target=http.serve_forever, daemon=True)
    fil.start()
    yield f"http://127.0.0.1:{http.server_port}"
    http.shutdown()
    http.server_close()


@pytest.fixture
def rapport(tmp_path: Path, recueil: Commande) -> Path:
    """A report with one error."""
    fichier = tmp_path / "rapport.json"
    fiche = "tests/fiches/mauvaises/2.112-r012-titre.md"
    recueil("valider", fiche, "--format", "json", "--sortie", str(fichier))
    return fichier


@pytest.mark.parametrize("forge", FORGES)
def test_une_proposition_a_un_seul_commentaire(
    forge: str, serveur: str, rapport: Path, recueil: Commande, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECUEIL_JETON", "secret")
    # Someone has written our mark: their comment is not ours to replace.
    autre = {"id": 1, "type": "User", "login": "quelqu-un"}
    faux = {"id": 9, "user": autre, "author": autre, "body": f"{MARQUE} non"}
    Forge.commentaires.append(faux)
    ou = ("--forge", forge, "--api", serveur, "--depot", "mes/r", "--proposition", "7")
    apercu = ("--apercu", "https://forge.exemple.org/7")
    assert recueil("commenter", str(rapport), *ou, *apercu) == (0, "Commentaire écrit.\n")
    assert recueil("commenter", str(rapport), *ou, *apercu) == (0, "Commentaire remplacé.\n")
    premier, second = Forge.commentaires
    assert premier["body"] == f"{MARQUE} non"
    assert "R012" in second["body"]
    assert "(https://forge.exemple.org/7)" in second["body"]
    assert "secret" not in second["body"]


@pytest.mark.parametrize("depot", ["refus/r", "ailleurs/r"])
def test_une_forge_qui_refuse_est_dite(
    depot: str, serveur: str, rapport: Path, recueil: Commande, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECUEIL_JETON", "secret")
    ou = ("--forge", "github", "--api", serveur, "--depot", depot, "--proposition", "7")
    code, sortie = recueil("commenter", str(rapport), *ou)
    assert (code, "n'a pas pu être écrit" in sortie) == (1, True)
    assert "secret" not in sortie
    assert len(Forge.demandes) == 1, "the token goes nowhere else"


def test_sans_jeton_rien_n_est_envoye(rapport: Path, recueil: Commande) -> None:
    code, sortie = recueil("commenter", str(rapport), "--forge", "github")
    assert (code, "RECUEIL_JETON" in sortie) == (2, True)


HOSTILE = {
    "code": "R012",
    "gravite": "erreur",
    "chemin": "fiches/<b>`@equipe`.md",
    "ligne": 1,
    "colonne": 1,
    "message": "@equipe <img src=x> [clic](https://mal.exemple.org) #1",
    "pourquoi": "https://mal.exemple.org",
    "adresse": "https://mal.exemple.org",
}


def test_un_rapport_hostile_ne_dit_que_du_texte(tmp_path: Path, recueil: Commande) -> None:
    fichier = tmp_path / "rapport.json"
    bilan = {"phrase": "@equipe [clic](https://mal.exemple.org)"}
    for diagnostics in ([HOSTILE], []):
        objet = {"version": 1, "bilan": bilan, "diagnostics": diagnostics}
        fichier.write_text(json.dumps(objet), "utf-8")
        code, sortie = recueil("commenter", str(fichier), "--montrer")
        assert code == 0
        html = MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(sortie)
        assert not BeautifulSoup(html, "html.parser").select("a, img, b")
        assert not re.search(
            r"(?<![`\w])@equipe", sortie.replace("`` fiches/<b>`@equipe`.md ``", "")
        )


@pytest.mark.parametrize(
    "contenu",
    [
        b"",
        b"\xff",
        b"[]",
        b'{"version": 2, "diagnostics": []}',
        b"[" * 200_000,
        b'{"version": 1, "diagnostics": [], "x": "' + b"a" * 5_000_000 + b'"}',
        json.dumps({"version": 1, "diagnostics": [{**HOSTILE, "code": "R012](x)"}]}).encode(),
        json.dumps({"version": 1, "diagnostics": [{**HOSTILE, "code": "R999"}]}).encode(),
        json.dumps({"version": 1, "diagnostics": [{**HOSTILE, "ligne": -1}]}).encode(),
    ],
    ids=["vide", "octets", "liste", "version", "profond", "gros", "lien", "inconnue", "ligne"],
)
def test_ce_qui_n_est_pas_un_rapport_est_refuse(
    contenu: bytes, tmp_path: Path, recueil: Commande
) -> None:
    fichier = tmp_path / "rapport.json"
    fichier.write_bytes(contenu)
    code, sortie = recueil("commenter", str(fichier), "--montrer")
    assert code == 1
    assert "rapport" in sortie
    assert "Traceback" not in sortie
