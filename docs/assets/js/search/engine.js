/* The engine: from a query to hits. Built once by loader.js from the overview of the index. */
(() => {
  "use strict";
  const { fold, typing, numbers, excerpts, ranking, Vocabulary, Shelf, KeyedShelf, Index } = window.HandbookSearch.parts;
  const { GROUPS, compareHits, holdsQuotes, weighNames, weighText } = ranking;

  const LONGEST_QUERY = 200;
  const MOST_WORDS = 12;
  const FEW = 3; // fewer hits than this, and looser matching is tried
  const MOST_PREFIXED = 64;
  const MOST_FOR_A_LETTER = 12; // a first letter alone says little and would load much
  const MOST_NEAR = 12;
  const MOST_NUMBER_BLOCKS = 2;
  const MOST_SCORED = 600; // more candidates than this are thinned by what is known without a score
  const LEAST_RANKED = 24; // names are compared for at least so many hits
  const MOST_READ = 16; // texts are read for so many sections
  const MOST_QUOTED = 200;
  const MOST_BEGUN = 5;
  const MOST_KEPT = 16;
  const BOOSTS = { title: 5, alias: 6, summary: 2, meta: 1.5 };
  const NAMED_FACTOR = 3;
  const NAME_FIELDS = 2; // title and alias come first
  const DIGIT_WEIGHT = 0.3;

  const compareNumbers = (one, other) => one.length - other.length || (one < other ? -1 : Number(one > other));

  const countBits = (mask) => {
    let bits = 0;
    for (let rest = mask; rest; rest &= rest - 1) bits += 1;
    return bits;
  };

  class Engine {
    constructor(overview, read, resolve) {
      const { directory } = overview;
      this.read = read;
      this.resolve = resolve;
      this.priors = overview.priors;
      this.vocabulary = new Vocabulary(overview.vocabulary);
      this.numberReader = new numbers.NumberReader(overview.types, overview.issuers);
      this.items = new Index(overview.items, new KeyedShelf(read, "terms", directory.terms));
      this.wordShelf = new KeyedShelf(read, "words", directory.words);
      this.numberShelf = new KeyedShelf(read, "numbers", directory.numbers);
      this.cards = new Shelf(read, "cards", directory.cards);
      this.texts = new Shelf(read, "texts", directory.texts);
      this.sections = null;
      this.owners = [];
      this.kept = new Map();
    }

    /* ---- what the page may ask ---- */

    /* Fetch at once what any query of a small handbook needs: sorts of rows that stand in one block. */
    warm() {
      const shelves = [this.items.shelf, this.numberShelf, this.cards, this.wordShelf, this.texts];
      const small = shelves.filter(({ firsts }) => firsts.length === 1).map((shelf) => shelf.load([0]));
      if (small.length === shelves.length) small.push(this.openSections());
      return Promise.all(small);
    }

    async search(query, { limit = 20, filters = {} } = {}) {
      const asked = this.readQuery(query);
      const filtered = Object.values(filters).some((value) => value?.length);
      const { hits, wanted, complete } = await this.find(asked, filtered ? Infinity : limit, filtered);
      const passing = filtered ? await this.filter(hits, filters) : hits;
      const shown = passing.slice(0, limit);
      await this.loadShown(shown);
      const results = shown.map((hit) => this.present(hit, asked, wanted));
      results.total = complete ? passing.length : null; // unknown while the full text was not needed; facets count all
      return results;
    }

    async facets(query, filters = {}) {
      const asked = this.readQuery(query);
      const { hits } = await this.find(asked, Infinity, Object.values(filters).some((value) => value?.length));
      const columns = await this.read("facets");
      const tests = this.readFilters(columns, filters);
      const counts = new Map(Object.keys(columns).map((facet) => [facet, new Uint32Array(columns[facet].values.length + 1)]));
      for (const { item } of hits) {
        const failed = tests.filter(({ test }) => !test(item));
        if (failed.length > 1) continue;
        const open = failed.length ? [failed[0].facet] : counts.keys();
        for (const facet of open) counts.get(facet)[columns[facet].column[item]] += 1;
      }
      return Object.fromEntries(
        [...counts].map(([facet, found]) => [
          facet,
          columns[facet].values
            .map(([value, label], place) => ({ value, label, count: found[place + 1] }))
            .filter(({ value, count }) => count > 0 || this.isChosen(filters[facet], value)),
        ]),
      );
    }

    async suggest(query) {
      const asked = this.readQuery(query);
      const better = asked.words.map(({ word }) => this.correct(word));
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

    /* ---- the query ---- */

    readQuery(query) {
      const typed = String(query ?? "").slice(0, LONGEST_QUERY).normalize("NFC");
      const quotes = [];
      const open = typed.replace(/"([^"]+)"|“([^”]+)”|«([^»]+)»/g, (_, plain, curly, angled) => {
        quotes.push(plain ?? curly ?? angled);
        return ` ${plain ?? curly ?? angled} `;
      });
      const text = typing.readKeys(open, (word) => this.isKnown(word));
      const words = this.readWords(text).slice(0, MOST_WORDS);
      const typingOn = /[\p{L}\p{M}\p{N}]$/u.test(typed);
      const phrases = quotes.map((quote) => this.readPhrase(this.readWords(quote), false));
      return { text, quotes: phrases, ...this.readPhrase(words, typingOn) };
    }

    /* Split text into words: folded, as far as typed, and with their marks. */
    readWords(text) {
      const parts = text.match(/[0-9]+(?:\.[0-9]+)*|(?:(?![0-9])[\p{L}\p{M}\p{N}])+/gu) ?? [];
      return parts.flatMap((part) =>
        fold.splitRaw(part).map((raw) => ({
          raw,
          word: fold.foldWord(raw),
          mark: fold.markWord(part),
          marked: fold.hasMarks(part),
        })),
      );
    }

    readPhrase(words, typingOn) {
      const end = typingOn ? "" : " ";
      return {
        words,
        typingOn,
        phrase: ` ${words.map(({ word }) => word).join(" ")}${end}`,
        marks: ` ${words.map(({ mark }) => mark).join(" ")}${end}`,
        marked: words.some(({ marked }) => marked),
      };
    }

    isKnown(text) {
      return fold.splitWords(text).every((word) => numbers.isNumber(word) || this.vocabulary.has(word));
    }

    /* List what a word may stand for: itself, longer words while it is being typed, near words if asked. */
    async expand({ raw, word }, typingOn, near, most = MOST_PREFIXED) {
      const found = [{ term: word, weight: 1 }];
      if (numbers.isNumber(word)) {
        if (typingOn && word !== "0") found.push(...(await this.expandNumber(word)));
        return found;
      }
      if (typingOn) {
        const known = new Set(found.map(({ term }) => term));
        for (const prefix of new Set([raw, word])) {
          found.push(...this.vocabulary.listPrefixed(prefix, most).filter(({ term }) => !known.has(term)));
        }
      }
      if (near === "all" || (near && !this.vocabulary.has(word))) found.push(...this.vocabulary.listNear(word, MOST_NEAR));
      return found.filter(({ term }) => this.vocabulary.has(term));
    }

    async expandNumber(word) {
      const shelves = [this.items.shelf, ...(this.sections ? [this.wordShelf] : [])];
      const lists = await Promise.all(shelves.map((shelf) => shelf.listPrefixed(word, MOST_NUMBER_BLOCKS)));
      const longer = [...new Set(lists.flat())].filter(numbers.isNumber).sort(compareNumbers);
      return longer.slice(0, MOST_PREFIXED).map((term) => ({ term, weight: DIGIT_WEIGHT }));
    }

    correct(word) {
      if (numbers.isNumber(word) || this.vocabulary.has(word)) return word;
      return this.vocabulary.listNear(word, 1)[0]?.term ?? word;
    }

    /* The query as it may have been meant, to compare names with. */
    respell(asked) {
      const last = asked.words[asked.words.length - 1];
      const words = asked.words.map((each) => {
        const word = this.correct(each.word);
        const begun = asked.typingOn && each === last && this.vocabulary.listPrefixed(each.raw, 1).length > 0;
        return begun || word === each.word ? each : { ...each, word, mark: word };
      });
      return { ...asked, ...this.readPhrase(words, asked.typingOn) };
    }

    /* ---- finding ---- */

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
      await this.findNumbers(asked, hits);
      const pinned = hits.size;
      const expanded = await this.expandAll(asked, "");
      await this.findBrief(expanded, hits);
      const single = asked.words.length === 1;
      const named = [...hits.values()].filter(({ group, begun }) => group >= GROUPS.NAMED && (single || !begun)).length;
      const complete = named < enough || asked.quotes.length > 0;
      if (complete) {
        await this.openSections();
        await this.findText(await this.expandAll(asked, ""), hits, asked, GROUPS.TEXT);
      }
      const wanted = [...expanded];
      for (const near of ["unknown", "all"]) {
        if (!this.isPoor(hits) || asked.quotes.length) break;
        const looser = await this.expandAll(asked, near);
        wanted.push(...looser);
        await this.findText(looser, hits, asked, GROUPS.NEAR);
      }
      if (this.isPoor(hits) && !asked.quotes.length && asked.words.length > 1) {
        await this.findText(await this.expandAll(asked, "unknown"), hits, asked, GROUPS.SOME);
      }
      const kept = asked.quotes.length ? await this.keepQuoted(hits, asked) : [...hits.values()];
      const shown = Number.isFinite(enough) ? enough : 0;
      if (!pinned) await this.readTexts(kept, asked, MOST_READ);
      await this.weigh(kept, this.respell(asked), Math.max(LEAST_RANKED, shown));
      return { hits: kept.sort(compareHits), wanted: this.gatherWanted(wanted, asked), complete };
    }

    /* Few hits, and none that bears the words in its name: looser matching may find what was meant. */
    isPoor(hits) {
      return hits.size < FEW && ![...hits.values()].some(({ group }) => group >= GROUPS.NAMED);
    }

    expandAll(asked, near) {
      const last = asked.words.length - 1;
      const most = last === 0 && asked.words[0].raw.length === 1 ? MOST_FOR_A_LETTER : MOST_PREFIXED;
      return Promise.all(asked.words.map((word, at) => this.expand(word, asked.typingOn && at === last, near, most)));
    }

    /* What to highlight: the words themselves, and near ones only where a word is on no page. */
    gatherWanted(expanded, asked) {
      const wanted = new Set(asked.words.map(({ word }) => word));
      for (const expansions of expanded) {
        for (const { term, weight } of expansions) if (weight < 0.5 && !numbers.isNumber(term)) wanted.add(term);
      }
      return wanted;
    }

    listEverything() {
      return this.priors.map((prior, item) => ({ item, group: GROUPS.TEXT, score: prior / 100, section: -1 })).sort(compareHits);
    }

    async findNumbers(asked, hits) {
      const words = asked.words.map(({ word }) => word);
      const number = this.numberReader.read(words);
      if (!number || asked.quotes.length) return;
      await this.numberShelf.loadKeys([number.number]);
      const rows = numbers.orderRows(this.numberShelf.get(number.number) ?? [], number);
      const fitting = await this.keepFitting(rows, number);
      this.pin(fitting, GROUPS.NUMBER, hits);
      if (!number.last || !number.types || number.extras.length || fitting.length >= FEW) return;
      const longer = (await this.numberShelf.listPrefixed(number.number, MOST_NUMBER_BLOCKS)).sort(compareNumbers);
      const begun = longer.flatMap((key) => numbers.orderRows(this.numberShelf.get(key) ?? [], number));
      this.pin(begun.slice(0, MOST_BEGUN), GROUPS.BEGUN, hits);
    }

    /* Words beside a number must be the document's own: "Kế hoạch 08 khối các cơ quan tỉnh". */
    async keepFitting(rows, number) {
      if (!number.extras.length || !rows.length) return rows;
      const last = number.extras.length - 1;
      const expanded = await Promise.all(
        number.extras.map((word, at) => this.expand({ raw: word, word }, at === last, "")),
      );
      const masks = await this.maskItems(expanded);
      const full = 2 ** expanded.length - 1;
      return rows.filter(([item]) => masks.brief[item] === full);
    }

    pin(rows, group, hits) {
      rows.forEach(([item], place) => {
        if (!hits.has(item)) hits.set(item, { item, group, score: rows.length - place, section: -1, fixed: true });
      });
    }

    /* For each item, which words it holds: in its names, there letter for letter, in all its brief fields. */
    async maskItems(expanded) {
      await this.items.load(expanded.flatMap((expansions) => expansions.map(({ term }) => term)));
      const names = new Uint16Array(this.items.count);
      const exact = new Uint16Array(this.items.count);
      const brief = new Uint16Array(this.items.count);
      expanded.forEach((expansions, at) => {
        for (const { term, weight } of expansions) {
          for (const [field, postings] of this.items.postings.get(term) ?? []) {
            for (const item of postings.documents) {
              brief[item] |= 1 << at;
              if (field < NAME_FIELDS) names[item] |= 1 << at;
              if (field < NAME_FIELDS && weight === 1) exact[item] |= 1 << at;
            }
          }
        }
      });
      return { names, exact, brief };
    }

    async findBrief(expanded, hits) {
      const { names, exact, brief } = await this.maskItems(expanded);
      const full = 2 ** expanded.length - 1;
      const found = [];
      brief.forEach((mask, item) => {
        if (mask === full && !hits.has(item)) found.push(item);
      });
      const scores = this.scoreItems(expanded, found, (item) => Number(names[item] === full));
      for (const item of found) {
        const named = names[item] === full;
        const score = (scores.get(item) ?? 0) * (named ? 1 + 2 * this.cover(item, expanded.length) : 1);
        const begun = named && exact[item] !== full;
        hits.set(item, { item, group: named ? GROUPS.NAMED : GROUPS.BRIEF, score, section: -1, begun });
      }
    }

    /* How much of an item's title so many words make up. */
    cover(item, words) {
      return Math.min(1, words / Math.max(1, this.items.lengths[0][item]));
    }

    /* Score items. Of very many, those are scored that promise most: by ``rank``, then short titles, then weight. */
    scoreItems(expanded, found, rank) {
      const promise = (item) => rank(item) * 1e6 + this.cover(item, expanded.length) * 1e3 + this.priors[item];
      const allowed = this.allow(this.items.count, found, promise);
      const options = { boost: BOOSTS, boostDocument: (item) => this.priors[item] / 100 };
      return new Map(this.items.score(expanded, allowed, options).map(({ id, score }) => [id, score]));
    }

    /* Allow what was found; of very many, the most promising, the earlier where promises are equal. */
    allow(count, found, promise) {
      const allowed = new Uint8Array(count);
      if (found.length <= MOST_SCORED) {
        for (const each of found) allowed[each] = 1;
        return allowed;
      }
      const promises = Float64Array.from(found, promise);
      const least = promises.slice().sort()[found.length - MOST_SCORED];
      let left = MOST_SCORED - promises.filter((value) => value > least).length;
      found.forEach((each, at) => {
        if (promises[at] > least || (promises[at] === least && left > 0)) {
          allowed[each] = 1;
          if (promises[at] === least) left -= 1;
        }
      });
      return allowed;
    }

    /* The full text comes when it is first needed. */
    async openSections() {
      if (this.sections) return;
      const description = await this.read("sections");
      let owner = 0;
      this.owners = description.steps.map((step) => (owner += step));
      this.sections = new Index(description, this.wordShelf);
    }

    /* Find pages whose names and text together hold the words: all of them, or for the last resort at least half. */
    async findText(expanded, hits, asked, group) {
      await this.openSections();
      const { names, brief } = await this.maskItems(expanded);
      const terms = expanded.flatMap((expansions) => expansions.map(({ term }) => term));
      await this.sections.load(terms);
      const inSections = new Uint16Array(this.sections.count);
      const pages = brief.slice();
      expanded.forEach((expansions, at) => {
        for (const { term } of expansions) {
          this.sections.visit(term, (section) => {
            inSections[section] |= 1 << at;
            pages[this.owners[section]] |= 1 << at;
          });
        }
      });
      const full = 2 ** expanded.length - 1;
      const least = group === GROUPS.SOME ? Math.ceil(expanded.length / 2) : expanded.length;
      const isCandidate = (item) => pages[item] === full || (least < expanded.length && countBits(pages[item]) >= least);
      const found = [];
      inSections.forEach((mask, section) => {
        if (mask && isCandidate(this.owners[section]) && !hits.get(this.owners[section])?.fixed) found.push(section);
      });
      const best = this.chooseSections(expanded, found, inSections);
      const fresh = [];
      pages.forEach((_, item) => {
        if (!isCandidate(item)) return;
        if (!hits.has(item)) fresh.push(item);
        else if (best.has(item)) hits.get(item).text ??= best.get(item);
      });
      const scores = this.scoreItems(expanded, fresh, (item) => best.get(item)?.value ?? 0);
      for (const item of fresh) {
        const text = best.get(item);
        const share = countBits(pages[item]) / expanded.length;
        const named = names[item] === full ? NAMED_FACTOR * (1 + this.cover(item, expanded.length)) : 1;
        const score = ((scores.get(item) ?? 0) / 4 + ((text?.value ?? 0) * this.priors[item]) / 100) * share * share * named;
        hits.set(item, { item, group, score, section: named > 1 ? -1 : (text?.section ?? -1), text });
      }
    }

    /* Choose the section of each page that answers best: most words, then the best score. */
    chooseSections(expanded, found, masks) {
      const full = 2 ** expanded.length - 1;
      const [lengths] = this.sections.lengths;
      const size = (section) => countBits(masks[section]) / expanded.length;
      const whole = found.filter((section) => masks[section] === full);
      const chosen = whole.length >= MOST_SCORED ? whole : found;
      const promise = (section) => size(section) * 1e3 + this.priors[this.owners[section]] - lengths[section] / 10;
      const allowed = this.allow(this.sections.count, chosen, promise);
      const best = new Map();
      for (const { id, score } of this.sections.score(expanded, allowed, {})) {
        const item = this.owners[id];
        const value = score * size(id);
        if (!(best.get(item)?.value >= value)) best.set(item, { section: id, value, whole: size(id) === 1 });
      }
      return best;
    }

    /* Read the best sections: words in a row lift a hit above words apart. */
    async readTexts(hits, asked, most) {
      const read = hits
        .filter(({ group, text, fixed }) => text && !fixed && group < GROUPS.NAMED)
        .sort((one, other) => other.text.whole - one.text.whole || other.group - one.group || other.text.value - one.text.value)
        .slice(0, most);
      await this.texts.load(read.map(({ text }) => this.texts.seek(text.section)));
      for (const hit of read) {
        const { factor, together } = weighText(this.texts.at(hit.text.section)[2], asked);
        if (hit.group < GROUPS.BRIEF) hit.score *= factor;
        if (together && hit.group >= GROUPS.TEXT) {
          if (hit.group === GROUPS.BRIEF) hit.score = ((hit.text.value * this.priors[hit.item]) / 100) * factor;
          hit.group = GROUPS.TOGETHER;
          hit.section = hit.text.section;
        }
      }
    }

    /* Compare names for the best hits of all. Where a word was only begun, the words must stand in a row there. */
    async weigh(hits, asked, most) {
      const ranked = hits.filter(({ fixed }) => !fixed).sort(compareHits).slice(0, most);
      await this.cards.load(ranked.map(({ item }) => this.cards.seek(item)));
      for (const hit of ranked) {
        const { factor, together } = weighNames(this.cards.at(hit.item)[3], asked);
        hit.score *= factor;
        if (hit.begun && !together) hit.group = GROUPS.BRIEF;
      }
    }

    /* Keep hits that hold every quoted phrase in a name, the lead or one section. */
    async keepQuoted(hits, asked) {
      const checked = [...hits.values()].sort(compareHits).slice(0, MOST_QUOTED);
      const first = new Map();
      this.owners.forEach((owner, section) => first.set(owner, [...(first.get(owner) ?? []), section]));
      await this.cards.load(checked.map(({ item }) => this.cards.seek(item)));
      await this.texts.load(checked.flatMap(({ item }) => (first.get(item) ?? []).map((section) => this.texts.seek(section))));
      return checked.filter((hit) => {
        const { names, lead } = this.readCard(hit.item);
        if (holdsQuotes([...names, lead], asked.quotes)) return true;
        const sections = first.get(hit.item) ?? [];
        const place = sections.find((section) => holdsQuotes([this.texts.at(section)[2]], asked.quotes));
        if (place !== undefined) hit.section = place;
        const texts = sections.map((section) => this.texts.at(section)[2]);
        return place !== undefined || holdsQuotes([...names, lead, ...texts], asked.quotes);
      });
    }

    /* ---- showing ---- */

    isChosen(chosen, value) {
      return Array.isArray(chosen) ? chosen.includes(value) : chosen === value;
    }

    /* Keep hits with one of the chosen values in every facet. */
    async filter(hits, filters) {
      const tests = this.readFilters(await this.read("facets"), filters);
      return hits.filter(({ item }) => tests.every(({ test }) => test(item)));
    }

    readFilters(columns, filters) {
      return Object.entries(filters)
        .filter(([facet, chosen]) => chosen?.length && columns[facet])
        .map(([facet, chosen]) => {
          const { values, column } = columns[facet];
          const places = new Set(values.flatMap(([value], place) => (this.isChosen(chosen, value) ? [place + 1] : [])));
          return { facet, test: (item) => places.has(column[item]) };
        });
    }

    async loadShown(hits) {
      await Promise.all([
        this.cards.load(hits.map(({ item }) => this.cards.seek(item))),
        this.texts.load(hits.filter(({ section }) => section >= 0).map(({ section }) => this.texts.seek(section))),
      ]);
    }

    /* A card's lead may be the place of one of its names. */
    readCard(item) {
      const [id, url, kind, names, lead, context] = this.cards.at(item);
      return { id, url, kind, names, lead: names[lead] ?? lead, context };
    }

    present(hit, asked, wanted) {
      const { id, url, kind, names, lead, context } = this.readCard(hit.item);
      const [anchor, heading, text] = hit.section >= 0 ? this.texts.at(hit.section) : ["", "", lead];
      const address = anchor ? `${url.split("#")[0]}#${anchor}` : url;
      const last = asked.words[asked.words.length - 1];
      const prefix = asked.typingOn && last && !numbers.isNumber(last.word) ? last.raw : "";
      return {
        id,
        url: this.resolve(address),
        title: names[0],
        kind,
        context: hit.section >= 0 && heading && heading !== names[0] ? `${context} · ${heading}` : context,
        titleRuns: excerpts.showAll(names[0], wanted, prefix),
        excerpt: excerpts.showBest(text, wanted, prefix, asked.words.map(({ word }) => word)),
        exact: hit.group === GROUPS.NUMBER,
        approximate: hit.group <= GROUPS.NEAR,
      };
    }
  }

  window.HandbookSearch.parts.Engine = Engine;
})();
