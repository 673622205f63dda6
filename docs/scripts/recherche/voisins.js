/*
 * From a typed word to the words of the index: itself, those that begin so while it is being
 * typed, and when the index knows neither, those a typing error or two away.
 */
(() => {
  "use strict";

  const RECHERCHE = (window.RECUEIL_RECHERCHE ??= {});
  const POIDS_RACINE = 0.75;
  // Below that many terms, the whole vocabulary weighs less than a picture.
  const PETIT_VOCABULAIRE = 20_000;

  /* Damerau-Levenshtein distance (restricted), or Infinity beyond `maximum`. */
  const distance = (une, autre, maximum) => {
    if (Math.abs(une.length - autre.length) > maximum) return Infinity;
    let avant = [];
    let ligne = Array.from({ length: autre.length + 1 }, (_, rang) => rang);
    for (let i = 1; i <= une.length; i++) {
      const suivante = [i];
      let meilleure = i;
      for (let j = 1; j <= autre.length; j++) {
        const pareil = une[i - 1] === autre[j - 1];
        let cout = Math.min(ligne[j] + 1, suivante[j - 1] + 1, ligne[j - 1] + (pareil ? 0 : 1));
        if (i > 1 && j > 1 && une[i - 1] === autre[j - 2] && une[i - 2] === autre[j - 1]) {
          cout = Math.min(cout, avant[j - 2] + 1);
        }
        suivante.push(cout);
        meilleure = Math.min(meilleure, cout);
      }
      if (meilleure > maximum) return Infinity;
      [avant, ligne] = [ligne, suivante];
    }
    return ligne[autre.length] <= maximum ? ligne[autre.length] : Infinity;
  };

  /* Place of the first entry whose term is not before `terme`. */
  const placeDe = (liste, terme) => {
    let [bas, haut] = [0, liste.length];
    while (bas < haut) {
      const milieu = (bas + haut) >> 1;
      if (liste[milieu].terme < terme) bas = milieu + 1;
      else haut = milieu;
    }
    return bas;
  };

  const prefixeCommun = (une, autre) => {
    let n = 0;
    while (n < une.length && une[n] === autre[n]) n++;
    return n;
  };

  RECHERCHE.voisinage = (index, francais) => {
    const { racine, formeExacte, dedoubler } = francais;

    const entree = async (terme) => {
      const liste = await index.termes(terme[0]);
      const place = placeDe(liste, terme);
      return liste[place]?.terme === terme ? liste[place] : undefined;
    };

    /* The terms of some forms that the index has: near-exact ones count more than stems. */
    const connus = async (formes) => {
      const poids = new Map();
      for (const forme of formes) {
        poids.set(formeExacte(forme), 1);
        if (!poids.has(racine(forme))) poids.set(racine(forme), POIDS_RACINE);
      }
      const entrees = await Promise.all([...poids.keys()].map(entree));
      return entrees
        .filter(Boolean)
        .map(({ terme, documents }) => ({ terme, documents, poids: poids.get(terme), exact: true }));
    };

    const commencements = async (groupe, nombre, poids) => {
      const debut = dedoubler(groupe.formes[0]);
      const chiffres = /^[0-9]+$/.test(debut);
      if (debut.length < 2 && !chiffres) return [];
      const liste = await index.termes(debut[0]);
      // « 2 » leads to the fiches « 2.1 », « 2.2 »…, not to « 2021 ».
      const cherche = chiffres ? `${debut}.` : debut;
      const trouves = [];
      for (let i = placeDe(liste, cherche); liste[i]?.terme.startsWith(cherche); i++) {
        const { terme, documents } = liste[i];
        const proche = Math.sqrt(cherche.length / terme.length);
        if (terme !== debut) trouves.push({ terme, documents, poids: poids * proche });
      }
      const valeur = ({ poids: le, documents }) => le * Math.log(2 + documents);
      return trouves.sort((une, autre) => valeur(autre) - valeur(une)).slice(0, nombre);
    };

    /* « asso », « compta »: words cut short, as they are said. */
    const abreviations = async (groupe) => {
      if (!groupe.simple || groupe.formes[0].length < 4) return [];
      const trouves = await commencements(groupe, 12, 0.9);
      return trouves.map((variante) => ({ ...variante, corrige: true }));
    };

    const proches = async (groupe) => {
      const cherches = [...new Set(groupe.formes.flatMap((f) => [formeExacte(f), racine(f)]))].filter(
        (terme) => terme.length >= 4 && !/[0-9]/.test(terme),
      );
      if (!cherches.length) return [];
      const initiales = new Set(cherches.map((terme) => terme[0]));
      let trouves = await parmi(initiales, cherches);
      if (trouves.some(({ faux }) => faux <= 2)) return trouves;
      // The error may be in the first letter: swapped with the second one, or anything at all.
      const autres =
        index.nombreDeTermes <= PETIT_VOCABULAIRE
          ? index.initiales
          : cherches.flatMap((terme) => [terme[1], ...(/^[aeiouy]/.test(terme) ? ["h"] : [])]);
      const ailleurs = await parmi(new Set(autres.filter((i) => !initiales.has(i))), cherches);
      if (ailleurs.some(({ faux }) => faux <= 2)) trouves = ailleurs;
      return trouves;
    };

    const parmi = async (initiales, cherches) => {
      const listes = await Promise.all([...initiales].map((initiale) => index.termes(initiale)));
      const candidats = new Map();
      for (const { terme, documents } of listes.flat()) {
        if (/[0-9]/.test(terme)) continue;
        for (const cherche of cherches) {
          // A wrong first letter is rare: another error beside it makes another word.
          const permis = cherche.length >= 6 && cherche[0] === terme[0] ? 2 : 1;
          const faux = distance(cherche, terme, permis);
          const commun = prefixeCommun(cherche, terme);
          const [court, long] = [cherche.length, terme.length].sort((a, b) => a - b);
          let poids = 0;
          if (faux <= permis) poids = 1 - (0.2 * faux * 6) / Math.max(6, long) - (commun ? 0 : 0.1);
          // Another word of the same family: « solidairement » for « solidarité ».
          else if (commun >= 5 && commun >= 0.7 * long && court >= 5) poids = 0.1 + (0.45 * commun) / long;
          if (poids > (candidats.get(terme)?.poids ?? 0)) {
            candidats.set(terme, { terme, documents, poids, faux, corrige: true });
          }
        }
      }
      const tries = [...candidats.values()].sort(
        (une, autre) => autre.poids - une.poids || autre.documents - une.documents,
      );
      const moindre = Math.min(...tries.map(({ faux }) => faux));
      return tries.filter(({ faux }) => faux === moindre || faux === Infinity).slice(0, 5);
    };

    /* « innovationsociale »: two known words without the space between them. */
    const couper = async (groupe) => {
      const mot = groupe.formes[0];
      if (groupe.formes.length !== 1 || mot.length < 7) return [];
      let meilleure = [];
      let valeur = 0;
      for (let i = 3; i <= mot.length - 3; i++) {
        const moities = [mot.slice(0, i), mot.slice(i)];
        const [gauche, droite] = await Promise.all(moities.map((moitie) => connus([moitie])));
        const poids = Math.min(
          Math.max(0, ...gauche.map(({ documents, poids: p }) => p * documents)),
          Math.max(0, ...droite.map(({ documents, poids: p }) => p * documents)),
        );
        if (poids > valeur) {
          valeur = poids;
          meilleure = [gauche, droite].map((variantes, rang) => ({
            ...groupe,
            ecrit: moities[rang],
            formes: [moities[rang]],
            variantes,
            correction: rang === 0 ? { ecrit: groupe.ecrit, voulu: moities.join(" ") } : undefined,
          }));
        }
      }
      return meilleure;
    };

    /* « co working »: a word that the index knows in one piece. */
    const recoller = async (groupes) => {
      const resultat = [];
      for (const groupe of groupes) {
        const avant = resultat.at(-1);
        const simples = avant?.simple && groupe.simple && !avant.correction;
        if (simples && !(avant.variantes.length && groupe.variantes.length)) {
          const entier = avant.formes[0] + groupe.formes[0];
          const variantes = await connus([entier]);
          if (variantes.length) {
            const ecrit = `${avant.ecrit} ${groupe.ecrit}`;
            const correction = { ecrit, voulu: entier };
            resultat.splice(-1, 1, { ...groupe, ecrit, formes: [entier], variantes, correction });
            continue;
          }
        }
        resultat.push(groupe);
      }
      return resultat;
    };

    const completer = async (groupe) => {
      const { variantes } = groupe;
      if (groupe.telQuel) return variantes.length ? [groupe] : [];
      if (groupe.enCours && groupe.simple) {
        variantes.push(...(await commencements(groupe, variantes.length ? 6 : 12, variantes.length ? 0.3 : 0.9)));
      }
      if (variantes.length) return [groupe];
      const abreges = await abreviations(groupe);
      if (abreges.length) return [{ ...groupe, variantes: abreges }];
      const voisins = await proches(groupe);
      if (voisins.some(({ faux }) => faux <= 1)) return [{ ...groupe, variantes: voisins }];
      const coupes = await couper(groupe);
      return coupes.length ? coupes : [{ ...groupe, variantes: voisins }];
    };

    /* The groups with the terms of the index that stand for each. */
    return async (groupes) => {
      const lus = await Promise.all(
        groupes.map(async (groupe) => ({ ...groupe, variantes: await connus(groupe.formes) })),
      );
      return (await Promise.all((await recoller(lus)).map(completer))).flat();
    };
  };
})();
