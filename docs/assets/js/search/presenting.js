/* Hits as the page gets them: title and excerpt in runs, the place, the address. */
(() => {
  "use strict";
  const { excerpts, numbers } = window.HandbookSearch.parts;
  const { GROUPS } = window.HandbookSearch.parts.ranking;

  class Presenter {
    constructor(collection, resolve) {
      this.collection = collection;
      this.resolve = resolve;
    }

    /* ``wanted`` holds the words to highlight. */
    async present(hits, asked, wanted) {
      await Promise.all([
        this.collection.loadCards(hits.map(({ item }) => item)),
        this.collection.loadTexts(hits.filter(({ section }) => section >= 0).map(({ section }) => section)),
      ]);
      const last = asked.words[asked.words.length - 1];
      const prefix = asked.typingOn && last && !numbers.isNumber(last.word) ? last.raw : "";
      return hits.map((hit) => this.presentOne(hit, asked, wanted, prefix));
    }

    presentOne(hit, asked, wanted, prefix) {
      const { id, url, kind, names, lead, context } = this.collection.readCard(hit.item);
      const isPart = hit.section >= 0;
      const { anchor, heading, text } = isPart ? this.collection.readSection(hit.section) : { text: lead };
      const address = anchor ? `${url.split("#")[0]}#${anchor}` : url;
      return {
        id,
        url: this.resolve(address),
        title: names[0],
        kind,
        context: isPart && heading && heading !== names[0] ? `${context} · ${heading}` : context,
        titleRuns: excerpts.showAll(names[0], wanted, prefix),
        excerpt: excerpts.showBest(text, wanted, prefix, asked.words.map(({ word }) => word)),
        exact: hit.group === GROUPS.NUMBER,
        approximate: hit.group < GROUPS.TEXT,
      };
    }
  }

  window.HandbookSearch.parts.Presenter = Presenter;
})();
