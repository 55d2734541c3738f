/* How much of a query stands on a page: a syllable counts beside the one it was typed beside, for apart they are no
 * word ("trường" and "học tập" are no "trường học"); numbers, short forms and foreign words count alone. */
(() => {
  "use strict";
  const { isSyllable } = window.HandbookSearch.parts.fold;

  const LONGEST_NAME = 12; // words
  const WORDS_FOR_ONE_ALONE = 4;
  const CLOSE = 6; // words between which two are not far apart: "học … Bác" in "học tập và làm theo Bác"
  const LINKS = new Set("o cua va ve cho trong voi cac nhung la tai".split(" ")); // words that join others

  const countBits = (mask) => {
    let bits = 0;
    for (let rest = mask; rest; rest &= rest - 1) bits += 1;
    return bits;
  };

  /* What the words of a text are in a query: one bit for each word they may stand for. */
  class Table {
    constructor(expanded) {
      this.entries = new Map();
      this.begins = false;
      expanded.forEach((expansions, at) => {
        for (const { term, fits, begun } of expansions) {
          this.entries.set(term, [...(this.entries.get(term) ?? []), { bit: 1 << at, fits, begun: Boolean(begun) }]);
          this.begins ||= Boolean(begun);
        }
      });
    }

    /* Mask a word; ``withBegun`` takes words that only begin with what is still being typed as well. */
    mask({ word, mark }, withBegun) {
      let mask = 0;
      for (const { bit, fits, begun } of this.entries.get(word) ?? []) {
        if ((!begun || withBegun) && (!fits || fits(mark))) mask |= bit;
      }
      return mask;
    }
  }

  /* What was met on a page: words, and pairs of words side by side, each by the bit of the first. Of the words of a unit,
   * a day or a quantity, only all in a row count. */
  class Evidence {
    constructor(look, withBegun) {
      const { words } = look.asked;
      Object.assign(this, { look, words, table: look.table, withBegun });
      this.met = 0;
      this.pairs = 0;
      this.unit = words.reduce((mask, { unit }, at) => mask | (unit ? 1 << at : 0), 0);
      this.unitFirst = this.unit & -this.unit;
      this.unitLast = this.unit & ~(this.unit >> 1);
      this.isUnitMet = false;
      this.isTogether = false;
    }

    addText(found) {
      let before = 0;
      let row = 0;
      let firstAt = -Infinity;
      found.forEach((each, at) => {
        const mask = this.table.mask(each, this.withBegun);
        this.met |= mask;
        this.pairs |= before & (mask >> 1);
        row = ((row << 1) | this.unitFirst) & mask & this.unit;
        this.isUnitMet ||= (row & this.unitLast) !== 0;
        before = mask;
        this.isTogether ||= this.words.length === 2 && (mask & 2) !== 0 && at - firstAt <= CLOSE;
        if (mask & 1) firstAt = at;
      });
    }

    /* Of a short name all words belong together, in whatever order. */
    addName(found) {
      if (found.length <= LONGEST_NAME) this.addShort(found.reduce((mask, each) => mask | this.table.mask(each, this.withBegun), 0));
    }

    /* Short fields are no running text: words in one of them belong together. */
    addShort(mask) {
      this.met |= mask;
      this.pairs |= mask & (mask >> 1);
    }

    /* Tell whether every word stands beside one it was typed beside. */
    isClose() {
      return (this.pairs | (this.pairs << 1)) === 2 ** this.words.length - 1;
    }

    /* Tell which words stand here, as bits. */
    hold() {
      const { words, met, pairs } = this;
      const has = (mask, at) => at >= 0 && at < words.length && (mask & (1 << at)) !== 0;
      let held = 0;
      words.forEach(({ word, unit }, at) => {
        const isWhole = unit ? this.isUnitMet : words.length === 1 || LINKS.has(word) || !isSyllable(word) || has(pairs, at) || has(pairs, at - 1);
        if (has(met, at) && isWhole) held |= 1 << at;
      });
      const isClosed = (at) => at < 0 || at >= words.length || has(held, at);
      let alone = 0; // between words that stand here, a syllable may be a word
      words.forEach(({ unit }, at) => {
        if (held && !unit && has(met, at) && isClosed(at - 1) && isClosed(at + 1)) alone |= 1 << at;
      });
      return countBits(alone) <= Math.max(1, words.length / WORDS_FOR_ONE_ALONE) ? held | alone : held;
    }
  }

  Object.assign(window.HandbookSearch.parts, { Table, Evidence, countBits });
})();
