/* The engine: from a query to hits, room by room. Built once by loader.js from the overview of the index. */
(() => {
  "use strict";
  const { numbers, excerpts, filters: facetFilters } = window.HandbookSearch.parts;
  const { Collection, QueryReader, Expander, Finder, NumberFinder, Judge, Presenter } = window.HandbookSearch.parts;
  const { makeBreath } = window.HandbookSearch.parts.breathing;
  const { GROUPS, compareHits } = window.HandbookSearch.parts.ranking;
  const FEW = 3; // fewer hits than this, and looser matching is tried
  const MANY_WORDS = 5;
  const MOST_KEPT = 16;
  const MOST_MEANT = 12;
  const NEAR_WEIGHT = 0.5; // what weighs less is not what was typed

  class Engine {
    constructor(overview, read, resolve) {
      this.collection = new Collection(overview, read);
      this.queries = new QueryReader(this.collection.vocabulary);
      this.expander = new Expander(this.collection);
      this.finder = new Finder(this.collection);
      this.documents = new NumberFinder(overview, this.collection, this.expander, this.finder);
      this.judge = new Judge(this.collection);
      this.presenter = new Presenter(this.collection, resolve);
      this.kept = new Map();
    }

    async search(query, { limit = 20, filters = {} } = {}) {
      const asked = this.queries.read(query);
      const filtered = facetFilters.isFiltered(filters);
      const { hits, wanted, complete } = await this.find(asked, filtered ? Infinity : limit, filtered);
      const passing = filtered ? facetFilters.keepPassing(hits, await this.collection.read("facets"), filters) : hits;
      const results = await this.presenter.present(passing.slice(0, limit), asked, wanted);
      results.total = complete ? passing.length : null; // unknown while the full text was not needed; facets count all
      return results;
    }

    async facets(query, filters = {}) {
      const { hits } = await this.find(this.queries.read(query), Infinity, facetFilters.isFiltered(filters));
      return facetFilters.countValues(hits, await this.collection.read("facets"), filters);
    }

    async suggest(query) {
      const asked = this.queries.read(query);
      const better = asked.words.map((word) => this.queries.correct(word));
      if (!better.length || better.every((word, at) => word === asked.words[at].word)) return null;
      const hits = await this.search(better.join(" "), { limit: FEW });
      if (!hits.length || hits[0].approximate) return null;
      const spelled = new Map();
      for (const hit of hits) {
        const text = [hit.title, ...hit.excerpt.map((run) => run.text)].join(" ");
        for (const { start, end, word } of excerpts.findWords(text)) {
          if (!spelled.has(word)) spelled.set(word, text.slice(start, end).toLowerCase());
        }
      }
      return better.map((word) => spelled.get(word) ?? word).join(" ");
    }

    /* Find all hits, best first. ``enough`` named hits spare the reader the files of the full text. */
    find(asked, enough, all) {
      const key = JSON.stringify([asked.text, asked.typingOn, asked.quotes.length, enough, all && !asked.words.length]);
      if (!this.kept.has(key)) {
        if (this.kept.size >= MOST_KEPT) this.kept.delete(this.kept.keys().next().value);
        const promise = this.findAll(asked, enough, all);
        this.kept.set(key, promise);
        promise.catch(() => this.kept.delete(key));
      }
      return this.kept.get(key);
    }

    async findAll(asked, enough, all) {
      if (!asked.words.length) return { hits: all ? this.listEverything() : [], wanted: new Set(), complete: true };
      const hits = new Map();
      const breathe = makeBreath();
      await this.documents.find(asked, hits);
      const pinned = hits.size;
      const expanded = await this.expander.expandAll(asked, "");
      await this.finder.findBrief(expanded, hits, { breathe });
      const complete = this.countNamed(hits, asked) < enough || asked.quotes.length > 0;
      if (complete) {
        await this.collection.openSections();
        const isNumber = numbers.isNumber(asked.words[asked.words.length - 1].word); // the text may know longer ones
        const again = isNumber ? await this.expander.expandAll(asked, "") : expanded;
        await this.finder.findText(again, hits, { breathe, group: GROUPS.TEXT });
      }
      const looser = asked.quotes.length ? [] : await this.findLoosely(asked, hits, breathe);
      const kept = asked.quotes.length ? await this.judge.keepQuoted([...hits.values()], asked) : [...hits.values()];
      await breathe();
      if (!pinned) await this.judge.readTexts(kept, asked);
      await breathe();
      await this.judge.weigh(kept, this.queries.respell(asked, (word) => this.choose(word, hits)), Number.isFinite(enough) ? enough : 0);
      return { hits: kept.sort(compareHits), wanted: this.gatherWanted([...expanded, ...looser], asked), complete };
    }

    /* Where next to nothing was found: words a letter off, first where a word is on no page; then some of the words. */
    async findLoosely(asked, hits, breathe) {
      const tried = [];
      for (const near of ["unknown", "all"]) {
        if (!this.isPoor(hits, asked)) return tried;
        const looser = await this.expander.expandAll(asked, near);
        tried.push(...looser);
        await this.finder.findBrief(looser, hits, { breathe, inNames: GROUPS.NEAR_NAMED, inBrief: GROUPS.NEAR_BRIEF });
        await this.finder.findText(looser, hits, { breathe, group: GROUPS.NEAR });
      }
      if (this.isPoor(hits, asked) && asked.words.length > 1) {
        await this.finder.findText(await this.expander.expandAll(asked, "unknown"), hits, { breathe, group: GROUPS.SOME });
      }
      return tried;
    }

    /* Choose what a word that is on no page was meant to be: the near word that most names found bear. */
    choose(typed, hits) {
      const { vocabulary, items } = this.collection;
      let best = { term: typed.word, count: -1 };
      for (const { term } of vocabulary.listNear(typed, MOST_MEANT)) {
        let count = 0;
        for (const [field, { documents }] of items.postings.get(term) ?? []) {
          if (field === 0) for (const item of documents) count += Number(hits.get(item)?.group === GROUPS.NEAR_NAMED);
        }
        if (count > best.count) best = { term, count };
      }
      return best.term;
    }

    /* Count hits that bear all words in their names. */
    countNamed(hits, asked) {
      const single = asked.words.length === 1;
      let count = 0;
      for (const { group, begun } of hits.values()) if (group >= GROUPS.NAMED && (single || !begun)) count += 1;
      return count;
    }

    /* Few hits, and none that bears the words in its name: looser matching may find what was meant. Many words on one
     * page are no accident. */
    isPoor(hits, asked) {
      if (hits.size > 0 && asked.words.length >= MANY_WORDS) return false;
      return hits.size < FEW && ![...hits.values()].some(({ group }) => group >= GROUPS.NAMED);
    }

    /* What to highlight: the words themselves, and near ones only where a word is on no page. */
    gatherWanted(expanded, asked) {
      const wanted = new Set(asked.words.map(({ word }) => word));
      for (const expansions of expanded) {
        for (const { term, weight } of expansions) if (weight < NEAR_WEIGHT && !numbers.isNumber(term)) wanted.add(term);
      }
      return wanted;
    }

    listEverything() {
      const { priors } = this.collection;
      return priors.map((prior, item) => ({ item, group: GROUPS.TEXT, score: prior / 100, section: -1 })).sort(compareHits);
    }
  }

  window.HandbookSearch.parts.Engine = Engine;
})();
