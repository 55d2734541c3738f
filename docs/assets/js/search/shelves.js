/* The blocks of the index: which block holds a key, and the postings in it as MiniSearch wants them. */
(() => {
  "use strict";

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
      let [low, high] = [0, this.firsts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.firsts[middle] <= key) low = middle + 1;
        else high = middle;
      }
      return low - 1;
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

  /* One word's documents in one field. It stands in for the map MiniSearch keeps there, shows only the documents
   * in ``scope.allowed``, and still tells its full size, from which the word's rarity is computed. */
  class Postings {
    constructor(numbers, scope) {
      this.scope = scope;
      this.documents = [];
      this.counts = new Map();
      let document = 0;
      for (let at = 0; at < numbers.length; at += 1) {
        document += numbers[at] >> 1;
        this.documents.push(document);
        if (numbers[at] & 1) {
          at += 1;
          this.counts.set(document, numbers[at]);
        }
      }
    }

    get size() {
      return this.documents.length;
    }

    keys() {
      const { allowed } = this.scope;
      return allowed ? this.documents.filter((document) => allowed[document]) : this.documents;
    }

    get(document) {
      return this.counts.get(document) ?? 1;
    }
  }

  /* An index over numbered documents: MiniSearch scores, its words are put in as their blocks arrive. */
  class Index {
    constructor(description, shelf) {
      const { fields, count, lengths, averages } = description;
      const numbers = Array.from({ length: count }, (_, place) => place);
      this.count = count;
      this.lengths = lengths;
      this.shelf = shelf;
      this.scope = { allowed: null };
      this.postings = new Map();
      this.engine = window.MiniSearch.loadJS(
        {
          documentCount: count,
          nextId: count,
          documentIds: numbers,
          fieldIds: Object.fromEntries(fields.map((field, place) => [field, place])),
          fieldLength: numbers.map((place) => lengths.map((column) => column[place])),
          averageFieldLength: averages,
          storedFields: {},
          dirtCount: 0,
          index: [],
          serializationVersion: 2,
        },
        { fields, tokenize: (text) => [text], processTerm: (term) => term },
      );
    }

    /* Make sure that the words at hand are known to the engine. */
    async load(terms) {
      await this.shelf.loadKeys(terms);
      for (const term of terms) this.fill(term);
    }

    fill(term) {
      if (this.postings.has(term)) return;
      const row = this.shelf.get(term);
      if (!row) return;
      const fields = new Map(Object.entries(row).map(([field, numbers]) => [Number(field), new Postings(numbers, this.scope)]));
      this.postings.set(term, fields);
      this.engine._index.set(term, fields);
    }

    /* Call for each document a term stands in, in whatever field; some come twice. */
    visit(term, call) {
      for (const postings of this.postings.get(term)?.values() ?? []) postings.documents.forEach(call);
    }

    /* Score the documents in ``allowed``: each word is one of its expansions, each with its weight. */
    score(words, allowed, options) {
      this.scope.allowed = allowed;
      const queries = words.map((expansions) => ({
        combineWith: "OR",
        queries: expansions.map(({ term, weight }) => ({ queries: [term], boostTerm: () => weight })),
      }));
      const found = allowed.includes(1) ? this.engine.search({ combineWith: "OR", queries }, options) : [];
      this.scope.allowed = null;
      /* MiniSearch multiplies by the number of expansions met, which says nothing here. */
      for (const hit of found) hit.score /= hit.queryTerms.length || 1;
      return found;
    }
  }

  Object.assign(window.HandbookSearch.parts, { Shelf, KeyedShelf, Postings, Index });
})();
