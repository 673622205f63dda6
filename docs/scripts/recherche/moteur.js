/*
 * The engine: the documents that answer a request, by kind and from the best on.
 *
 * A document need not hold every word: each adds its rarity times the document's impact, and the
 * sum is weighted by the share of the request that is covered. Exact phrases are then looked for
 * in the documents themselves.
 */
(() => {
  "use strict";

  const RECHERCHE = (window.RECUEIL_RECHERCHE ??= {});
  const GENRES = 4;
  // Results worth less than that part of the best of their kind are noise.
  const SEUIL = 0.12;
  // What a document's sum keeps when it has next to none of the request's words.
  const SANS_COUVERTURE = 0.4;
  // How many documents are read to find an exact phrase, and to prefer words that stand together.
  const LUS_POUR_UNE_PHRASE = 40;
  const LUS_POUR_L_ORDRE = 5;
  const POIDS_DE_L_ORDRE = 0.35;

  RECHERCHE.creerMoteur = async (racine, langue) => {
    const index = await RECHERCHE.ouvrir(racine, langue);
    const francais = RECHERCHE.analyse(index.regles);
    const etendre = RECHERCHE.voisinage(index, francais);
    const lecture = RECHERCHE.lecture(francais);

    const rarete = (documents) => Math.log(1 + (index.nombre - documents + 0.5) / (documents + 0.5));

    /* Rank → how well each document answers one group. */
    const noter = async (groupe) => {
      const { variantes } = groupe;
      if (!variantes.length) return { ...groupe, rarete: Math.log(1 + index.nombre), notes: new Map() };
      const exactes = variantes.filter(({ exact }) => exact).map(({ documents }) => documents);
      const nombre = exactes.length
        ? Math.min(...exactes)
        : Math.max(...variantes.map(({ documents }) => documents));
      // A guess at what was typed counts as far as it is sure: known words decide before it.
      const surete = exactes.length ? 1 : Math.max(...variantes.map(({ poids }) => poids)) ** 3;
      const sienne = rarete(nombre) * surete;
      const notes = new Map();
      const listes = await Promise.all(variantes.map(({ terme }) => index.postings(terme)));
      for (const [rang, { documents, poids, exact }] of variantes.entries()) {
        const propre = exact ? rarete(documents) : Math.min(sienne, rarete(documents));
        for (const [document_, impact] of listes[rang]) {
          const note = impact * poids * (propre / sienne);
          if (note > (notes.get(document_) ?? 0)) notes.set(document_, note);
        }
      }
      return { ...groupe, rarete: sienne, notes };
    };

    const additionner = (groupes) => {
      const total = groupes.reduce((somme, groupe) => somme + groupe.rarete, 0);
      const sommes = new Map();
      for (const { rarete: sienne, notes } of groupes) {
        for (const [rang, note] of notes) {
          const somme = sommes.get(rang) ?? { note: 0, couvert: 0 };
          somme.note += sienne * note;
          somme.couvert += sienne;
          sommes.set(rang, somme);
        }
      }
      return [...sommes].map(([rang, { note, couvert }]) => ({
        rang,
        genre: index.genre(rang),
        note: note * (SANS_COUVERTURE + (1 - SANS_COUVERTURE) * (couvert / total)),
        complet: couvert > total * 0.999,
      }));
    };

    const parValeur = (une, autre) =>
      une.genre - autre.genre || autre.note - une.note || une.rang - autre.rang;

    const sansBruit = (resultats) => {
      const meilleures = Array.from({ length: GENRES }, () => 0);
      for (const { genre, note } of resultats) meilleures[genre] = Math.max(meilleures[genre], note);
      return resultats.filter(({ genre, note }) => note >= meilleures[genre] * SEUIL);
    };

    const avecLesPhrases = async (resultats, phrases) => {
      const candidats = resultats.filter(({ complet }) => complet).slice(0, LUS_POUR_UNE_PHRASE);
      const gardes = await Promise.all(
        candidats.map(async ({ rang }) => {
          const fragment = await index.fragment(rang);
          return phrases.every((phrase) => lecture.contient(fragment, phrase));
        }),
      );
      return candidats.filter((_, rang) => gardes[rang]);
    };

    /* The first fiches are read anyway, to be shown: words side by side there count more. */
    const avecLOrdre = async (resultats, groupes) => {
      if (groupes.length < 2) return resultats;
      const premiers = resultats.filter(({ genre }) => genre === 0).slice(0, LUS_POUR_L_ORDRE);
      await Promise.all(
        premiers.map(async (resultat) => {
          const fragment = await index.fragment(resultat.rang);
          resultat.note *= 1 + POIDS_DE_L_ORDRE * lecture.voisins(fragment, groupes);
        }),
      );
      return resultats.sort(parValeur);
    };

    /* The same for a letter doubled or not, which the index does not tell apart. */
    const deLettreDoublee = async ({ ecrit, simple, formes, variantes, notes }, resultats) => {
      if (!simple || !variantes.some(({ exact }) => exact)) return undefined;
      const lus = resultats.filter(({ rang, genre }) => genre === 0 && notes.has(rang)).slice(0, LUS_POUR_L_ORDRE);
      const fragments = await Promise.all(lus.map(({ rang }) => index.fragment(rang)));
      const voulu = lecture.lettresDoublees(fragments, formes[0]);
      return voulu && { ecrit, voulu };
    };

    /* What was looked for in place of a word, as documents write it. */
    const correctionDe = async (groupe, resultats) => {
      const { ecrit, variantes, notes, correction } = groupe;
      if (correction?.voulu.includes(" ")) return correction;
      const corrige = correction || (variantes.length && variantes.every((variante) => variante.corrige));
      if (!corrige) return deLettreDoublee(groupe, resultats);
      for (const { rang } of resultats.filter((resultat) => notes.has(resultat.rang)).slice(0, 3)) {
        const voulu = lecture.commeEcrit(await index.fragment(rang), variantes);
        if (voulu) return { ecrit, voulu };
      }
      return { ecrit, voulu: correction?.voulu ?? variantes[0].terme };
    };

    const filtrer = async (resultats, filtres) => {
      const voulus = Object.entries(filtres).filter(([, valeur]) => valeur);
      if (!voulus.length) return resultats;
      const facettes = await index.facettes();
      const ensembles = voulus.map(([facette, valeur]) => facettes.get(facette)?.get(valeur) ?? new Set());
      return resultats.filter(({ rang }) => ensembles.every((ensemble) => ensemble.has(rang)));
    };

    return {
      /*
       * { resultats: [{ rang, genre, note }], tous (before the filters), groupes, corrections,
       *   phraseAbsente }. Genres: 0 fiche, 1 definition, 2 organisation, 3 example.
       */
      async chercher(requete, filtres = {}) {
        const { groupes: lus, phrases } = RECHERCHE.lireRequete(requete, francais, langue, index.regles);
        const groupes = await Promise.all((await etendre(lus)).map(noter));
        let tous = sansBruit(additionner(groupes)).sort(parValeur);
        let phraseAbsente = false;
        if (phrases.length) {
          const exacts = await avecLesPhrases(tous, phrases);
          phraseAbsente = !exacts.length;
          tous = exacts.length ? exacts : tous;
        }
        tous = await avecLOrdre(tous, groupes);
        const corrections = await Promise.all(groupes.map((groupe) => correctionDe(groupe, tous)));
        return {
          resultats: await filtrer(tous, filtres),
          tous,
          groupes,
          corrections: corrections.filter(Boolean),
          phraseAbsente,
        };
      },
      /* What to show of a result: { adresse, numero, titre, contexte, ancre, extrait }. */
      async montrer({ rang }, groupes) {
        const fragment = await index.fragment(rang);
        return { ...fragment, ...lecture.extraire(fragment, groupes) };
      },
      /* Facet → [value, number of results], for some results. */
      async compter(resultats) {
        const comptes = new Map();
        for (const [facette, valeurs] of await index.facettes()) {
          const nombres = [...valeurs]
            .map(([valeur, rangs]) => [valeur, resultats.filter(({ rang }) => rangs.has(rang)).length])
            .filter(([, nombre]) => nombre);
          comptes.set(facette, nombres);
        }
        return comptes;
      },
      francais,
    };
  };
})();
