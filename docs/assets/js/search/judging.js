/* Judging what was found by its names and its text: words in a row, their marks, what was quoted. */
(() => {
  "use strict";
  const { GROUPS, compareHits, holdsQuotes, weighNames, weighText } = window.HandbookSearch.parts.ranking;
  const LEAST_RANKED = 12; // names are compared for at least so many hits
  const MOST_READ = 8; // texts are read for so many sections
  const MOST_QUOTED = 200;

  class Judge {
    constructor(collection) {
      this.collection = collection;
    }

    /* Read the best sections: words in a row lift a hit above words apart. */
    async readTexts(hits, asked) {
      const read = hits
        .filter(({ group, text, fixed }) => text && !fixed && group < GROUPS.NAMED)
        .sort((one, other) => other.text.whole - one.text.whole || other.group - one.group || other.text.value - one.text.value)
        .slice(0, MOST_READ);
      await this.collection.loadTexts(read.map(({ text }) => text.section));
      for (const hit of read) {
        const { factor, together } = weighText(this.collection.readSection(hit.text.section).text, asked);
        if (hit.group < GROUPS.BRIEF) hit.score *= factor;
        if (together && hit.group >= GROUPS.TEXT) {
          if (hit.group === GROUPS.BRIEF) hit.score = ((hit.text.value * this.collection.priors[hit.item]) / 100) * factor;
          hit.group = GROUPS.TOGETHER;
          hit.section = hit.text.section;
        }
      }
    }

    /* Compare names for the best hits of all. Where a word was only begun, the words must stand in a row there. */
    async weigh(hits, asked, shown) {
      const ranked = hits
        .filter(({ fixed }) => !fixed)
        .sort(compareHits)
        .slice(0, Math.max(LEAST_RANKED, shown));
      await this.collection.loadCards(ranked.map(({ item }) => item));
      for (const hit of ranked) {
        const { factor, together } = weighNames(this.collection.readCard(hit.item).names, asked);
        hit.score *= factor;
        if (hit.begun && !together) hit.group = GROUPS.BRIEF;
      }
    }

    /* Keep hits that hold every quoted phrase in a name, the lead or one section. */
    async keepQuoted(hits, { quotes }) {
      const { collection } = this;
      const checked = hits.sort(compareHits).slice(0, MOST_QUOTED);
      await collection.loadCards(checked.map(({ item }) => item));
      await collection.loadTexts(checked.flatMap(({ item }) => collection.listSections(item)));
      return checked.filter((hit) => {
        const { names, lead } = collection.readCard(hit.item);
        if (holdsQuotes([...names, lead], quotes)) return true;
        const sections = collection.listSections(hit.item);
        const texts = sections.map((section) => collection.readSection(section).text);
        const place = texts.findIndex((text) => holdsQuotes([text], quotes));
        if (place >= 0) hit.section = sections[place];
        return place >= 0 || holdsQuotes([...names, lead, ...texts], quotes);
      });
    }
  }

  window.HandbookSearch.parts.Judge = Judge;
})();
