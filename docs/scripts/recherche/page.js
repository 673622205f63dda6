/* The page of results: what the address asks for, by kind, with filters that the address keeps. */
(() => {
  "use strict";

  // What the page says to who cannot run this.
  for (const avis of document.querySelectorAll(".recherche-sans-script")) avis.hidden = true;

  const RECHERCHE = (window.RECUEIL_RECHERCHE ??= {});
  const zone = document.querySelector(".resultats");
  if (!zone) return;
  const formulaire = document.querySelector("form.recherche");
  const champ = formulaire.querySelector("[role=combobox]");
  const filtres = zone.querySelector(".resultats__filtres");
  const choisir = filtres.closest("details");
  const compte = zone.querySelector("[role=status]");
  const correction = zone.querySelector(".resultats__correction");
  const listes = zone.querySelector(".resultats__listes");
  const rien = zone.querySelector(".resultats__rien");
  const mots = { ...formulaire.dataset, ...zone.dataset };
  const PAR_GENRE = 10;
  const { creer, marquer } = RECHERCHE;
  let demande = 0;

  const choix = [...filtres.querySelectorAll("select")];

  // An example that names nobody, no place and no time has no title: its fiche is what it leads to.
  const enResultat = ({ titreMarque, contexte, ...fiche }, genre) => {
    const titre = titreMarque.length ? marquer(titreMarque) : [contexte];
    const dessous = titreMarque.length ? contexte : "";
    return creer(
      "li",
      { class: "resultat" },
      creer(
        "h3",
        {},
        creer(
          "a",
          { href: RECHERCHE.adresse(fiche) },
          ...(genre === 0 ? [creer("span", { class: "resultat__numero" }, fiche.numero), " "] : []),
          ...titre,
        ),
      ),
      ...(dessous ? [creer("p", { class: "resultat__contexte" }, dessous)] : []),
      ...(fiche.extrait.length ? [creer("p", { class: "resultat__extrait", lang: RECHERCHE.langue(genre) }, ...marquer(fiche.extrait))] : []),
    );
  };

  const enSection = async (moteur, resultats, groupes, genre) => {
    const liste = creer("ol", { class: "resultats__liste" });
    const plus = creer("button", { type: "button", class: "md-button" });
    const montrer = async () => {
      const debut = liste.children.length;
      const suite = resultats.slice(debut, debut + PAR_GENRE);
      const fiches = await Promise.all(suite.map((resultat) => moteur.montrer(resultat, groupes)));
      liste.append(...fiches.map((fiche) => enResultat(fiche, genre)));
      plus.hidden = liste.children.length >= resultats.length;
      plus.textContent = RECHERCHE.phrase(mots, "suite", { n: resultats.length - liste.children.length });
      return liste.children[debut];
    };
    plus.addEventListener("click", async () => (await montrer())?.querySelector("a").focus());
    await montrer();
    const titre = creer("h2", {}, `${mots[`titre${genre}`]} (${resultats.length})`);
    return creer("section", { class: "resultats__genre" }, titre, liste, plus);
  };

  const garnir = (facettes) => {
    for (const select of choix) {
      const choisie = select.value;
      const valeurs = facettes.get(select.name) ?? [];
      if (choisie && !valeurs.some(([valeur]) => valeur === choisie)) valeurs.push([choisie, 0]);
      valeurs.sort(([une], [autre]) => une.localeCompare(autre, mots.langue, { numeric: true }));
      select.replaceChildren(
        creer("option", { value: "" }, mots.tous),
        ...valeurs.map(([valeur, nombre]) => creer("option", { value: valeur }, `${valeur} (${nombre})`)),
      );
      select.value = choisie;
      select.closest("p").hidden = !valeurs.length;
    }
  };

  const vider = () => {
    listes.replaceChildren();
    choisir.hidden = correction.hidden = rien.hidden = true;
  };

  const chercher = async () => {
    const numero = ++demande;
    const requete = champ.value.trim();
    if (!requete) {
      vider();
      compte.textContent = "";
      return;
    }
    try {
      const moteur = await RECHERCHE.moteur(mots.langue);
      const voulus = Object.fromEntries(choix.map((select) => [select.name, select.value]));
      const reponse = await moteur.chercher(requete, voulus);
      const { resultats, tous, groupes, corrections, phraseAbsente } = reponse;
      const comptes = await moteur.compter(resultats);
      const genres = [0, 1, 2, 3].map((genre) => resultats.filter((r) => r.genre === genre));
      const sections = await Promise.all(
        genres.map((siens, genre) => (siens.length ? enSection(moteur, siens, groupes, genre) : undefined)),
      );
      if (numero !== demande) return;
      vider();
      const avis = [phraseAbsente && mots.phraseAbsente, RECHERCHE.corrections(mots, corrections)];
      correction.textContent = tous.length ? avis.filter(Boolean).join(" ") : "";
      correction.hidden = !correction.textContent;
      garnir(comptes);
      choisir.hidden = !tous.length;
      choisir.open ||= choix.some((select) => select.value);
      rien.hidden = resultats.length > 0;
      listes.replaceChildren(...sections.filter(Boolean));
      compte.textContent = RECHERCHE.compte(mots, resultats.length);
    } catch {
      if (numero === demande) compte.textContent = mots.panne;
    }
  };

  const lireAdresse = () => {
    const parametres = new URLSearchParams(location.search);
    champ.value = parametres.get("q") ?? "";
    for (const select of choix) {
      const valeur = parametres.get(select.name) ?? "";
      select.replaceChildren(creer("option", { value: valeur }, valeur));
      select.value = valeur;
    }
  };

  const garderAdresse = () => {
    const parametres = new URLSearchParams({ q: champ.value.trim() });
    for (const { name, value } of choix) if (value) parametres.set(name, value);
    try {
      history.pushState(null, "", `${location.pathname}?${parametres}`);
    } catch {
      // Some browsers refuse it for a page opened from a disk: only the address stays behind.
    }
  };

  formulaire.addEventListener("submit", (evenement) => {
    evenement.preventDefault();
    for (const select of choix) select.value = "";
    garderAdresse();
    chercher();
  });
  filtres.addEventListener("submit", (evenement) => evenement.preventDefault());
  filtres.addEventListener("change", () => {
    garderAdresse();
    chercher();
  });
  filtres.addEventListener("reset", (evenement) => {
    evenement.preventDefault();
    for (const select of choix) select.value = "";
    garderAdresse();
    chercher();
  });
  window.addEventListener("popstate", () => {
    lireAdresse();
    chercher();
  });

  // On a slow line, something may have been typed before this was read.
  const tape = document.activeElement === champ ? champ.value : "";
  lireAdresse();
  champ.value ||= tape;
  chercher();
})();
