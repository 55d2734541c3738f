/* What the engine answers to a query, as the box and the page need it. They say what goes wrong. */
(() => {
  "use strict";
  const { words: WORDS } = window.HandbookSearch.parts;

  const open = async () => window.HandbookSearch.open();

  // Loads ahead of the first key. What goes wrong here is said when there is a query to answer.
  const prepare = () => open().catch(() => {});

  // Asks for what holds all of the query and for what is near it; where nothing does, for what else could have been meant.
  const ask = async (query, limit, filters = {}) => {
    await open();
    const found = await window.HandbookSearch.search(query, { limit, filters });
    const hits = found.filter(({ near }) => !near);
    const near = found.filter((hit) => hit.near);
    const { notHeld = "", leftOut = [], total = hits.length, nearTotal = near.length, about = false } = found;
    const suggestion = hits.length || notHeld ? null : await window.HandbookSearch.suggest(query);
    return { hits, near, total, nearTotal, about, suggestion, message: writeMessage(query, hits, { notHeld, leftOut }) };
  };

  // Says what the reader must know before the list: what the handbook does not have.
  const writeMessage = (query, hits, { notHeld, leftOut }) => {
    if (notHeld) return WORDS.notHeld(notHeld);
    if (hits.length) return "";
    return leftOut.length ? WORDS.leftOut(leftOut) : WORDS.none(query);
  };

  const groupByKind = (hits) => {
    const groups = new Map();
    for (const hit of hits) groups.set(hit.kind, [...(groups.get(hit.kind) ?? []), hit]);
    return groups;
  };

  // Where a hit stands, its kind first; for a part of a page the engine says the kind itself.
  const placeOf = ({ kind, context }) => {
    const name = WORDS.kinds[kind] ?? kind;
    return context.startsWith(name) ? context : [name, context].filter(Boolean).join(" · ");
  };

  const sumTotal = (facets, chosen = []) =>
    (facets.trang ?? [])
      .filter((each) => chosen.length === 0 || chosen.includes(each.value))
      .reduce((sum, each) => sum + each.count, 0);

  // Why a hit is only near the query.
  const whyOf = ({ why }) => WORDS.whys[why] ?? "";

  window.HandbookSearch.parts.answers = { prepare, ask, groupByKind, placeOf, whyOf, sumTotal };
})();
