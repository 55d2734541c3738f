/* The search page: the answers at length, with facets, and its state in the address. */
(() => {
  "use strict";
  const { words: WORDS } = window.HandbookSearch.parts;
  const { makeTickets, makePause } = window.HandbookSearch.parts.waiting;
  const { makeSpeaker } = window.HandbookSearch.parts.announcements;
  const { prepare, ask } = window.HandbookSearch.parts.answers;
  const { PER_PAGE, readAddress, writeAddress, countFilters, toggleFilter } = window.HandbookSearch.parts.address;
  const { makeFacets } = window.HandbookSearch.parts.chips;
  const { makeResults } = window.HandbookSearch.parts.results;
  const { makeSlashSwitch } = window.HandbookSearch.parts.slash;
  const TYPING_PAUSE = 40; // ms without a key before a search: shorter than can be felt
  const SLOW = 250; // ms before "loading" is worth saying

  const setUpPage = (page) => {
    const form = page.querySelector("form");
    const input = form.querySelector("input");
    const found = page.querySelector("[data-hb-found]");
    const holdings = page.querySelector("[data-hb-holdings]");
    const speak = makeSpeaker(page);
    const takeTicket = makeTickets();
    const pause = makePause(TYPING_PAUSE, true);
    const pageTitle = document.title;
    let state = readAddress();
    let isSettled = true; // the address holds a search the reader asked for, not one that is still being typed

    const facets = makeFacets({
      toggle: (facet, value) => go({ filters: toggleFilter(state.filters, facet, value) }),
      clear: () => go({ filters: {} }),
    });
    const results = makeResults({
      holdings,
      speak,
      act: {
        choose: (suggestion) => {
          input.value = suggestion;
          go({ query: suggestion });
          input.focus();
        },
        showMore: async () => {
          const first = state.shown;
          state = { ...state, shown: first + PER_PAGE };
          writeAddress(state, false);
          await update();
          results.focusHit(first);
        },
      },
    });
    found.append(facets.element, results.element);
    holdings.remove();
    holdings.hidden = false;

    const showAnswer = (answer, counts) => {
      found.hidden = false;
      facets.show({ facets: counts, filters: state.filters });
      results.showAnswer(state, answer, counts);
    };

    // Takes its room at once, so that nothing below jumps when the answer comes.
    const showWaiting = () => {
      results.showWords(WORDS.loading);
      facets.show({ facets: {}, filters: {} });
      facets.element.hidden = false;
      found.hidden = false;
    };

    const showBroken = () => {
      results.showWords(WORDS.broken);
      facets.element.hidden = true;
      speak(WORDS.broken);
    };

    const update = async () => {
      const isNewest = takeTicket();
      const { query, filters, shown } = state;
      document.title = query ? `${query} - ${pageTitle}` : pageTitle;
      document.documentElement.classList.remove("hb-asked"); // from here on this script says what is in sight
      if (!query && !countFilters(filters)) {
        found.hidden = true;
        return;
      }
      if (found.hidden || results.isEmpty()) showWaiting();
      const slow = setTimeout(() => isNewest() && speak(WORDS.loading), SLOW);
      try {
        await prepare();
        const counts = await window.HandbookSearch.facets(query, filters); // finds all, of which a part is shown
        const answer = await ask(query, shown, filters);
        if (isNewest()) showAnswer(answer, counts);
      } catch {
        if (isNewest()) showBroken();
      } finally {
        clearTimeout(slow);
      }
    };

    const go = (change) => {
      state = { ...state, shown: PER_PAGE, ...change };
      writeAddress(state, true);
      isSettled = true;
      update();
    };

    // While a query is typed, all its letters are one step of the history.
    const type = () => {
      state = { ...state, query: input.value.trim(), shown: PER_PAGE };
      writeAddress(state, isSettled);
      isSettled = false;
      update();
    };

    const restore = () => {
      state = readAddress();
      isSettled = true;
      input.value = state.query;
      update();
    };

    input.addEventListener("focus", prepare);
    input.addEventListener("input", () => pause(type));
    input.addEventListener("change", () => {
      isSettled = true;
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      pause(() => {});
      if (input.value.trim() !== state.query) type();
      isSettled = true;
    });
    window.addEventListener("popstate", restore);
    makeSlashSwitch(form);
    restore();
  };

  window.HandbookSearch.parts.page = { setUpPage };
})();
