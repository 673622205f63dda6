/* What a reader typed, as groups: one for each word, with the terms that may stand for it. */
(() => {
  "use strict";

  const RECHERCHE = (window.RECUEIL_RECHERCHE ??= {});
  const CITATION = /["«“„]\s*([^"«»“”„]+?)\s*["»”]/g;
  // « R et D », « R & D »: one acronym, as « R&D » is.
  const INITIALES = /(?<![\p{L}\d'’])(\p{L}) ?(?:&|et) ?(\p{L})(?![\p{L}\d'’])/gu;
  // « S C I C »: letters apart.
  const EPELE = /(?<![\p{L}\d])\p{Lu}(?: \p{Lu}){2,}(?![\p{L}\d])/gu;
  // « 2,6 »: a fiche number typed as a decimal one.
  const VIRGULE = /(?<=\d),(?=\d)/g;
  // « 2-6 », « 2_6 »: the same, where a point is hard to reach; « 2019-2022 » is a period.
  const TIRET = /(?<![\p{L}\d.,_-])(\d{1,2})[-_](\d{1,2})(?![\p{L}\d.,_-])/gu;
  // « fiche n°2.6 », « numéro 2.6 », « fiche2.6 »: the number alone is a word.
  const NUMERO = /(?<!\p{L})(?:fiches?\s*)?(?:(?:n\s*[°º.]|no|num(?:[ée]ro)?\.?)\s*|fiches?)(?=\d)/giu;
  // « faut-il », « y a-t-on »: a verb and its subject, not a word of its own.
  const INVERSION = /(?<=\p{L})(?<!rendez)-(?:t-)?(?:ils?|elles?|on|je|tu|nous|vous|ce)(?![\p{L}\d-])/giu;

  RECHERCHE.lireRequete = (ecrite, francais, langue, regles) => {
    const vides = new Set(regles.mots_vides_des_requetes[langue] ?? []);
    const estVide = (forme) => francais.motsVides.has(forme) || vides.has(forme);
    const phrases = [...ecrite.matchAll(CITATION)].map(([, phrase]) => phrase);
    const texte = ecrite
      .replace(NUMERO, " ")
      .replace(VIRGULE, ".")
      .replace(TIRET, "$1.$2")
      .replace(INVERSION, " ")
      .replace(INITIALES, "$1$2")
      .replace(EPELE, (lettres) => lettres.replaceAll(" ", ""));
    const jetons = francais.jetons(texte);
    // « COMMENT CRÉER UNE AMAP » has no acronym more than in small letters.
    const crie = jetons.length > 1 && texte === texte.toUpperCase();
    const pleins = [];
    const motsVides = [];
    for (const [rang, jeton] of jetons.entries()) {
      const formes = francais.formes(jeton.brut);
      const sigle = !crie && francais.estSigle(jeton.brut);
      const groupe = {
        ecrit: jeton.brut,
        // Still being typed: words that begin so count too.
        enCours: rang === jetons.length - 1 && jeton.fin === texte.length,
        simple: formes.length === 1,
        formes: formes.filter((forme) => sigle || !estVide(forme)),
      };
      if (groupe.formes.length) pleins.push(groupe);
      else if (formes.length) motsVides.push({ ...groupe, formes, telQuel: true });
    }
    // Small words are taken back when there is nothing else to look for, as they are.
    return { groupes: pleins.length ? pleins : motsVides, phrases };
  };
})();
