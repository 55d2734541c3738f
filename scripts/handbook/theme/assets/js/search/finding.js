/* Finding items by words: by their brief fields first, then by the full text. ``hits`` maps items to what is found. */
(() => {
  "use strict";
  const { countBits } = window.HandbookSearch.parts;
  const { GROUPS } = window.HandbookSearch.parts.ranking;
  const MOST_SCORED = 600; // more candidates than this are thinned by what is known without a score
  const BOOSTS = { title: 5, alias: 6, summary: 2, meta: 1.5 };
  const NAMED_FACTOR = 3;
  const SHARE_POWER = 4; // a page that lacks words falls back that fast
  const NAME_FIELDS = 2; // title and alias come first
  const [ALIAS, META] = [1, 3];

  class Finder {
    constructor(collection) {
      this.collection = collection;
    }

    /* For each item, which words it holds: in its names, there letter for letter, in each of its short fields, in all
     * its brief ones. A look is {expanded}: what each word may stand for; the masks are kept in it. */
    async maskItems(look) {
      if (look.masks) return look.masks;
      const { items } = this.collection;
      await items.load(look.expanded.flat());
      const [names, exact, alias, meta, brief] = Array.from({ length: 5 }, () => new Uint16Array(items.count));
      const short = { [ALIAS]: alias, [META]: meta };
      look.expanded.forEach((expansions, at) => {
        const bit = 1 << at;
        for (const expansion of expansions) {
          const { weight, begun } = expansion;
          for (const [field, documents] of items.listPostings(expansion)) {
            for (const item of documents.keys()) {
              brief[item] |= bit;
              if (field < NAME_FIELDS) names[item] |= bit;
              if (field < NAME_FIELDS && weight === 1) exact[item] |= bit;
              if (short[field] && !begun) short[field][item] |= bit;
            }
          }
        }
      });
      look.masks = { names, exact, alias, meta, brief };
      return look.masks;
    }

    /* Find items whose brief fields hold all words; they belong to the one group or the other. */
    async findBrief(look, hits, { breathe, inNames = GROUPS.NAMED, inBrief = GROUPS.BRIEF }) {
      const { expanded } = look;
      const { names, exact, brief } = await this.maskItems(look);
      await breathe();
      const full = 2 ** expanded.length - 1;
      const found = [];
      brief.forEach((mask, item) => {
        if (mask === full && !hits.has(item)) found.push(item);
      });
      const scores = this.scoreItems(expanded, found, (item) => Number(names[item] === full));
      for (const item of found) {
        const named = names[item] === full;
        const score = (scores.get(item) ?? 0) * (named ? 1 + 2 * this.cover(item, expanded.length) : 1);
        const begun = inNames === GROUPS.NAMED && named && exact[item] !== full;
        hits.set(item, { item, group: named ? inNames : inBrief, score, section: -1, begun });
      }
    }

    /* How much of an item's title so many words make up. */
    cover(item, words) {
      return Math.min(1, words / Math.max(1, this.collection.items.lengths[0][item]));
    }

    /* Score items. Of very many, those are scored that promise most: by ``rank``, then short titles, then weight. */
    scoreItems(expanded, found, rank) {
      const { items, priors } = this.collection;
      const promise = (item) => rank(item) * 1e6 + this.cover(item, expanded.length) * 1e3 + priors[item];
      const allowed = this.allow(items.count, found, promise);
      const options = { boost: BOOSTS, boostDocument: (item) => priors[item] / 100 };
      return items.score(expanded, allowed, options);
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

    /* Find pages whose names and text together hold the words: all of them, or for the last resort at least half. */
    async findText(look, hits, { breathe, group }) {
      const { collection } = this;
      const { expanded } = look;
      const [{ names, brief }] = await Promise.all([this.maskItems(look), collection.openSections()]);
      const { sections, owners, priors } = collection;
      await sections.load(expanded.flat());
      await breathe();
      const inSections = new Uint16Array(sections.count);
      const pages = brief.slice();
      expanded.forEach((expansions, at) => {
        const bit = 1 << at;
        for (const expansion of expansions) {
          for (const [, documents] of sections.listPostings(expansion)) {
            for (const section of documents.keys()) {
              inSections[section] |= bit;
              pages[owners[section]] |= bit;
            }
          }
        }
      });
      look.inSections = inSections;
      await breathe();
      const full = 2 ** expanded.length - 1;
      const least = group === GROUPS.SOME ? Math.ceil(expanded.length / 2) : expanded.length;
      const isCandidate = (item) => pages[item] === full || (least < expanded.length && countBits(pages[item]) >= least);
      const found = [];
      inSections.forEach((mask, section) => {
        if (mask && isCandidate(owners[section]) && !hits.get(owners[section])?.fixed) found.push(section);
      });
      const best = this.chooseSections(expanded, found, inSections);
      await breathe();
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
        const isNamed = names[item] === full;
        const inNames = countBits(names[item]) / expanded.length;
        const named = isNamed ? NAMED_FACTOR * (1 + this.cover(item, expanded.length)) : 1 + inNames;
        const score = ((scores.get(item) ?? 0) / 4 + ((text?.value ?? 0) * priors[item]) / 100) * share ** SHARE_POWER * named;
        hits.set(item, { item, group, score, section: isNamed ? -1 : (text?.section ?? -1), text });
      }
    }

    /* Choose the section of each page that answers best: most words, then the best score. */
    chooseSections(expanded, found, masks) {
      const { sections, owners, priors } = this.collection;
      const full = 2 ** expanded.length - 1;
      const [lengths] = sections.lengths;
      const size = (section) => countBits(masks[section]) / expanded.length;
      const whole = found.filter((section) => masks[section] === full);
      const chosen = whole.length >= MOST_SCORED ? whole : found;
      const promise = (section) => size(section) * 1e3 + priors[owners[section]] - lengths[section] / 10;
      const allowed = this.allow(sections.count, chosen, promise);
      const best = new Map();
      for (const [section, score] of sections.score(expanded, allowed)) {
        const item = owners[section];
        const value = score * size(section);
        if (!(best.get(item)?.value >= value)) best.set(item, { section, value, whole: size(section) === 1 });
      }
      return best;
    }
  }

  window.HandbookSearch.parts.Finder = Finder;
})();
