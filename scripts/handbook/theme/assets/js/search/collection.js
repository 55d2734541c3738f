/* What the index holds, as the engine's rooms share it: words of items and of sections, numbers, cards, texts. */
(() => {
  "use strict";
  const { Vocabulary, Shelf, KeyedShelf, TermShelf, Index } = window.HandbookSearch.parts;

  class Collection {
    constructor(overview, read) {
      const { directory } = overview;
      this.read = read;
      this.priors = overview.priors;
      this.vocabulary = new Vocabulary(overview.vocabulary);
      this.items = new Index(overview.items, new TermShelf(read, "terms", directory.terms));
      this.wordShelf = new TermShelf(read, "words", directory.words);
      this.numberShelf = new KeyedShelf(read, "numbers", directory.numbers);
      this.cards = new Shelf(read, "cards", directory.cards);
      this.texts = new Shelf(read, "texts", directory.texts);
      this.sections = null;
      this.owners = [];
      this.firsts = null;
    }

    /* The full text comes when it is first needed. */
    async openSections() {
      if (this.sections) return;
      const description = await this.read("sections");
      let owner = 0;
      this.owners = Int32Array.from(description.steps, (step) => (owner += step));
      this.sections = new Index(description, this.wordShelf);
    }

    /* List the sections of an item; they stand side by side. */
    listSections(item) {
      if (!this.firsts) {
        this.firsts = new Int32Array(this.items.count + 1);
        for (const owner of this.owners) this.firsts[owner + 1] += 1;
        for (let at = 0; at < this.items.count; at += 1) this.firsts[at + 1] += this.firsts[at];
      }
      const first = this.firsts[item];
      return Array.from({ length: this.firsts[item + 1] - first }, (_, step) => first + step);
    }

    loadCards(items) {
      return this.cards.load(items.map((item) => this.cards.seek(item)));
    }

    loadTexts(sections) {
      return this.texts.load(sections.map((section) => this.texts.seek(section)));
    }

    /* A card's lead may be the place of one of its names. */
    readCard(item) {
      const [id, url, kind, names, lead, context] = this.cards.at(item);
      return { id, url, kind, names, lead: names[lead] ?? lead, context };
    }

    readSection(section) {
      const [anchor, heading, text] = this.texts.at(section);
      return { anchor, heading, text };
    }
  }

  window.HandbookSearch.parts.Collection = Collection;
})();
