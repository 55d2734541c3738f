/* What the engine answers to a query, as the box and the page need it. They say what goes wrong. */
(() => {
  "use strict";
  const { kinds } = window.HandbookSearch.parts.words;

  const open = async () => window.HandbookSearch.open();

  // Loads ahead of the first key. What goes wrong here is said when there is a query to answer.
  const prepare = () => open().catch(() => {});

  // Asks for hits, and where none is what was typed, for what else could have been meant.
  const ask = async (query, limit, filters = {}) => {
    await open();
    const hits = await window.HandbookSearch.search(query, { limit, filters });
    const isExact = hits.length > 0 && !hits[0].approximate;
    return { hits, isExact, suggestion: isExact ? null : await window.HandbookSearch.suggest(query) };
  };

  const groupByKind = (hits) => {
    const groups = new Map();
    for (const hit of hits) groups.set(hit.kind, [...(groups.get(hit.kind) ?? []), hit]);
    return groups;
  };

  // Where a hit stands, its kind first; for a part of a page the engine says the kind itself.
  const placeOf = ({ kind, context }) => {
    const name = kinds[kind] ?? kind;
    return context.startsWith(name) ? context : [name, context].filter(Boolean).join(" · ");
  };

  const sumTotal = (facets, chosen = []) =>
    (facets.trang ?? [])
      .filter((each) => chosen.length === 0 || chosen.includes(each.value))
      .reduce((sum, each) => sum + each.count, 0);

  window.HandbookSearch.parts.answers = { prepare, ask, groupByKind, placeOf, sumTotal };
})();
