/*
 * On the map of links, shows what a name is linked to while the pointer or the focus is on it.
 * Without this script the drawing is whole, and its names are links all the same.
 */
(() => {
  "use strict";

  const eclairer = (dessin, rang) => {
    const lies = new Set([rang]);
    for (const trait of dessin.querySelectorAll("path")) {
      const { de, vers } = trait.dataset;
      const lie = de === rang || vers === rang;
      trait.classList.toggle("lie", lie);
      if (lie) lies.add(de).add(vers);
    }
    for (const noeud of dessin.querySelectorAll("a[data-rang]")) {
      noeud.classList.toggle("lie", lies.has(noeud.dataset.rang));
    }
    dessin.classList.add("dessin-liens--choix");
  };

  const eteindre = (dessin) => {
    dessin.classList.remove("dessin-liens--choix");
    for (const element of dessin.querySelectorAll(".lie")) element.classList.remove("lie");
  };

  for (const dessin of document.querySelectorAll(".dessin-liens")) {
    const noeudDe = (evenement) => evenement.target.closest("a[data-rang]");
    for (const [entree, sortie] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
      dessin.addEventListener(entree, (evenement) => {
        const noeud = noeudDe(evenement);
        if (noeud) eclairer(dessin, noeud.dataset.rang);
      });
      dessin.addEventListener(sortie, () => eteindre(dessin));
    }
  }
})();
