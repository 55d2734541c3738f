/* Hits as the page gets them: title and excerpt in runs, the place, the address. */
(() => {
  "use strict";
  const { excerpts } = window.HandbookSearch.parts;
  const { GROUPS } = window.HandbookSearch.parts.ranking;

  class Presenter {
    constructor(collection, resolve) {
      this.collection = collection;
      this.resolve = resolve;
    }

    /* ``plain`` is what the words may stand for on pages that were found otherwise than by them. */
    async present(hits, plain) {
      await Promise.all([
        this.collection.loadCards(hits.map(({ item }) => item)),
        this.collection.loadTexts(hits.filter(({ section }) => section >= 0).map(({ section }) => section)),
      ]);
      return hits.map((hit) => this.presentOne(hit, new excerpts.Marker(hit.look ?? plain, hit)));
    }

    presentOne(hit, marker) {
      const { id, url, kind, names, lead, context } = this.collection.readCard(hit.item);
      const isPart = hit.section >= 0;
      const { anchor, heading, text } = isPart ? this.collection.readSection(hit.section) : { text: lead };
      const address = anchor ? `${url.split("#")[0]}#${anchor}` : url;
      return {
        id,
        url: this.resolve(address),
        title: names[0],
        kind,
        near: hit.near,
        why: hit.near ? hit.why : "",
        context: isPart && heading && heading !== names[0] ? `${context} · ${heading}` : context,
        titleRuns: excerpts.showAll(names[0], marker),
        excerpt: excerpts.showBest(text, marker),
        exact: hit.group === GROUPS.NUMBER,
      };
    }
  }

  window.HandbookSearch.parts.Presenter = Presenter;
})();
