/*
 * « Mon classeur »: fiches put aside by the reader, kept on the device, printed or downloaded as
 * a list of links. Without storage (refused, or a private window) the buttons do not show.
 */
(() => {
  "use strict";

  const CLE = "recueil.classeur";

  // More than anyone prints; and a title is not a page.
  const FICHES_AU_PLUS = 1000;
  const SIGNES_AU_PLUS = 500;

  // What was stored comes from the device, and may have been changed there: it is texts, one line
  // each, and an address that can be read.
  const texteDe = (valeur) =>
    typeof valeur === "string"
      ? valeur.replace(/[\s\u0000-\u001f\u007f]+/g, " ").trim().slice(0, SIGNES_AU_PLUS)
      : "";
  const adresseDe = (valeur) => {
    if (typeof valeur !== "string" || valeur.length > SIGNES_AU_PLUS) return "";
    try {
      return new URL(valeur, location.href) && valeur;
    } catch {
      return "";
    }
  };
  const ficheDe = (lue) => {
    const adresse = adresseDe(lue?.adresse);
    if (!adresse) return null;
    return {
      adresse,
      numero: texteDe(lue.numero),
      titre: texteDe(lue.titre),
      pdf: adresseDe(lue.pdf),
    };
  };

  const lire = () => {
    try {
      const lu = JSON.parse(localStorage.getItem(CLE) ?? "[]");
      if (!Array.isArray(lu)) return [];
      const fiches = new Map();
      for (const lue of lu) {
        const fiche = ficheDe(lue);
        if (fiche && !fiches.has(fiche.adresse)) fiches.set(fiche.adresse, fiche);
        if (fiches.size === FICHES_AU_PLUS) break;
      }
      return [...fiches.values()];
    } catch {
      return [];
    }
  };
  const ecrire = (fiches) => {
    try {
      localStorage.setItem(CLE, JSON.stringify(fiches));
      return true;
    } catch {
      return false;
    }
  };
  if (!ecrire(lire())) return;

  const creer = (nom, attributs = {}, ...enfants) => {
    const element = document.createElement(nom);
    for (const [cle, valeur] of Object.entries(attributs)) element.setAttribute(cle, valeur);
    element.append(...enfants);
    return element;
  };

  // An address must stay on this site.
  const absolue = (racine, adresse) => {
    const base = new URL(racine, location.href);
    const cible = new URL(adresse, base.href.endsWith("/") ? base : `${base.href}/`);
    return cible.protocol === base.protocol && cible.host === base.host ? cible.href : base.href;
  };

  const bouton = document.querySelector(".classeur-bouton");
  if (bouton) {
    const { adresse, numero, titre, pdf, ajouter, retirer } = bouton.dataset;
    const dedans = () => lire().some((fiche) => fiche.adresse === adresse);
    const montrer = () => {
      bouton.setAttribute("aria-pressed", String(dedans()));
      bouton.textContent = dedans() ? retirer : ajouter;
    };
    bouton.addEventListener("click", () => {
      const autres = lire().filter((fiche) => fiche.adresse !== adresse);
      ecrire(dedans() ? autres : [...autres, { adresse, numero, titre, pdf }]);
      montrer();
    });
    montrer();
    bouton.hidden = false;
  }

  const classeur = document.querySelector(".classeur");
  if (!classeur) return;
  const mots = classeur.dataset;
  // What to say of a number: a language may have one form, two or six.
  const formes = JSON.parse(mots.nombre);
  const regle = new Intl.PluralRules(document.documentElement.lang);
  const liste = classeur.querySelector(".classeur__liste");
  const compte = classeur.querySelector(".classeur__compte");

  const nomDe = (fiche) => `${fiche.numero} ${fiche.titre || fiche.adresse}`.trim();

  const petit = (texte, nom, action) => {
    const element = creer("button", { type: "button", "aria-label": `${nom}${mots.separateur}${texte}` }, nom);
    element.addEventListener("click", action);
    return element;
  };

  const deplacer = (rang, pas) => {
    const fiches = lire();
    const [fiche] = fiches.splice(rang, 1);
    fiches.splice(rang + pas, 0, fiche);
    ecrire(fiches);
    montrer();
    liste.children[rang + pas]?.querySelector("button")?.focus();
  };

  const montrer = () => {
    const fiches = lire();
    liste.replaceChildren(
      ...fiches.map((fiche, rang) => {
        const nom = nomDe(fiche);
        const adresse = absolue(mots.racine, fiche.adresse);
        const element = creer(
          "li",
          {},
          creer("a", { href: adresse }, nom),
          creer("span", { class: "classeur__adresse" }, adresse),
        );
        const outils = creer("span", { class: "classeur__outils" });
        if (fiche.pdf) {
          outils.append(creer("a", { href: absolue(mots.racine, fiche.pdf) }, mots.pdf));
        }
        if (rang > 0) outils.append(petit(nom, mots.monter, () => deplacer(rang, -1)));
        if (rang < fiches.length - 1) {
          outils.append(petit(nom, mots.descendre, () => deplacer(rang, 1)));
        }
        outils.append(
          petit(nom, mots.retirer, () => {
            ecrire(lire().filter((autre) => autre.adresse !== fiche.adresse));
            montrer();
          }),
        );
        element.append(outils);
        return element;
      }),
    );
    classeur.classList.toggle("classeur--vide", fiches.length === 0);
    const phrase = formes[regle.select(fiches.length)] ?? formes.other;
    compte.textContent = fiches.length === 0 ? "" : phrase.replace("{n}", fiches.length);
  };

  const telecharger = () => {
    const lignes = lire().map((fiche) => `${nomDe(fiche)}\r\n${absolue(mots.racine, fiche.adresse)}\r\n`);
    const texte = `${mots.nom}\r\n\r\n${lignes.join("\r\n")}`;
    const adresse = URL.createObjectURL(new Blob(["\ufeff", texte], { type: "text/plain;charset=utf-8" }));
    const lien = creer("a", { href: adresse, download: mots.fichier });
    document.body.append(lien);
    lien.click();
    lien.remove();
    setTimeout(() => URL.revokeObjectURL(adresse), 1000);
  };

  const actions = {
    imprimer: () => window.print(),
    telecharger,
    vider: () => {
      ecrire([]);
      montrer();
    },
  };
  for (const element of classeur.querySelectorAll("[data-action]")) {
    element.addEventListener("click", actions[element.dataset.action]);
  }
  window.addEventListener("storage", (evenement) => {
    if (evenement.key === CLE) montrer();
  });
  montrer();
  document.querySelector(".classeur-sans-script").hidden = true;
  classeur.hidden = false;
})();
