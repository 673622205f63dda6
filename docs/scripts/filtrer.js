/*
 * Filters a list as one types and chooses, with choices that combine and an address that keeps
 * them. The list is complete in the page: without this script it is simply read whole.
 */
(() => {
  "use strict";

  const LANGUE = document.documentElement.lang;

  const plier = (texte) =>
    texte
      .toLowerCase()
      .replace(/œ/g, "oe")
      .replace(/æ/g, "ae")
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[’‘ʼ]/g, "'")
      .replace(/\s+/g, " ")
      .trim();

  const creer = (nom, attributs = {}, ...enfants) => {
    const element = document.createElement(nom);
    for (const [cle, valeur] of Object.entries(attributs)) element.setAttribute(cle, valeur);
    element.append(...enfants);
    return element;
  };

  const valeursDe = (element, selecteur) =>
    [...element.querySelectorAll(selecteur)].map((e) => e.textContent.replace(/\s+/g, " ").trim());

  const preparer = (zone, rang) => {
    const mots = zone.dataset;
    zone.querySelector(".filtres--attente")?.remove();
    // What to say of a number: a language may have one form, two or six.
    const formes = JSON.parse(mots.nombre);
    const regle = new Intl.PluralRules(LANGUE);
    const elements = [...zone.querySelectorAll(mots.elements)];
    if (elements.length < 2) return;
    const facettes = (mots.facettes ? mots.facettes.split("|") : [])
      .map((ecrite) => {
        const [nom, libelle, selecteur] = ecrite.split(";");
        return { nom, libelle, selecteur };
      })
      .map((facette) => ({
        ...facette,
        valeurs: new Map(elements.map((e) => [e, new Set(valeursDe(e, facette.selecteur))])),
      }));
    // A value in another language than the page's keeps it in the list of choices.
    const langues = new Map();
    for (const { selecteur } of facettes) {
      for (const element of zone.querySelectorAll(selecteur)) {
        const dite = (element.querySelector("[lang]") ?? element).closest("[lang]").lang;
        const valeur = element.textContent.replace(/\s+/g, " ").trim();
        if (dite !== LANGUE) langues.set(valeur, { lang: dite });
      }
    }
    const textes = new Map(elements.map((e) => [e, plier(e.textContent)]));

    const champ = creer("input", {
      type: "search",
      id: `filtre-${rang}`,
      name: "filtre",
      autocomplete: "off",
    });
    const formulaire = creer(
      "form",
      { class: "filtres", role: "search" },
      creer("p", {}, creer("label", { for: champ.id }, mots.filtrer), champ),
    );
    for (const facette of facettes) {
      facette.choix = creer("select", { id: `filtre-${rang}-${facette.nom}`, name: facette.nom });
      formulaire.append(
        creer("p", {}, creer("label", { for: facette.choix.id }, facette.libelle), facette.choix),
      );
    }
    const effacer = creer("button", { type: "reset" }, mots.effacer);
    const compte = creer("p", { class: "filtres__compte", role: "status" });
    formulaire.append(creer("p", {}, effacer));
    zone.prepend(formulaire, compte);

    const garde = (element, sauf) =>
      plier(champ.value)
        .split(" ")
        .every((mot) => textes.get(element).includes(mot)) &&
      facettes.every(
        (facette) =>
          facette === sauf ||
          !facette.choix.value ||
          facette.valeurs.get(element).has(facette.choix.value),
      );

    // What each choice would leave, so that no choice leads to nothing.
    const compter = (facette) => {
      const nombres = new Map();
      for (const element of elements) {
        if (!garde(element, facette)) continue;
        for (const valeur of facette.valeurs.get(element)) {
          nombres.set(valeur, (nombres.get(valeur) ?? 0) + 1);
        }
      }
      const choisie = facette.choix.value;
      if (choisie && !nombres.has(choisie)) nombres.set(choisie, 0);
      const options = [...nombres].sort(([une], [autre]) => une.localeCompare(autre, LANGUE, { numeric: true }));
      facette.choix.replaceChildren(
        creer("option", { value: "" }, mots.tous),
        ...options.map(([valeur, nombre]) => creer("option", { value: valeur, ...langues.get(valeur) }, `${valeur} (${nombre})`)),
      );
      facette.choix.value = choisie;
    };

    const montrer = ({ garderAdresse = true } = {}) => {
      let nombre = 0;
      for (const element of elements) {
        const visible = garde(element);
        element.hidden = !visible;
        nombre += visible ? 1 : 0;
      }
      // A heading above nothing would promise something.
      for (const section of zone.querySelectorAll("section")) {
        const dedans = elements.filter((e) => e !== section && section.contains(e));
        if (dedans.length) section.hidden = dedans.every((e) => e.hidden);
      }
      facettes.forEach(compter);
      compte.textContent =
        nombre === 0 ? mots.aucun : (formes[regle.select(nombre)] ?? formes.other).replace("{n}", nombre);
      if (!garderAdresse) return;
      const parametres = new URLSearchParams(location.search);
      for (const [nom, valeur] of new FormData(formulaire)) {
        if (valeur) parametres.set(nom, valeur);
        else parametres.delete(nom);
      }
      const suite = parametres.toString();
      try {
        history.replaceState(history.state, "", `${location.pathname}${suite ? `?${suite}` : ""}${location.hash}`);
      } catch {
        // Some browsers refuse it for a page opened from a disk: only the address stays behind.
      }
    };

    const lireAdresse = () => {
      const parametres = new URLSearchParams(location.search);
      champ.value = parametres.get("filtre") ?? "";
      for (const facette of facettes) {
        const voulue = parametres.get(facette.nom);
        const existe = voulue && [...facette.valeurs.values()].some((siennes) => siennes.has(voulue));
        facette.choix.replaceChildren(creer("option", { value: existe ? voulue : "" }));
        facette.choix.value = existe ? voulue : "";
      }
    };

    formulaire.addEventListener("input", () => montrer());
    formulaire.addEventListener("submit", (evenement) => evenement.preventDefault());
    formulaire.addEventListener("reset", () => setTimeout(montrer));
    lireAdresse();
    montrer({ garderAdresse: false });
  };

  document.querySelectorAll(".filtrable").forEach(preparer);
})();
