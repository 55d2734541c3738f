/* What each word of a query may stand for: itself, longer words while it is being typed, near words if asked. */
(() => {
  "use strict";
  const { isNumber } = window.HandbookSearch.parts.numbers;
  const MOST_PREFIXED = 64;
  const MOST_FOR_A_LETTER = 12; // a first letter alone says little and would load much
  const MOST_NEAR = 12;
  const MOST_NEAR_KNOWN = 4; // for words that some page has
  const MOST_NUMBER_BLOCKS = 2;
  const DIGIT_WEIGHT = 0.3;

  const compareNumbers = (one, other) => one.length - other.length || (one < other ? -1 : Number(one > other));

  class Expander {
    constructor(collection) {
      this.collection = collection;
    }

    /* ``near`` is "" for no near words, "unknown" for those of words no page has, "all". */
    expandAll({ words, typingOn }, near) {
      const last = words.length - 1;
      const most = last === 0 && words[0].raw.length === 1 ? MOST_FOR_A_LETTER : MOST_PREFIXED;
      return Promise.all(words.map((word, at) => this.expand(word, typingOn && at === last, near, most)));
    }

    async expand({ raw, word }, typingOn, near, most = MOST_PREFIXED) {
      const { vocabulary } = this.collection;
      const found = [{ term: word, weight: 1 }];
      if (isNumber(word)) {
        if (typingOn && word !== "0") found.push(...(await this.expandNumber(word)));
        return found;
      }
      if (typingOn) {
        const known = new Set([word]);
        for (const prefix of new Set([raw, word])) {
          found.push(...vocabulary.listPrefixed(prefix, most).filter(({ term }) => !known.has(term)));
          for (const { term } of found) known.add(term);
        }
      }
      if (near && !vocabulary.has(word)) found.push(...vocabulary.listNear({ raw, word }, MOST_NEAR));
      else if (near === "all") found.push(...vocabulary.listNear({ raw, word }, MOST_NEAR_KNOWN));
      return found.filter(({ term }) => vocabulary.has(term));
    }

    async expandNumber(word) {
      const { items, sections, wordShelf } = this.collection;
      const shelves = [items.shelf, ...(sections ? [wordShelf] : [])];
      const lists = await Promise.all(shelves.map((shelf) => shelf.listPrefixed(word, MOST_NUMBER_BLOCKS)));
      const longer = [...new Set(lists.flat())].filter(isNumber).sort(compareNumbers);
      return longer.slice(0, MOST_PREFIXED).map((term) => ({ term, weight: DIGIT_WEIGHT }));
    }
  }

  Object.assign(window.HandbookSearch.parts, { Expander, compareNumbers, MOST_NUMBER_BLOCKS });
})();
