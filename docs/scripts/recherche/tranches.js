/*
 * The index, slice by slice: each file calls a function of `RECUEIL_RECHERCHE` with what it
 * holds. A `<script>` rather than `fetch`, which browsers refuse to a page opened from a disk.
 * `scripts/recueil/recherche/fichiers.py` writes the files and describes them.
 */
(() => {
  "use strict";

  const RECHERCHE = (window.RECUEIL_RECHERCHE ??= {});
  const CHIFFRES = new Map(
    [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].map((lettre, rang) => [lettre, rang]),
  );
  const IMPACT_MAX = 63;

  const recus = new Map();
  for (const [nom, lire] of Object.entries({
    regles: (regles) => ["regles", regles],
    ou: (dossiers) => ["ou", new Map(Object.entries(dossiers))],
    sommaire: (sommaire) => ["sommaire", sommaire],
    facettes: (facettes) => ["facettes", facettes],
    // Maps: a word such as « constructor » is no property of theirs.
    tranche: (rang, postings) => [`p${rang}`, new Map(Object.entries(postings))],
    termes: (nom, ecrits) => [`t${nom}`, lireTermes(ecrits)],
    lot: (rang, fragments) => [`d${rang}`, fragments.map(lireFragment)],
  })) {
    RECHERCHE[nom] = (...arguments_) => recus.set(...lire(...arguments_));
  }

  function lireTermes(ecrits) {
    let precedent = "";
    return ecrits.split(";").map((ecrit) => {
      const espace = ecrit.lastIndexOf(" ");
      precedent = precedent.slice(0, CHIFFRES.get(ecrit[0])) + ecrit.slice(1, espace);
      return { terme: precedent, documents: Number(ecrit.slice(espace + 1)) };
    });
  }

  function lireFragment([adresse, numero, titre, contexte, sections, alias]) {
    return {
      adresse,
      numero,
      titre,
      contexte,
      sections: sections.map(([ancre, intitule, texte]) => ({ ancre, titre: intitule, texte })),
      alias,
    };
  }

  /* Numbers written 5 bits a letter, the sixth bit saying that more follows. */
  function* nombres(ecrits, apres = () => undefined) {
    let rang = 0;
    while (rang < ecrits.length) {
      let valeur = 0;
      let decalage = 0;
      let chiffre;
      do {
        chiffre = CHIFFRES.get(ecrits[rang++]);
        valeur += (chiffre & 31) * 2 ** decalage;
        decalage += 5;
      } while (chiffre & 32);
      yield [valeur, apres(() => CHIFFRES.get(ecrits[rang++]))];
    }
  }

  /* Loads a script of the index once; a failure may be tried again. */
  const charges = new Map();
  const charger = (adresse, cle) => {
    if (!charges.has(cle)) {
      const promesse = new Promise((reussir, echouer) => {
        const script = document.createElement("script");
        script.src = adresse;
        script.onload = () => {
          script.remove();
          if (recus.has(cle)) reussir(recus.get(cle));
          else echouer(new Error(adresse));
        };
        script.onerror = () => {
          script.remove();
          echouer(new Error(adresse));
        };
        document.head.append(script);
      });
      promesse.catch(() => charges.delete(cle));
      charges.set(cle, promesse);
    }
    return charges.get(cle);
  };

  /* Last of the sorted `debuts` that is not after `valeur`. */
  const dernierAvant = (debuts, valeur) => {
    let [bas, haut] = [0, debuts.length - 1];
    while (bas < haut) {
      const milieu = (bas + haut + 1) >> 1;
      if (debuts[milieu] <= valeur) bas = milieu;
      else haut = milieu - 1;
    }
    return bas;
  };

  const sommaireDe = async (racine, langue) => {
    const dossiers = await charger(`${racine}ou.js`, "ou");
    const dossier = dossiers.get(langue);
    try {
      return [`${racine}${dossier}/`, await charger(`${racine}${dossier}/sommaire.js`, "sommaire")];
    } catch {
      // The browser kept an `ou.js` older than the last publication: ask for it anew.
      charges.delete("ou");
      const nouveau = (await charger(`${racine}ou.js?${dossier}`, "ou")).get(langue);
      return [`${racine}${nouveau}/`, await charger(`${racine}${nouveau}/sommaire.js`, "sommaire")];
    }
  };

  /* The index of a language. `racine`: address of its folder, with the final slash. */
  RECHERCHE.ouvrir = async (racine, langue) => {
    const [regles, [ici, sommaire]] = await Promise.all([
      charger(`${racine}regles.js`, "regles"),
      sommaireDe(racine, langue),
    ]);
    const initiales = new Set(sommaire.initiales);
    const lots = [];
    let debut = 0;
    for (const [ecart] of nombres(sommaire.lots)) lots.push((debut += ecart));
    const limites = [];
    let fin = 0;
    for (const nombre of sommaire.genres) limites.push((fin += nombre));

    return {
      regles,
      nombre: sommaire.n,
      nombreDeTermes: sommaire.termes,
      initiales: [...initiales],
      genre: (rang) => limites.findIndex((limite) => rang < limite),
      async termes(initiale) {
        if (!initiales.has(initiale)) return [];
        const nom = `t${initiale.codePointAt(0).toString(16)}`;
        return charger(`${ici}${nom}.js`, nom);
      },
      /* [rank of a document, impact from 0 to 1], in order. */
      async postings(terme) {
        const nom = `p${dernierAvant(sommaire.tranches, terme)}`;
        const ecrits = (await charger(`${ici}${nom}.js`, nom)).get(terme) ?? "";
        const postings = [];
        let rang = -1;
        for (const [ecart, impact] of nombres(ecrits, (lettre) => lettre())) {
          rang += ecart + 1;
          postings.push([rang, impact / IMPACT_MAX]);
        }
        return postings;
      },
      async fragment(rang) {
        const lot = dernierAvant(lots, rang);
        return (await charger(`${ici}d${lot}.js`, `d${lot}`))[rang - lots[lot]];
      },
      /* Facet → value → set of ranks. */
      async facettes() {
        const lues = await charger(`${ici}facettes.js`, "facettes");
        const rangs = (ecrits) => {
          let rang = -1;
          return new Set([...nombres(ecrits)].map(([ecart]) => (rang += ecart + 1)));
        };
        return new Map(
          Object.entries(lues).map(([facette, valeurs]) => [
            facette,
            new Map(Object.entries(valeurs).map(([valeur, ecrits]) => [valeur, rangs(ecrits)])),
          ]),
        );
      },
    };
  };
})();
