/* The facets of the search page: a chip for each value, with its count. */
(() => {
  "use strict";
  const { words: WORDS } = window.HandbookSearch.parts;
  const { make } = window.HandbookSearch.parts.elements;
  const { countFilters } = window.HandbookSearch.parts.address;
  const FEW_VALUES = 8; // values of a facet shown before "more"

  const makeFacets = (act) => {
    const title = make("summary");
    const body = make("div", { class: "hb-chips" });
    const element = make("details", { class: "hb-filters" }, title, body);
    const wide = window.matchMedia("(min-width: 60em)");
    const unfolded = new Set();
    let last = {};
    const fit = () => {
      element.open = wide.matches;
    };
    wide.addEventListener("change", fit);
    fit();

    const makeChip = (facet, chosen, { value, label, count }) => {
      const chip = make(
        "button",
        { type: "button", class: "hb-chip", "aria-pressed": String(chosen.includes(value)), "data-chip": `${facet} ${value}` },
        label,
        " ",
        make("span", { class: "hb-count" }, count.toLocaleString("vi")),
      );
      chip.addEventListener("click", () => act.toggle(facet, value));
      return chip;
    };

    const makeUnfolder = (facet, hiddenCount) => {
      const isUnfolded = unfolded.has(facet);
      const button = make(
        "button",
        { type: "button", class: "hb-chip-more", "aria-expanded": String(isUnfolded), "data-chip": `${facet} +` },
        isUnfolded ? WORDS.fewerValues : WORDS.moreValues(hiddenCount),
      );
      button.addEventListener("click", () => {
        if (!unfolded.delete(facet)) unfolded.add(facet);
        show(last);
      });
      return button;
    };

    // A chosen value stays in sight even where it leads to nothing, so that it can be let go.
    const listValues = (values, chosen) => {
      const known = new Set(values.map((each) => each.value));
      const lost = chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: value, count: 0 }));
      return [...values, ...lost];
    };

    const makeFacet = (facet, values, chosen) => {
      const label = make("p", { id: `hb-facet-${facet}` }, WORDS.facets[facet]);
      const few = unfolded.has(facet)
        ? values
        : values.filter((each, index) => index < FEW_VALUES || chosen.includes(each.value));
      const chips = few.map((each) => makeChip(facet, chosen, each));
      if (values.length > FEW_VALUES) chips.push(makeUnfolder(facet, values.length - few.length));
      return make("div", { role: "group", "aria-labelledby": label.id }, label, make("div", { class: "hb-chip-row" }, ...chips));
    };

    const makeClearer = () => {
      const button = make("button", { type: "button", class: "hb-chip-more", "data-chip": "clear" }, WORDS.clearFilters);
      button.addEventListener("click", act.clear);
      return button;
    };

    const show = ({ facets, filters }) => {
      last = { facets, filters };
      const focused = document.activeElement?.dataset?.chip;
      const count = countFilters(filters);
      const groups = Object.keys(WORDS.facets)
        .map((facet) => ({ facet, chosen: filters[facet] ?? [] }))
        .map(({ facet, chosen }) => ({ facet, chosen, values: listValues(facets[facet] ?? [], chosen) }))
        .filter(({ values, chosen }) => values.length > 1 || chosen.length)
        .map(({ facet, chosen, values }) => makeFacet(facet, values, chosen));
      title.textContent = count ? WORDS.filtersOn(count) : WORDS.filters;
      body.replaceChildren(...(count ? [makeClearer()] : []), ...groups);
      element.hidden = groups.length === 0;
      if (!focused) return;
      const chips = [...body.querySelectorAll("[data-chip]")];
      (chips.find((chip) => chip.dataset.chip === focused) ?? chips[0])?.focus();
    };

    return { element, show };
  };

  window.HandbookSearch.parts.chips = { makeFacets };
})();
