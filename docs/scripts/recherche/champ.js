/*
 * The search field: an ARIA combobox over a list of results, in the header of every page and on
 * the page of results. The engine is fetched when a reader first comes to the field. Without
 * this script the form leads to the page of results, and from there to the lists of pages.
 */
(() => {
  "use strict";

  const RECHERCHE = (window.RECUEIL_RECHERCHE ??= {});
  const ICI = new URL(".", document.currentScript.src);
  const SITE = new URL("../../", ICI);
  const FICHIERS = ["tranches", "francais", "requete", "voisins", "lecture", "moteur"];
  const ATTENTE = 90; // milliseconds without a key before looking
  // How many results of each kind the list shows: fiches, definitions, organisations, examples.
  const PAR_GENRE = [5, 2, 2, 1];

  let moteur;
  /* The engine, once for the page. */
  RECHERCHE.moteur = (langue) => {
    moteur ??= Promise.all(FICHIERS.map(ajouter))
      .then(() => RECHERCHE.creerMoteur(new URL("recherche/index/", SITE).href, langue))
      .catch((erreur) => {
        moteur = undefined;
        throw erreur;
      });
    return moteur;
  };

  function ajouter(nom) {
    return new Promise((reussir, echouer) => {
      const script = document.createElement("script");
      script.src = new URL(`${nom}.js`, ICI).href;
      script.async = false;
      script.onload = reussir;
      script.onerror = echouer;
      document.head.append(script);
    });
  }

  const creer = (RECHERCHE.creer = (nom, attributs = {}, ...enfants) => {
    const element = document.createElement(nom);
    for (const [cle, valeur] of Object.entries(attributs)) {
      if (valeur !== undefined) element.setAttribute(cle, valeur);
    }
    element.append(...enfants);
    return element;
  });

  /* Text with its matched words in <mark>: never as HTML. */
  RECHERCHE.marquer = (morceaux) =>
    morceaux.map(([texte, marque]) => (marque ? creer("mark", {}, texte) : texte));

  /* Organisations are presented in French on the pages of every language. */
  RECHERCHE.langue = (genre) => (genre === 2 && document.documentElement.lang !== "fr" ? "fr" : undefined);

  // Opened from a disk, a folder does not show its page by itself.
  const SUR_DISQUE = location.protocol === "file:";
  const dossier = (adresse) => (SUR_DISQUE && adresse.endsWith("/") ? `${adresse}index.html` : adresse);
  RECHERCHE.adresse = ({ adresse, ancre }) =>
    new URL(dossier(adresse) + (ancre ? `#${ancre}` : ""), SITE).href;

  RECHERCHE.phrase = (mots, nom, valeurs) =>
    (mots[nom] ?? "").replace(/\{(\w+)\}/g, (_, cle) => valeurs[cle] ?? "");

  // What to say of a number: a language may have one form, two or six.
  const formes = (mots) => JSON.parse(mots.nombre);
  const categorie = (mots, nombre) => {
    const voulue = new Intl.PluralRules(mots.langue).select(nombre);
    return voulue in formes(mots) ? voulue : "other";
  };

  RECHERCHE.compte = (mots, nombre) =>
    nombre === 0 ? mots.aucun : RECHERCHE.phrase(formes(mots), categorie(mots, nombre), { n: nombre });

  RECHERCHE.corrections = (mots, corrections) =>
    corrections.map(({ ecrit, voulu }) => RECHERCHE.phrase(mots, "vouliezVous", { ecrit, voulu })).join(" ");

  const preparer = (formulaire) => {
    const mots = formulaire.dataset;
    const champ = formulaire.querySelector("[role=combobox]");
    const panneau = formulaire.querySelector(".recherche__panneau");
    const liste = formulaire.querySelector("[role=listbox]");
    const correction = formulaire.querySelector(".recherche__correction");
    const annonce = formulaire.querySelector("[role=status]");
    let active = -1;
    let demande = 0;
    let minuterie;

    if (SUR_DISQUE) formulaire.action = dossier(formulaire.action);

    const options = () => [...liste.children];

    const activer = (rang) => {
      const toutes = options();
      toutes[active]?.setAttribute("aria-selected", "false");
      active = rang;
      const choisie = toutes[rang];
      if (!choisie) {
        champ.removeAttribute("aria-activedescendant");
        return;
      }
      choisie.setAttribute("aria-selected", "true");
      champ.setAttribute("aria-activedescendant", choisie.id);
      choisie.scrollIntoView({ block: "nearest" });
    };

    const fermer = () => {
      // What is still being looked for must not open the list again.
      demande++;
      clearTimeout(minuterie);
      panneau.hidden = true;
      champ.setAttribute("aria-expanded", "false");
      activer(-1);
    };

    const option = (rang, attributs, ...enfants) =>
      creer(
        "a",
        {
          role: "option",
          id: `${liste.id}-${rang}`,
          class: "recherche__option",
          tabindex: "-1",
          "aria-selected": "false",
          ...attributs,
        },
        ...enfants,
      );

    const versTout = (requete, nombre, rang) => {
      const adresse = new URL(formulaire.action);
      adresse.searchParams.set(champ.name, requete);
      const texte = RECHERCHE.phrase(mots, "tout", { n: nombre });
      return option(rang, { href: adresse.href, class: "recherche__option recherche__tout" }, texte);
    };

    const enOption = (resultat, fiche, rang) => {
      const genre = RECHERCHE.phrase(mots, `genre${resultat.genre}`, { numero: fiche.numero });
      return option(
        rang,
        { href: RECHERCHE.adresse(fiche) },
        creer("span", { class: "recherche__genre" }, genre),
        " ",
        creer("span", { class: "recherche__titre" }, ...RECHERCHE.marquer(fiche.titreMarque)),
        " ",
        creer("span", { class: "recherche__extrait", lang: RECHERCHE.langue(resultat.genre) }, ...RECHERCHE.marquer(fiche.extrait)),
      );
    };

    const chercher = async () => {
      const requete = champ.value.trim();
      const numero = ++demande;
      if (!requete) {
        fermer();
        annonce.textContent = "";
        return;
      }
      try {
        const pret = await RECHERCHE.moteur(mots.langue);
        const { resultats, groupes, corrections } = await pret.chercher(champ.value);
        const choisis = PAR_GENRE.flatMap((nombre, genre) =>
          resultats.filter((resultat) => resultat.genre === genre).slice(0, nombre),
        );
        const fiches = await Promise.all(choisis.map((resultat) => pret.montrer(resultat, groupes)));
        // Answers may come in another order than questions.
        if (numero !== demande) return;
        activer(-1);
        liste.replaceChildren(...choisis.map((resultat, rang) => enOption(resultat, fiches[rang], rang)));
        if (choisis.length) liste.append(versTout(requete, resultats.length, choisis.length));
        correction.textContent = choisis.length ? RECHERCHE.corrections(mots, corrections) : "";
        correction.hidden = !correction.textContent;
        panneau.hidden = !choisis.length;
        champ.setAttribute("aria-expanded", String(choisis.length > 0));
        annonce.textContent = [correction.textContent, RECHERCHE.compte(mots, resultats.length)].join(" ").trim();
      } catch {
        if (numero === demande) annonce.textContent = mots.panne;
      }
    };

    champ.addEventListener("focus", () => RECHERCHE.moteur(mots.langue).catch(() => undefined));
    champ.addEventListener("input", () => {
      clearTimeout(minuterie);
      minuterie = setTimeout(chercher, ATTENTE);
    });
    champ.addEventListener("keydown", (evenement) => {
      const nombre = panneau.hidden ? 0 : options().length;
      if (evenement.isComposing) return;
      if (evenement.key === "ArrowDown" || evenement.key === "ArrowUp") {
        evenement.preventDefault();
        if (!nombre) chercher();
        else if (evenement.key === "ArrowDown") activer((active + 1) % nombre);
        else activer((Math.max(active, 0) + nombre - 1) % nombre);
      } else if (evenement.key === "Enter" && nombre && active >= 0) {
        evenement.preventDefault();
        const { href } = options()[active];
        fermer();
        location.assign(href);
      } else if (evenement.key === "Escape" && (nombre || champ.value)) {
        evenement.preventDefault();
        if (!nombre) {
          champ.value = "";
          annonce.textContent = "";
        }
        fermer();
      }
    });
    // What was typed before the scripts came waits for an answer.
    if (document.activeElement === champ && champ.value.trim()) chercher();
    // The field keeps the focus while an option is pressed.
    liste.addEventListener("mousedown", (evenement) => evenement.preventDefault());
    liste.addEventListener("click", () => setTimeout(fermer));
    formulaire.addEventListener("submit", fermer);
    formulaire.addEventListener("focusout", (evenement) => {
      if (!formulaire.contains(evenement.relatedTarget)) fermer();
    });
  };

  document.querySelectorAll("form.recherche").forEach(preparer);

  document.addEventListener("keydown", (evenement) => {
    const { key, ctrlKey, metaKey, altKey, target } = evenement;
    if ((key !== "/" && key !== "s") || ctrlKey || metaKey || altKey) return;
    if (target instanceof Element && target.closest("input, textarea, select, [contenteditable]")) return;
    const champ = [...document.querySelectorAll("form.recherche [role=combobox]")].find((c) => c.checkVisibility());
    const lien = document.querySelector(".recherche-lien");
    if (!champ && !lien) return;
    evenement.preventDefault();
    if (champ) {
      champ.focus();
      champ.select();
    } else lien.click();
  });
})();
