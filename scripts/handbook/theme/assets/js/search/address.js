/* The search in the address of the page, so that it can be shared and gone back to. */
(() => {
  "use strict";
  const { facets } = window.HandbookSearch.parts.words;
  const PER_PAGE = 20;

  const readAddress = () => {
    const parameters = new URLSearchParams(window.location.search);
    const filters = {};
    for (const facet of Object.keys(facets)) {
      const values = parameters.getAll(facet).filter(Boolean);
      if (values.length) filters[facet] = values;
    }
    return { query: parameters.get("q") ?? "", filters, shown: window.history.state?.shown ?? PER_PAGE };
  };

  const writeAddress = ({ query, filters, shown }, isNewStep) => {
    const parameters = new URLSearchParams(query ? { q: query } : {});
    for (const [facet, values] of Object.entries(filters)) {
      for (const value of values) parameters.append(facet, value);
    }
    const search = parameters.toString();
    const address = window.location.pathname + (search ? `?${search}` : "");
    try {
      window.history[isNewStep ? "pushState" : "replaceState"]({ shown }, "", address);
    } catch {
      // Some browsers refuse this for a file or after too many steps: the search works, it is only not in the address.
    }
  };

  const countFilters = (filters) => Object.values(filters).flat().length;

  const toggleFilter = (filters, facet, value) => {
    const chosen = filters[facet] ?? [];
    const values = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
    const { [facet]: _, ...others } = filters;
    return values.length ? { ...others, [facet]: values } : others;
  };

  window.HandbookSearch.parts.address = { PER_PAGE, readAddress, writeAddress, countFilters, toggleFilter };
})();
