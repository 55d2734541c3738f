/* The blocks of the index: which block holds a key, and the words in it with the documents they stand in. */
(() => {
  "use strict";
  const { bareMark } = window.HandbookSearch.parts.fold;
  /* As usual for BM25+: how soon a word more often counts no more, how much length matters, what a word is worth at least. */
  const [SATURATION, LENGTH_SHARE, LEAST] = [1.2, 0.7, 0.5];

  /* Find the first of so many places that is not before. */
  const bisect = (count, isBefore) => {
    let [low, high] = [0, count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  /* Rows in blocks, found by key or by place; ``firsts`` holds the first key or place of each block. */
  class Shelf {
    constructor(read, name, firsts) {
      this.read = read;
      this.name = name;
      this.firsts = firsts;
      this.loaded = new Map();
    }

    /* Find the block a key would be in. */
    seek(key) {
      return bisect(this.firsts.length, (at) => this.firsts[at] <= key) - 1;
    }

    /* Load blocks that are not here yet, all at once. */
    async load(blocks) {
      const missing = [...new Set(blocks)].filter((block) => block >= 0 && !this.loaded.has(block));
      await Promise.all(
        missing.map(async (block) => {
          const rows = await this.read(`${this.name}-${block}`);
          this.loaded.set(block, rows);
          this.shelve(rows);
        }),
      );
    }

    /* A hook for shelves that index their rows. */
    shelve() {}

    loadKeys(keys) {
      return this.load(keys.map((key) => this.seek(key)));
    }

    /* The row at a place, for rows without keys; undefined while its block is not loaded. */
    at(place) {
      const block = this.seek(place);
      return this.loaded.get(block)?.[place - this.firsts[block]];
    }
  }

  /* Rows by key, and all rows whose key begins so. */
  class KeyedShelf extends Shelf {
    constructor(read, name, firsts) {
      super(read, name, firsts);
      this.rows = new Map();
    }

    shelve(rows) {
      for (const [key, ...row] of rows) this.rows.set(key, row);
    }

    get(key) {
      return this.rows.get(key)?.[0];
    }

    /* List all keys that begin so. */
    async listUnder(prefix) {
      const longer = await this.listPrefixed(prefix, Infinity);
      return this.get(prefix) ? [prefix, ...longer] : longer;
    }

    /* List keys longer than a prefix from the blocks where they may stand, at most ``most`` blocks. */
    async listPrefixed(prefix, most) {
      const from = Math.max(0, this.seek(prefix));
      const to = Math.min(this.seek(`${prefix}\uffff`), from + most - 1);
      const blocks = Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);
      await this.load(blocks);
      return blocks.flatMap((block) =>
        this.loaded
          .get(block)
          .map(([key]) => key)
          .filter((key) => key.startsWith(prefix) && key !== prefix),
      );
    }
  }

  /* Rows by term, found by their word: a word has one row for each way it is marked, side by side. */
  class TermShelf extends KeyedShelf {
    shelve() {}

    get(word) {
      const rows = this.loaded.get(this.seek(word)) ?? [];
      const first = bisect(rows.length, (at) => bareMark(rows[at][0]) < word);
      let end = first;
      while (end < rows.length && bareMark(rows[end][0]) === word) end += 1;
      return Object.fromEntries(rows.slice(first, end));
    }
  }

  /* Read documents and how often a word stands in each: steps, and counts where it is more than once. */
  const addDocuments = (counts, numbers) => {
    let document = 0;
    for (let at = 0; at < numbers.length; at += 1) {
      const step = numbers[at];
      document += step >> 1;
      if (step & 1) at += 1;
      counts.set(document, (counts.get(document) ?? 0) + (step & 1 ? numbers[at] : 1));
    }
    return counts;
  };

  /* An index over numbered documents, whose words are put in as their blocks arrive. */
  class Index {
    constructor({ fields, count, lengths, averages }, shelf) {
      Object.assign(this, { fields, count, lengths, averages, shelf });
      this.postings = new Map();
    }

    /* Make sure that what is asked for is here. An expansion is {term, weight, key, fits}: a word, and which of its marks
     * are meant; all of them without ``fits``. */
    async load(expansions) {
      await this.shelf.loadKeys(expansions.map(({ term }) => term));
      for (const expansion of expansions) this.fill(expansion);
    }

    fill({ term, key, fits }) {
      const row = this.postings.has(key) ? null : this.shelf.get(term);
      if (!row) return;
      const fields = new Map();
      for (const [mark, postings] of Object.entries(row)) {
        if (fits && !fits(mark)) continue;
        for (const [field, numbers] of Object.entries(postings)) {
          fields.set(Number(field), addDocuments(fields.get(Number(field)) ?? new Map(), numbers));
        }
      }
      this.postings.set(key, fields);
    }

    /* List each field an expansion stands in, with the documents. */
    listPostings({ key }) {
      return [...(this.postings.get(key) ?? [])];
    }

    /* Score the documents in ``allowed`` by BM25+: each word is one of its expansions, each with its weight. */
    score(words, allowed, { boost = {}, boostDocument = () => 1 } = {}) {
      const scores = new Map();
      for (const expansion of words.flat()) {
        for (const [field, counts] of this.listPostings(expansion)) {
          const rarity = Math.log(1 + (this.count - counts.size + 0.5) / (counts.size + 0.5));
          const factor = expansion.weight * (boost[this.fields[field]] ?? 1) * rarity;
          for (const [document, often] of counts) {
            if (!allowed[document]) continue;
            const length = 1 - LENGTH_SHARE + (LENGTH_SHARE * this.lengths[field][document]) / this.averages[field];
            const value = LEAST + (often * (SATURATION + 1)) / (often + SATURATION * length);
            scores.set(document, (scores.get(document) ?? 0) + factor * boostDocument(document) * value);
          }
        }
      }
      return scores;
    }
  }

  Object.assign(window.HandbookSearch.parts, { Shelf, KeyedShelf, TermShelf, Index });
})();
