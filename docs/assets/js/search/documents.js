/* Finding documents by their number, which stands before all words. */
(() => {
  "use strict";
  const { numbers, countBits, compareNumbers, MOST_NUMBER_BLOCKS } = window.HandbookSearch.parts;
  const { GROUPS } = window.HandbookSearch.parts.ranking;
  const FEW = 3; // fewer documents with the number than this, and longer numbers are offered too
  const MOST_BEGUN = 5;
  const LEAST_FIT = 0.5; // so many of the words beside it a lonely number must bear

  class NumberFinder {
    constructor({ types, issuers }, collection, expander, finder) {
      this.reader = new numbers.NumberReader(types, issuers);
      this.shelf = collection.numberShelf;
      this.expander = expander;
      this.finder = finder;
    }

    async find(asked, hits) {
      const number = this.reader.read(asked.words.map(({ word }) => word));
      if (!number || asked.quotes.length) return;
      await this.shelf.loadKeys([number.number]);
      const rows = numbers.orderRows(this.shelf.get(number.number) ?? [], number);
      const fitting = await this.keepFitting(rows, number);
      this.pin(fitting, GROUPS.NUMBER, hits);
      if (!number.last || !number.types || number.extras.length || fitting.length >= FEW) return;
      const longer = (await this.shelf.listPrefixed(number.number, MOST_NUMBER_BLOCKS)).sort(compareNumbers);
      const begun = longer.flatMap((key) => numbers.orderRows(this.shelf.get(key) ?? [], number));
      this.pin(begun.slice(0, MOST_BEGUN), GROUPS.BEGUN, hits);
    }

    /* Words beside a number must be the document's own: "Kế hoạch 08 khối các cơ quan tỉnh"; where hardly another
     * document has the number, most of them. */
    async keepFitting(rows, number) {
      if (!number.extras.length || !rows.length) return rows;
      const last = number.extras.length - 1;
      const expanded = await Promise.all(
        number.extras.map((word, at) => this.expander.expand({ raw: word, word }, at === last, "")),
      );
      const { brief } = await this.finder.maskItems(expanded);
      const full = 2 ** expanded.length - 1;
      const fitting = rows.filter(([item]) => brief[item] === full);
      if (fitting.length || !number.types || rows.length >= FEW) return fitting;
      return rows.filter(([item]) => countBits(brief[item]) > LEAST_FIT * expanded.length);
    }

    pin(rows, group, hits) {
      rows.forEach(([item], place) => {
        if (!hits.has(item)) hits.set(item, { item, group, score: rows.length - place, section: -1, fixed: true });
      });
    }
  }

  window.HandbookSearch.parts.NumberFinder = NumberFinder;
})();
