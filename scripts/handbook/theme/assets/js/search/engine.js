/* The engine: from a query to hits, room by room. Built once by loader.js from the overview of the index. */
(() => {
  "use strict";
  const { fold, numbers, filters: facetFilters } = window.HandbookSearch.parts;
  const { Collection, QueryReader, Expander, READINGS, Finder, DocumentFinder, Judge, isTypedOn, isWhole, Presenter } = window.HandbookSearch.parts;
  const { makeBreath } = window.HandbookSearch.parts.breathing;
  const { GROUPS, compareHits } = window.HandbookSearch.parts.ranking;
  const FEW = 3; // hits to take the spelling of a suggestion from
  const MANY_WORDS = 3; // so many words side by side are meant, whatever their marks
  const MOST_KEPT = 16;
  const MOST_MEANT = 12;
  const MOST_JUDGED = 32; // hits that are read for a list
  const MOST_COUNTED = 300; // hits that are read to be counted
  const MOST_NEAR = 50;
  const UNREAD = 10; // groups lower: what was not read stands behind what was

  class Engine {
    constructor(overview, read, resolve) {
      this.collection = new Collection(overview, read);
      this.queries = new QueryReader(this.collection.vocabulary);
      this.expander = new Expander(this.collection);
      this.finder = new Finder(this.collection);
      this.documents = new DocumentFinder(overview, this.collection, this.expander, this.finder);
      this.judge = new Judge(this.collection);
      this.presenter = new Presenter(this.collection, resolve);
      this.kept = new Map();
    }

    async search(query, { limit = 20, filters = {} } = {}) {
      const asked = this.queries.read(query);
      const filtered = facetFilters.isFiltered(filters);
      const enough = filtered || this.kept.has(this.writeKey(asked, Infinity, filtered)) ? Infinity : limit;
      const found = await this.find(asked, enough, filtered);
      const columns = filtered ? await this.collection.read("facets") : null;
      const passing = filtered ? facetFilters.keepPassing(found.hits, columns, filters) : found.hits;
      const results = await this.presenter.present(passing.slice(0, limit), await this.look(asked, READINGS.TYPED));
      const whole = passing.filter(({ near }) => !near).length;
      const isCounted = enough === Infinity;
      results.total = isCounted || found.complete ? whole : null; // unknown while not all was needed; facets count all
      results.nearTotal = isCounted || found.nearComplete ? passing.length - whole : null;
      results.about = isCounted && !found.nearComplete;
      results.notHeld = found.notHeld;
      results.leftOut = whole ? [] : found.leftOut;
      return results;
    }

    async facets(query, filters = {}) {
      const { hits } = await this.find(this.queries.read(query), Infinity, facetFilters.isFiltered(filters));
      return facetFilters.countValues(
        hits.filter(({ near }) => !near),
        await this.collection.read("facets"),
        filters,
      );
    }

    async suggest(query) {
      const asked = this.queries.read(query);
      const better = asked.words.map((word) => this.queries.correct(word));
      if (!better.length || better.every((word, at) => word === asked.words[at].word)) return null;
      const hits = await this.search(better.join(" "), { limit: FEW });
      if (!hits.length || hits[0].near) return null;
      const spelled = new Map();
      for (const hit of hits) {
        const text = [hit.title, ...hit.excerpt.map((run) => run.text)].join(" ");
        for (const { start, end, word } of fold.findWords(text)) {
          if (!spelled.has(word)) spelled.set(word, text.slice(start, end).toLowerCase());
        }
      }
      return better.map((word) => spelled.get(word) ?? word).join(" ");
    }

    /* Find all hits, best first. ``enough`` named hits spare the reader the files of the full text. */
    find(asked, enough, all) {
      const key = this.writeKey(asked, enough, all);
      if (!this.kept.has(key)) {
        if (this.kept.size >= MOST_KEPT) this.kept.delete(this.kept.keys().next().value);
        const promise = this.findAll(asked, enough, all);
        this.kept.set(key, promise);
        promise.catch(() => this.kept.delete(key));
      }
      return this.kept.get(key);
    }

    writeKey({ typed, typingOn, quotes, words }, enough, all) {
      return JSON.stringify([typed, typingOn, quotes.length, enough, all && !words.length]);
    }

    async findAll(asked, enough, all) {
      if (!asked.words.length) return { hits: all ? this.listEverything() : [], complete: true, nearComplete: true, notHeld: "", leftOut: [] };
      const hits = new Map();
      const breathe = makeBreath();
      const { notHeld, wordings, isWorded } = await this.documents.find(asked, hits);
      const readings = wordings?.map((wording) => this.queries.readWording(wording)) ?? [asked, ...asked.others];
      const complete = await this.findTyped(readings, asked, hits, { enough, breathe });
      if (asked.quotes.length) {
        const kept = await this.judge.keepQuoted([...hits.values()], asked);
        return { hits: kept.sort(compareHits), complete, nearComplete: complete, notHeld, leftOut: [] };
      }
      this.keepWhole(hits, enough === Infinity);
      if (isWorded) for (const hit of hits.values()) if (hit.isSaid && !hit.near) hit.group = GROUPS.SAID;
      let leftOut = [];
      let nearComplete = complete;
      const isOpen = [...hits.values()].some(({ why }) => why === "begun");
      if (!isOpen && ![...hits.values()].some(({ near }) => !near)) {
        if (!notHeld) nearComplete = (await this.findLoosely(asked, hits, { enough, breathe })) && complete;
        leftOut = this.nameLeftOut(asked, hits);
      }
      return { hits: [...hits.values()].sort(compareHits), complete, nearComplete, notHeld, leftOut };
    }

    /* Find what holds the words as typed, in one of its wordings; return whether all that may was read. */
    async findTyped(readings, asked, hits, { enough, breathe }) {
      const looks = await this.lookFor(readings, READINGS.TYPED);
      for (const look of looks) await this.finder.findBrief(look, hits, { breathe });
      const most = this.bound(enough);
      const isOpen = isTypedOn(looks);
      const count = (isCounted) => [...hits.values()].filter(isCounted).length;
      const isNamedEnough = count(({ group, begun }) => group >= GROUPS.NAMED && (!begun || isOpen)) >= enough;
      if (isNamedEnough && asked.quotes.length === 0) {
        await this.judge.judge([...hits.values()], looks, { enough, most, breathe });
        if (count((hit) => isWhole(hit, isOpen)) >= enough) return false;
      }
      await this.collection.openSections();
      const last = asked.words[asked.words.length - 1];
      const again = asked.typingOn && numbers.isNumber(last.word) ? await this.lookFor(readings, READINGS.TYPED) : looks; // the text may know longer ones
      for (const look of again) await this.finder.findText(look, hits, { breathe, group: GROUPS.TEXT });
      for (const hit of hits.values()) if (hit.near) hit.isJudged = false;
      await this.judge.judge([...hits.values()], again, { enough, most, breathe });
      return this.isAllJudged(hits);
    }

    isAllJudged(hits) {
      return [...hits.values()].every(({ fixed, isJudged }) => fixed || isJudged);
    }

    /* Bound how many hits are read. */
    bound(enough) {
      return Number.isFinite(enough) ? Math.max(MOST_JUDGED, enough) : MOST_COUNTED;
    }

    /* A look is a query, and what each of its words may stand for. */
    async lookFor(readings, how) {
      return Promise.all(readings.map(async (asked) => ({ asked, how, expanded: await this.expander.expandAll(asked, how) })));
    }

    /* Tell what holds all of the query from what does not. What goes on where the typing stopped counts while nothing
     * ends there; a number that goes on is another number, and a syllable that is all that was typed may be whole. */
    keepWhole(hits, isCounted) {
      const hasWhole = [...hits.values()].some((hit) => !hit.fixed && isWhole(hit, false));
      for (const [item, hit] of hits) {
        if (hit.fixed) hit.near = hit.group !== GROUPS.NUMBER;
        else if (!hit.isJudged && (!isCounted || !this.isPromising(hit))) hits.delete(item);
        else if (!hit.isJudged) Object.assign(hit, { near: false, group: hit.group - UNREAD });
        else if (hit.near && !this.judge.isNear(hit)) hits.delete(item);
        else if (hit.begun && !hit.near) {
          const { words } = hit.look.asked;
          if (numbers.isNumber(words[words.length - 1].word)) Object.assign(hit, { near: true, why: "longer" });
          else if (hasWhole) hits.delete(item);
          else if (words.length === 1 && fold.isSyllable(words[0].word)) Object.assign(hit, { near: true, why: "begun" });
        } else if (hit.near) hit.why = "apart";
      }
    }

    /* Of very many hits some are not read: where one place holds all the words, they are taken to stand together. */
    isPromising({ group, text, begun }) {
      return !begun && (group >= GROUPS.BRIEF || text?.whole);
    }

    /* Where nothing holds the words as typed: words that lack marks, that are a letter off; then without some of them.
     * Return whether all that may was read. */
    async findLoosely(asked, hits, { enough, breathe }) {
      const most = this.bound(enough);
      const typed = asked.marked ? [READINGS.LESS, ...(asked.words.length >= MANY_WORDS ? [READINGS.FOLDED] : [])] : [];
      const all = asked.words.length >= MANY_WORDS && !asked.marked ? [READINGS.ALL] : [];
      for (const how of [...typed, READINGS.UNKNOWN, ...all]) {
        const look = await this.look(asked, how, hits);
        const found = new Map();
        await this.finder.findBrief(look, found, { breathe, inNames: GROUPS.NEAR_NAMED, inBrief: GROUPS.NEAR_BRIEF });
        await this.finder.findText(look, found, { breathe, group: GROUPS.NEAR });
        look.asked = this.queries.respell(asked, (word) => this.choose(word, found));
        await this.judge.judge([...found.values()], [look], { enough: Math.min(enough, MOST_NEAR), most, breathe });
        const isKept = (hit) => hit.isJudged && !hit.near && (how !== READINGS.FOLDED || hit.evidence.isClose());
        const kept = [...found.values()].filter(isKept);
        for (const hit of kept) hits.set(hit.item, { ...hit, near: true, why: "letters" });
        if (kept.length) return this.isAllJudged(found);
      }
      return asked.words.length < 2 || this.findSome(asked, hits, { most, breathe });
    }

    /* Find what holds the most of the words; all of it lacks the same ones. Return whether all that may was read. */
    async findSome(asked, hits, { most, breathe }) {
      const look = await this.look(asked, asked.words.length > 2 ? READINGS.UNKNOWN : READINGS.TYPED);
      const found = new Map();
      await this.finder.findText(look, found, { breathe, group: GROUPS.SOME });
      await this.judge.judge([...found.values()], [look], { enough: Infinity, most, breathe });
      const isKept = (hit) => hit.isJudged && this.judge.isNear(hit);
      const judge = (hit) => (hit.evidence.isTogether ? { why: "apart", missing: [] } : { why: "left" });
      const kept = [...found.values()].filter(isKept).map((hit) => ({ ...hit, ...judge(hit), near: true })).sort(compareHits);
      hits.clear();
      for (const hit of kept) if (String(hit.missing) === String(kept[0].missing)) hits.set(hit.item, hit);
      return this.isAllJudged(found);
    }

    async look(asked, how) {
      return (await this.lookFor([asked], how))[0];
    }

    /* Name the words, as typed, that the nearest pages do not have; words side by side as one. */
    nameLeftOut({ text, words }, hits) {
      const best = [...hits.values()].sort(compareHits)[0];
      if (best?.why !== "left") return [];
      const runs = [];
      for (const at of best.missing) {
        const run = runs[runs.length - 1];
        if (run && run[1] === at - 1) run[1] = at;
        else runs.push([at, at]);
      }
      return runs.map(([first, last]) => text.slice(words[first].start, words[last].end));
    }

    /* Choose what a word that is on no page was meant to be: the near word that most names found bear. */
    choose(typed, hits) {
      const { vocabulary, items } = this.collection;
      let best = { term: typed.word, count: -1 };
      for (const { term } of vocabulary.listNear(typed, MOST_MEANT)) {
        let count = 0;
        for (const [field, documents] of items.listPostings({ key: term })) {
          if (field === 0) for (const item of documents.keys()) count += Number(hits.get(item)?.group === GROUPS.NEAR_NAMED);
        }
        if (count > best.count) best = { term, count };
      }
      return best.term;
    }

    listEverything() {
      const { priors } = this.collection;
      return priors.map((prior, item) => ({ item, group: GROUPS.TEXT, score: prior / 100, section: -1, near: false })).sort(compareHits);
    }
  }

  window.HandbookSearch.parts.Engine = Engine;
})();
