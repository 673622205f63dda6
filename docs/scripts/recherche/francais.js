/*
 * French as people write and type it: the twin of `scripts/recueil/francais/`, from the same
 * data (`regles.json`). A test gives both the same words and asks for the same terms.
 */
(() => {
  "use strict";

  const RECHERCHE = (window.RECUEIL_RECHERCHE ??= {});
  const classe = (signes) => signes.replace(/[\\\]^-]/g, "\\$&");

  RECHERCHE.analyse = (regles) => {
    const apostrophes = classe(regles.apostrophes);
    const tirets = classe(regles.tirets);
    const brut = new RegExp(`[^\\s${classe(regles.separateurs)}]+`, "gu");
    const avant = new RegExp(`^[${classe(regles.avant_le_mot)}]+`, "u");
    const apres = new RegExp(`[${classe(regles.apres_le_mot)}]+$`, "u");
    const elision = new RegExp(`^(?:${regles.elisions.join("|")})[${apostrophes}](?=.)`, "iu");
    const point = new RegExp(`[${classe(regles.points_medians)}]`, "gu");
    const tiret = new RegExp(`[${tirets}]`, "u");
    const sansPoint = new RegExp(`^([a-z]{3,})[.${tirets}/]([a-z]{1,7})(?:[.${tirets}/]?(s))?$`, "u");
    const ligatures = new Map(Object.entries(regles.ligatures));
    const ligature = new RegExp(`[${[...ligatures.keys()].join("")}]`, "gu");
    const feminins = new Map(
      regles.feminins.flatMap((regle) => regle.suffixes.map((suffixe) => [suffixe, regle])),
    );
    const motsVides = new Set(regles.mots_vides);

    /* Without accents, ligatures or capitals. */
    const plier = (texte) =>
      texte
        .toLowerCase()
        .replace(ligature, (signe) => ligatures.get(signe))
        .normalize("NFD")
        .replace(/[\u0300-\u036f]/g, "");

    const sans = (mot, de, vers) => mot.slice(0, mot.length - de.length) + vers;
    const dedoubler = (mot) => mot.replace(/([a-z])\1+/g, "$1");

    /* The words of a text: { brut, debut, fin }. */
    const jetons = (texte) => {
      const trouves = [];
      for (const { 0: entier, index } of texte.matchAll(brut)) {
        let debut = avant.exec(entier)?.[0].length ?? 0;
        debut += elision.exec(entier.slice(debut))?.[0].length ?? 0;
        let mot = entier.slice(debut).replace(apres, "");
        if (mot.endsWith(")") && !mot.includes("(")) mot = mot.replace(/[).]+$/, "").replace(apres, "");
        if (/[0-9A-Za-zÀ-ɏ]/.test(mot)) {
          trouves.push({ brut: mot, debut: index + debut, fin: index + debut + mot.length });
        }
      }
      return trouves;
    };

    const enFeminins = (masculin, suffixe) => {
      const { terminaisons, ajout } = feminins.get(suffixe) ?? { terminaisons: [] };
      const terminaison = terminaisons.find(([de]) => masculin.endsWith(de));
      const trouves = terminaison ? [sans(masculin, ...terminaison)] : [];
      if (trouves.length && !ajout) return trouves;
      for (let n = Math.min(4, suffixe.length - 1); n > 0; n--) {
        if (suffixe.length > 2 && masculin.endsWith(suffixe.slice(0, n))) {
          return [...trouves, masculin.slice(0, -n) + suffixe];
        }
      }
      return [...trouves, masculin + suffixe];
    };

    /* The forms that an inclusive writing stands for; none when it is not one. */
    const inclusives = (plat) => {
      let ecrit = plat.replace(/\(/g, "·").replace(/\)/g, "").replace(point, "·");
      if (ecrit.includes("·") && tiret.test(ecrit)) {
        const dernier = ecrit.split(tiret).at(-1);
        if (dernier.includes("·")) ecrit = dernier;
      }
      let masculin;
      let suffixe;
      let pluriel;
      if (!ecrit.includes("·")) {
        const trouve = sansPoint.exec(ecrit);
        if (!trouve) return [];
        [, masculin, suffixe] = trouve;
        pluriel = Boolean(trouve[3]);
        if (!feminins.has(suffixe) && suffixe.endsWith("s") && feminins.has(suffixe.slice(0, -1))) {
          [suffixe, pluriel] = [suffixe.slice(0, -1), true];
        }
        if (!feminins.has(suffixe) || (suffixe === "e" && !pluriel)) return [];
      } else {
        const morceaux = ecrit.split("·").filter(Boolean);
        if (morceaux.length < 2 || !/^[a-z]+$/.test(morceaux[0])) return [];
        pluriel = morceaux.length > 2 && ["s", "x"].includes(morceaux.at(-1));
        [masculin, suffixe] = morceaux;
        if (suffixe === "s" || suffixe === "x") return [masculin, masculin + suffixe];
        if (suffixe.endsWith("s") && suffixe.length > 1) {
          [suffixe, pluriel] = [suffixe.slice(0, -1), true];
        }
      }
      if (pluriel && masculin.endsWith("s") && masculin.length > 1) masculin = masculin.slice(0, -1);
      const tous = [masculin, ...enFeminins(masculin, suffixe)];
      return [...new Set(tous.flatMap((mot) => (/[sx]$/.test(mot) ? [mot] : [mot, `${mot}s`])))];
    };

    /* The folded forms under which a word as written can be found. */
    const formes = memoire((ecrit) => {
      const plat = plier(ecrit);
      if (/^[0-9]+(?:[.,][0-9]+)*$/.test(plat)) return [plat.replace(/,/g, ".")];
      const doubles = inclusives(plat);
      if (doubles.length) {
        const compose = plat.search(point) >= 0 && tiret.test(plat);
        const premier = compose ? plat.split(tiret)[0] : "";
        return premier.length > 2 ? [premier, ...doubles] : doubles;
      }
      if (/^[a-z0-9]+$/.test(plat)) return [plat];
      const joint = plat.replace(/[^a-z0-9]/g, "");
      const parties = plat.split(/[^a-z0-9]+/).filter((partie) => partie.length > 1);
      const toutes = [...new Set([...(joint.length > 1 ? [joint] : []), ...parties])];
      return toutes.length || !joint ? toutes : [joint];
    });

    /* Light stem of a folded form. */
    const racine = memoire((forme) => {
      const { longueur_min: minimum, pluriels, suffixes, finales } = regles.racine;
      if (forme.length < minimum || /[0-9]/.test(forme)) return forme;
      let mot = forme;
      const convient = ([plusDe, de]) => mot.length > plusDe && mot.endsWith(de);
      const pluriel = pluriels.find(convient);
      if (pluriel) mot = sans(mot, pluriel[1], pluriel[2]);
      const suffixe = suffixes.find(convient);
      if (suffixe) mot = sans(mot, suffixe[1], suffixe[2]);
      mot = dedoubler(mot);
      if (!suffixe || suffixe[3]) {
        for (const finale of finales) {
          if (mot.length > 4 && mot.endsWith(finale)) mot = sans(mot, finale, "");
        }
      }
      return mot;
    });

    /* A folded form without plural, final `e` or doubled letters: nearly the word itself. */
    const formeExacte = memoire((forme) => {
      if (forme.length < regles.exact.longueur_min || /[0-9]/.test(forme)) return forme;
      const pluriel = regles.exact.pluriels.find(([de]) => forme.endsWith(de));
      const mot = dedoubler(pluriel ? sans(forme, ...pluriel) : forme);
      return mot.length > 4 && mot.endsWith("e") ? mot.slice(0, -1) : mot;
    });

    /*
     * A folded form without plural or feminine, but with its doubled letters: « personnelle » is
     * « personnel » in the feminine, « monaie » is no form of « monnaie ».
     */
    const graphie = (forme) => {
      const pluriel = regles.exact.pluriels.find(([de]) => forme.endsWith(de));
      const mot = pluriel ? sans(forme, ...pluriel) : forme;
      return mot.replace(/e$/, "").replace(/([a-z])\1$/, "$1");
    };

    /* « le MES » is not « mes »: a word in capitals is nobody's article. */
    const estSigle = (ecrit) => /^[A-Z]{2,}$/.test(ecrit);

    /* The terms under which a word as written is indexed. */
    const termes = memoire((ecrit) => {
      const gardees = formes(ecrit).filter((forme) => estSigle(ecrit) || !motsVides.has(forme));
      return [...new Set(gardees.flatMap((forme) => [racine(forme), formeExacte(forme)]))].sort();
    });

    return { plier, dedoubler, jetons, formes, racine, formeExacte, graphie, estSigle, termes, motsVides };
  };

  /* `fonction`, computed once for each word: texts repeat theirs. */
  function memoire(fonction) {
    const connus = new Map();
    return (mot) => {
      if (!connus.has(mot)) connus.set(mot, fonction(mot));
      return connus.get(mot);
    };
  }
})();
