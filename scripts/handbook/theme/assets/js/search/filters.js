/* Facets: which items bear a value, and how many hits each value has. */
(() => {
  "use strict";
  const isChosen = (chosen, value) => (Array.isArray(chosen) ? chosen.includes(value) : chosen === value);

  /* The places of an item's values: most have one, some a list of them. */
  const listPlaces = (cell) => (Array.isArray(cell) ? cell : [cell]);

  const isFiltered = (filters) => Object.values(filters).some((value) => value?.length);

  const makeTests = (columns, filters) =>
    Object.entries(filters)
      .filter(([facet, chosen]) => chosen?.length && columns[facet])
      .map(([facet, chosen]) => {
        const { values, column } = columns[facet];
        const places = new Set(values.flatMap(([value], place) => (isChosen(chosen, value) ? [place + 1] : [])));
        return { facet, test: (item) => listPlaces(column[item]).some((place) => places.has(place)) };
      });

  /* Keep hits with one of the chosen values in every facet. */
  const keepPassing = (hits, columns, filters) => {
    const tests = makeTests(columns, filters);
    return hits.filter(({ item }) => tests.every(({ test }) => test(item)));
  };

  /* Count hits by value; in each facet as if nothing were chosen there. */
  const countValues = (hits, columns, filters) => {
    const tests = makeTests(columns, filters);
    const counts = new Map(Object.keys(columns).map((facet) => [facet, new Uint32Array(columns[facet].values.length + 1)]));
    for (const { item } of hits) {
      const failed = tests.filter(({ test }) => !test(item));
      if (failed.length > 1) continue;
      const open = failed.length ? [failed[0].facet] : counts.keys();
      for (const facet of open) {
        for (const place of listPlaces(columns[facet].column[item])) counts.get(facet)[place] += 1;
      }
    }
    return Object.fromEntries(
      [...counts].map(([facet, found]) => [
        facet,
        columns[facet].values
          .map(([value, label], place) => ({ value, label, count: found[place + 1] }))
          .filter(({ value, count }) => count > 0 || isChosen(filters[facet], value)),
      ]),
    );
  };

  window.HandbookSearch.parts.filters = { isFiltered, keepPassing, countValues };
})();
