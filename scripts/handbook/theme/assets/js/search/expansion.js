/* What each word of a query may stand for: itself, longer words while it is being typed, near words if asked. */
(() => {
  "use strict";
  const { isNumber } = window.HandbookSearch.parts.numbers;
  const { isSame, isBegun, isLess, isSameTone } = window.HandbookSearch.parts.fold;
  const MOST_PREFIXED = 64;
  const MOST_FOR_A_LETTER = 12; // a first letter alone says little and would load much
  const MOST_NEAR = 12;
  const MOST_NEAR_KNOWN = 4; // for words that some page has
  const MOST_NUMBER_BLOCKS = 2;
  const DIGIT_WEIGHT = 0.3;

  /* How strictly words are read. TYPED: as typed, with the marks typed if there are any. LESS: marks may be missing.
   * FOLDED: whatever the marks. UNKNOWN: words no page has may be a letter off. ALL: so may all. */
  const READINGS = { TYPED: "=", LESS: "<", FOLDED: "", UNKNOWN: "?", ALL: "*" };
  const FITS = { "=": isSame, "<": isLess, "…": isBegun, "~": isSameTone };

  const compareNumbers = (one, other) => one.length - other.length || (one < other ? -1 : Number(one > other));

  /* An expansion of a word: with a sort of fit, only those of its marks that fit the marks typed. */
  const expandTo = (term, weight, sort, mark) => ({
    term,
    weight,
    key: sort ? `${term} ${sort}${mark}` : term,
    fits: sort ? (other) => FITS[sort](mark, other) : null,
    begun: sort === "…",
  });

  class Expander {
    constructor(collection) {
      this.collection = collection;
    }

    expandAll({ words, typingOn, marked }, reading) {
      const last = words.length - 1;
      const most = last === 0 && words[0].raw.length === 1 ? MOST_FOR_A_LETTER : MOST_PREFIXED;
      return Promise.all(words.map((word, at) => this.expand(word, { typingOn: typingOn && at === last, reading, marked, most })));
    }

    async expand(typed, { typingOn, reading, marked, most = MOST_PREFIXED }) {
      const { vocabulary } = this.collection;
      const { raw, word, mark } = typed;
      if (isNumber(word)) {
        const longer = typingOn && word !== "0" ? await this.expandNumber(word) : [];
        return [expandTo(word, 1), ...longer.map((term) => ({ ...expandTo(term, DIGIT_WEIGHT), begun: true }))];
      }
      const found = [expandTo(word, 1, marked ? this.chooseFit(typed, reading) : "", mark)];
      const isOff = reading === READINGS.UNKNOWN || reading === READINGS.ALL;
      if (typingOn && !isOff) found.push(...this.listBegun(typed, marked, most));
      if (isOff) found.push(...this.listNear({ raw, word, mark }, typed, reading));
      return found.filter(({ term }) => vocabulary.has(term));
    }

    chooseFit({ marked, loose }, reading) {
      if (reading === READINGS.FOLDED) return "";
      if (loose) return "<";
      return reading === READINGS.TYPED || (marked && reading !== READINGS.LESS) ? "=" : "<";
    }

    /* List what may come of a word that is still being typed; with marks, only what does not gainsay them. */
    listBegun({ raw, word, mark }, marked, most) {
      const found = new Map();
      for (const prefix of new Set([raw, word])) {
        for (const { term, weight } of this.collection.vocabulary.listPrefixed(prefix, most)) {
          if (term !== word && !found.has(term)) found.set(term, weight);
        }
      }
      return [...found].map(([term, weight]) => ({ ...expandTo(term, weight, marked ? "…" : "", mark), begun: true }));
    }

    listNear({ raw, word, mark }, { marked }, reading) {
      const { vocabulary } = this.collection;
      const isKnown = vocabulary.has(word);
      if (isKnown && reading === READINGS.UNKNOWN) return [];
      const near = vocabulary.listNear({ raw, word }, isKnown ? MOST_NEAR_KNOWN : MOST_NEAR);
      return near.map(({ term, weight }) => expandTo(term, weight, marked ? "~" : "", mark));
    }

    async expandNumber(word) {
      const { items, sections, wordShelf } = this.collection;
      const shelves = [items.shelf, ...(sections ? [wordShelf] : [])];
      const lists = await Promise.all(shelves.map((shelf) => shelf.listPrefixed(word, MOST_NUMBER_BLOCKS)));
      const longer = [...new Set(lists.flat())].filter(isNumber).sort(compareNumbers);
      return longer.slice(0, MOST_PREFIXED);
    }
  }

  Object.assign(window.HandbookSearch.parts, { Expander, READINGS, compareNumbers, MOST_NUMBER_BLOCKS });
})();
