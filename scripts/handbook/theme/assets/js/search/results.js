/* The results of the search page: hits at length, or what to do where there are none. */
(() => {
  "use strict";
  const { words: WORDS } = window.HandbookSearch.parts;
  const { make, makeRuns } = window.HandbookSearch.parts.elements;
  const { placeOf, whyOf, sumTotal } = window.HandbookSearch.parts.answers;
  const { PER_PAGE, countFilters } = window.HandbookSearch.parts.address;

  const makeHit = (hit) =>
    make(
      "li",
      { class: "hb-hit" },
      make("h3", {}, make("a", { href: hit.url }, makeRuns("span", "hb-hit-title", hit.titleRuns))),
      make("p", { class: "hb-hit-context" }, [whyOf(hit), placeOf(hit)].filter(Boolean).join(" · ")),
      makeRuns("p", "hb-hit-excerpt", hit.excerpt),
    );

  const makeHits = (hits) => (hits.length ? [make("ol", { class: "hb-hits" }, ...hits.map(makeHit))] : []);

  const makeNear = (hits, total, about) => {
    if (!hits.length) return [];
    const head = make("h2", { id: "gan-dung" }, WORDS.near(total, about));
    return [make("section", { class: "hb-near", "aria-labelledby": head.id }, head, ...makeHits(hits))];
  };

  const makeMore = (rest, showMore) => {
    const button = make("button", { type: "button", class: "hb-more" }, WORDS.more(Math.min(rest, PER_PAGE)));
    button.addEventListener("click", showMore);
    return button;
  };

  const makeSuggestion = (suggestion, choose) => {
    const link = make("a", { href: `?${new URLSearchParams({ q: suggestion })}` }, WORDS.suggestion(suggestion));
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      choose(suggestion);
    });
    return make("p", { class: "hb-suggestion" }, link);
  };

  /* ``act`` holds what the reader may do here: choose a suggestion, show more. ``holdings`` tells what the handbook has. */
  const makeResults = ({ holdings, speak, act }) => {
    const head = make("h2", { id: "ket-qua" });
    const body = make("div", { class: "hb-found-body" });
    const element = make("div", { class: "hb-found-main" }, head, body);

    const listSuggestion = (suggestion) => (suggestion ? [makeSuggestion(suggestion, act.choose)] : []);

    const showNothing = ({ filters }, { message, suggestion }) => {
      const isFiltered = countFilters(filters) > 0;
      const words = isFiltered ? WORDS.noneFiltered : message;
      head.textContent = words;
      body.replaceChildren(...listSuggestion(suggestion), ...(isFiltered ? [] : [make("p", {}, WORDS.tips), holdings]));
      speak(suggestion ? `${words} ${WORDS.suggestion(suggestion)}` : words);
    };

    const showHits = ({ query }, { hits, near, nearTotal, about, message, suggestion }, total) => {
      const rest = total + nearTotal - hits.length - near.length;
      head.textContent = message || WORDS.countFor(total, query, about);
      body.replaceChildren(
        ...listSuggestion(suggestion),
        ...(message && total ? [make("p", {}, WORDS.count(total, about))] : []),
        ...makeHits(hits),
        ...makeNear(near, nearTotal, about),
        ...(rest > 0 ? [makeMore(rest, act.showMore)] : []),
      );
      const count = [WORDS.count(total, about), ...(nearTotal ? [WORDS.nearCount(nearTotal)] : [])].join(", ");
      speak([message, count].filter(Boolean).join(" "));
    };

    const showAnswer = (state, answer, counts) => {
      const { hits, near } = answer;
      if (hits.length || near.length) showHits(state, answer, Math.max(hits.length, sumTotal(counts, state.filters.trang)));
      else showNothing(state, answer);
    };

    const showWords = (words) => {
      head.textContent = words;
      body.replaceChildren();
    };

    return {
      element,
      showAnswer,
      showWords,
      isEmpty: () => !body.hasChildNodes(),
      focusHit: (place) => body.querySelectorAll(".hb-hit a")[place]?.focus(),
    };
  };

  window.HandbookSearch.parts.results = { makeResults };
})();
