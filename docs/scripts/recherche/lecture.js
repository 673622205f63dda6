/*
 * Reading the documents found: the section that answers, the passage to show with the words as
 * they are written, exact phrases, words side by side.
 */
(() => {
  "use strict";

  const RECHERCHE = (window.RECUEIL_RECHERCHE ??= {});
  const LONGUEUR = 190;
  const AVANT = 50;

  RECHERCHE.lecture = (francais) => {
    const decoupes = new WeakMap();

    /* Words of the title and of each section, cut once for each document. */
    const decouper = (fragment) => {
      if (!decoupes.has(fragment)) {
        const mots = (texte) =>
          francais.jetons(texte).map((jeton) => ({ ...jeton, termes: francais.termes(jeton.brut) }));
        decoupes.set(fragment, {
          titre: mots(fragment.titre),
          sections: fragment.sections.map(({ titre, texte }) => ({ titre: mots(titre), texte: mots(texte) })),
          alias: fragment.alias.flatMap(mots),
        });
      }
      return decoupes.get(fragment);
    };

    /* Term → [group, weight]: what a word of the text is worth to the request. */
    const valeurs = (groupes) => {
      const connues = new Map();
      for (const [rang, { variantes, rarete }] of groupes.entries()) {
        for (const { terme, poids } of variantes) {
          const valeur = rarete * poids;
          if (valeur > (connues.get(terme)?.valeur ?? 0)) connues.set(terme, { rang, valeur });
        }
      }
      return connues;
    };

    const valeurDe = (mot, connues) => {
      let meilleure;
      for (const terme of mot.termes) {
        const une = connues.get(terme);
        if (une && une.valeur > (meilleure?.valeur ?? 0)) meilleure = une;
      }
      return meilleure;
    };

    const reperer = (mots, connues) =>
      mots.flatMap((mot) => {
        const trouvee = valeurDe(mot, connues);
        return trouvee ? [{ debut: mot.debut, fin: mot.fin, ...trouvee }] : [];
      });

    /* Sum of the best value of each group. */
    const somme = (reperes) => {
      const meilleures = new Map();
      for (const { rang, valeur } of reperes) {
        if (valeur > (meilleures.get(rang) ?? 0)) meilleures.set(rang, valeur);
      }
      return [...meilleures.values()].reduce((total, valeur) => total + valeur, 0);
    };

    /* [text, whether marked], without empty pieces. */
    const morceaux = (texte, reperes, debut, fin) => {
      const suite = [];
      let lu = debut;
      for (const repere of reperes) {
        if (repere.debut < lu || repere.fin > fin) continue;
        suite.push([texte.slice(lu, repere.debut), false], [texte.slice(repere.debut, repere.fin), true]);
        lu = repere.fin;
      }
      suite.push([texte.slice(lu, fin), false]);
      return suite.filter(([morceau]) => morceau);
    };

    const passage = (texte, reperes) => {
      let debut = 0;
      let meilleure = -1;
      for (const { debut: ici } of reperes) {
        const valeur = somme(reperes.filter((r) => r.debut >= ici && r.fin <= ici + LONGUEUR - AVANT));
        if (valeur > meilleure) [meilleure, debut] = [valeur, ici];
      }
      debut = Math.max(0, debut - AVANT);
      while (debut > 0 && /\S/.test(texte[debut - 1])) debut--;
      let fin = Math.min(texte.length, debut + LONGUEUR);
      while (fin < texte.length && /\S/.test(texte[fin])) fin++;
      return [
        ...(debut > 0 ? [["… ", false]] : []),
        ...morceaux(texte, reperes, debut, fin),
        ...(fin < texte.length ? [[" …", false]] : []),
      ];
    };

    /* Whether words follow each other in a text: each must share a written form with its own. */
    const seSuivent = (texte, phrase) => {
      const dits = francais.jetons(texte).map(({ brut }) => new Set(francais.formes(brut)));
      return dits.some((_, debut) =>
        phrase.every((formes, rang) => formes.some((forme) => dits[debut + rang]?.has(forme))),
      );
    };

    const motsDe = (fragment) => {
      const { titre, sections, alias } = decouper(fragment);
      return [...titre, ...sections.flatMap((section) => [...section.titre, ...section.texte]), ...alias];
    };

    const formesDe = (brut, exacte) =>
      francais.formes(brut).filter((forme) => francais.formeExacte(forme) === exacte);

    const lePlusFrequent = (ecrits) => {
      const comptes = new Map();
      for (const { brut } of ecrits) {
        const ecrit = brut === brut.toUpperCase() ? brut : brut.toLowerCase();
        comptes.set(ecrit, (comptes.get(ecrit) ?? 0) + 1);
      }
      return [...comptes].sort((une, autre) => autre[1] - une[1])[0][0];
    };

    return {
      contient(fragment, phrase) {
        const formes = francais.jetons(phrase).map(({ brut }) => francais.formes(brut));
        const textes = [fragment.titre, ...fragment.sections.flatMap(({ titre, texte }) => [titre, texte])];
        return textes.some((texte) => seSuivent(texte, formes));
      },

      /*
       * From 0 to 1: how many of the request's neighbouring words are neighbours in the title
       * (whole worth) or in the text (half of it).
       */
      voisins(fragment, groupes) {
        const connues = valeurs(groupes);
        const { titre, sections } = decouper(fragment);
        const paires = (mots) => {
          const trouvees = new Set();
          const rangs = mots.filter(({ termes }) => termes.length).map((mot) => valeurDe(mot, connues)?.rang);
          for (const [place, rang] of rangs.entries()) {
            if (rang !== undefined && rangs[place + 1] === rang + 1) trouvees.add(rang);
          }
          return trouvees;
        };
        const duTitre = paires(titre);
        const duTexte = new Set(sections.flatMap((s) => [...paires(s.titre), ...paires(s.texte)]));
        let total = 0;
        for (let rang = 0; rang < groupes.length - 1; rang++) {
          total += duTitre.has(rang) ? 1 : duTexte.has(rang) ? 0.5 : 0;
        }
        return total / (groupes.length - 1);
      },

      /* The best section's anchor and passage; the top of the page when the title says it all. */
      extraire(fragment, groupes) {
        const connues = valeurs(groupes);
        const { titre, sections } = decouper(fragment);
        const reperesDuTitre = reperer(titre, connues);
        const valeurDuTitre = somme(reperesDuTitre);
        let choisie;
        for (const [rang, section] of fragment.sections.entries()) {
          const deLIntitule = reperer(sections[rang].titre, connues);
          const duTexte = reperer(sections[rang].texte, connues);
          const valeur = somme([...deLIntitule, ...duTexte]) + 0.2 * somme(deLIntitule);
          if (!choisie || valeur > choisie.valeur * 1.001) {
            choisie = { valeur, ...section, reperes: duTexte };
          }
        }
        const { ancre = "", texte = "", reperes = [], valeur = 0 } = choisie ?? {};
        return {
          titreMarque: morceaux(fragment.titre, reperesDuTitre, 0, fragment.titre.length),
          // A title alone leads to the fiche whole, unless a section says more than it.
          ancre: valeur > valeurDuTitre * 1.001 || !reperesDuTitre.length ? ancre : sectionDuTitre(fragment),
          extrait: texte ? passage(texte, reperes) : [],
        };
      },

      /* The most frequent word of a document, in small letters, that has one of the terms. */
      commeEcrit(fragment, variantes) {
        for (const { terme } of variantes) {
          const ecrits = motsDe(fragment).filter(
            ({ brut, termes }) => termes.includes(terme) && brut.length <= terme.length + 6,
          );
          if (ecrits.length) return lePlusFrequent(ecrits);
        }
        return undefined;
      },

      /*
       * How documents write a word, when none of them doubles its letters as it was typed:
       * « monnaie » for « monaie ». The index takes both for one.
       */
      lettresDoublees(fragments, forme) {
        const exacte = francais.formeExacte(forme);
        const typee = francais.graphie(forme);
        const ecrits = fragments
          .flatMap(motsDe)
          .filter(({ brut, termes }) => termes.includes(exacte) && formesDe(brut, exacte).length);
        if (ecrits.some(({ brut }) => formesDe(brut, exacte).some((f) => francais.graphie(f) === typee))) {
          return undefined;
        }
        return ecrits.length ? lePlusFrequent(ecrits) : undefined;
      },
    };
  };

  /* Where a document starts: its only section when it has one (a definition, an example). */
  function sectionDuTitre(fragment) {
    return fragment.sections.length === 1 ? fragment.sections[0].ancre : "";
  }
})();
