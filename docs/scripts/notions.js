/*
 * Opens a definition over the text, where its term is used: on hover, on focus, on a first tap.
 * RGAA 10.13: it can be closed with Escape, the pointer can go over it, and it stays until then.
 * Without this script, the terms are ordinary links to their definition.
 */
(() => {
  "use strict";

  const DELAI_OUVERTURE = 150; // milliseconds: crossing a link is not asking for it
  const DELAI_FERMETURE = 300; // milliseconds: time to reach the definition with the pointer
  const MARGE = 8; // pixels kept between the definition and the edges of the window

  let ouverte = null;
  let minuterie = 0;

  const notionDe = (lien) => document.getElementById(`notion-${lien.dataset.terme}`);

  const plusTard = (action, delai) => {
    clearTimeout(minuterie);
    minuterie = setTimeout(action, delai);
  };

  const fermer = () => {
    clearTimeout(minuterie);
    if (!ouverte) return;
    ouverte.notion.classList.remove("notion--ouverte");
    ouverte.place.append(ouverte.notion);
    ouverte.lien.removeAttribute("aria-describedby");
    ouverte = null;
  };

  const placer = (lien, notion) => {
    const cadre = (lien.getClientRects()[0] ?? lien.getBoundingClientRect());
    const largeur = document.documentElement.clientWidth;
    const gauche = Math.min(cadre.left, largeur - notion.offsetWidth - MARGE);
    const dessous = cadre.bottom + notion.offsetHeight + MARGE < window.innerHeight;
    const haut = dessous || cadre.top < notion.offsetHeight ? cadre.bottom : cadre.top - notion.offsetHeight;
    notion.style.left = `${Math.max(MARGE, gauche) + window.scrollX}px`;
    notion.style.top = `${haut + window.scrollY}px`;
  };

  const ouvrir = (lien) => {
    clearTimeout(minuterie);
    if (ouverte && ouverte.lien === lien) return;
    fermer();
    const notion = notionDe(lien);
    if (!notion) return;
    ouverte = { lien, notion, place: notion.parentElement };
    document.body.append(notion);
    notion.classList.add("notion--ouverte");
    lien.setAttribute("aria-describedby", notion.id);
    placer(lien, notion);
  };

  const lienSous = (evenement) =>
    evenement.target instanceof Element ? evenement.target.closest("a.lien-terme") : null;
  const dansLaNotion = (noeud) => ouverte && noeud instanceof Node && ouverte.notion.contains(noeud);

  document.addEventListener("pointerover", (evenement) => {
    if (evenement.pointerType === "touch") return;
    const lien = lienSous(evenement);
    if (lien) plusTard(() => ouvrir(lien), DELAI_OUVERTURE);
    else if (dansLaNotion(evenement.target)) clearTimeout(minuterie);
    else if (!ouverte) clearTimeout(minuterie);
    else if (document.activeElement !== ouverte.lien && !dansLaNotion(document.activeElement)) {
      plusTard(fermer, DELAI_FERMETURE);
    }
  });

  document.addEventListener("focusin", (evenement) => {
    const lien = lienSous(evenement);
    if (lien) ouvrir(lien);
    else if (!dansLaNotion(evenement.target)) fermer();
  });

  document.addEventListener("keydown", (evenement) => {
    if (evenement.key !== "Escape" || !ouverte) return;
    const retour = dansLaNotion(document.activeElement) ? ouverte.lien : null;
    fermer();
    retour?.focus({ preventScroll: true });
    // Focus would open it again.
    if (retour) fermer();
    evenement.stopPropagation();
  });

  let touche = false;
  document.addEventListener("pointerdown", (evenement) => {
    touche = evenement.pointerType === "touch";
    if (ouverte && !dansLaNotion(evenement.target) && lienSous(evenement) !== ouverte.lien) fermer();
  });

  document.addEventListener("click", (evenement) => {
    const lien = lienSous(evenement);
    if (!lien || !touche || !notionDe(lien)) return;
    // The first tap explains, the second one leaves.
    if (lien.dataset.lue === "oui") return;
    evenement.preventDefault();
    lien.dataset.lue = "oui";
    ouvrir(lien);
  });

  window.addEventListener("resize", fermer);
})();
