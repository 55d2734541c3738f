/* The box in the header: a combobox that answers while the reader types. Without scripts it is a plain form. */
(() => {
  "use strict";
  const { words: WORDS } = window.HandbookSearch.parts;
  const { makeTickets, makePause } = window.HandbookSearch.parts.waiting;
  const { makeSpeaker } = window.HandbookSearch.parts.announcements;
  const { prepare, ask } = window.HandbookSearch.parts.answers;
  const { makePanel, makeGroups, makeNearGroup, makeLink, makeSuggestion } = window.HandbookSearch.parts.list;
  const TYPING_PAUSE = 40; // ms without a key before a search: shorter than can be felt
  const SLOW = 250; // ms before "loading" is worth saying
  const IN_PANEL = 10;

  const setUpBox = (form) => {
    const input = form.querySelector("input");
    const clearButton = form.querySelector("button");
    const panel = makePanel(form, input);
    const speak = makeSpeaker(form);
    const takeTicket = makeTickets();
    const pause = makePause(TYPING_PAUSE, true);
    let waiting = null; // what keys asked for since the last letter: it is meant for the list that is not there yet

    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-keyshortcuts": "/",
    })) {
      input.setAttribute(name, value);
    }

    const close = () => {
      takeTicket();
      pause(() => {});
      waiting = null;
      panel.close();
    };

    const choose = (suggestion) => {
      input.value = suggestion;
      search();
    };

    const listSuggestion = (suggestion) => (suggestion ? [makeSuggestion(suggestion, choose)] : []);

    const countHits = ({ hits, near, total }) => {
      const isAll = hits.length < IN_PANEL && total !== null;
      const whole = isAll ? WORDS.count(hits.length) : WORDS.first(hits.length);
      return near.length ? `${whole}, ${WORDS.nearCount(near.length)}` : whole;
    };

    const showHits = (query, answer) => {
      const { hits, near, nearTotal, message, suggestion } = answer;
      const all = makeLink(WORDS.all, `${form.action}?${new URLSearchParams({ q: query })}`);
      panel.show(message, [...listSuggestion(suggestion), ...makeGroups(hits), ...makeNearGroup(near, nearTotal), all]);
      speak([message, countHits(answer)].filter(Boolean).join(" "));
    };

    const showNothing = ({ message, suggestion }) => {
      const said = suggestion ? message : `${message} ${WORDS.tips}`;
      panel.show(said, [...listSuggestion(suggestion), makeLink(WORDS.ways, form.action)]);
      speak(suggestion ? `${said} ${WORDS.suggestion(suggestion)}` : said);
    };

    const showMessage = (message, options) => {
      panel.show(message, options);
      speak(message);
    };

    const catchUp = () => {
      const actions = waiting ?? [];
      waiting = null;
      for (const action of actions) action();
    };

    const search = async () => {
      const isNewest = takeTicket();
      const query = input.value.trim();
      if (!query) {
        close();
        return;
      }
      const slow = setTimeout(() => isNewest() && !panel.isOpen() && showMessage(WORDS.loading, []), SLOW);
      try {
        const answer = await ask(input.value, IN_PANEL); // a space at its end says that the last word is whole
        if (!isNewest()) return;
        if (answer.hits.length || answer.near.length) showHits(query, answer);
        else showNothing(answer);
      } catch {
        if (isNewest()) showMessage(WORDS.broken, [makeLink(WORDS.ways, form.action)]);
      } finally {
        clearTimeout(slow);
        if (isNewest()) catchUp();
      }
    };

    const move = (step) => {
      if (panel.isOpen()) panel.move(step);
      else search();
    };

    const clear = () => {
      input.value = "";
      clearButton.hidden = true;
    };

    const leave = () => {
      if (panel.isOpen()) close();
      else clear();
    };

    // A key that is not named here, or not at this moment, keeps its meaning in a line of text.
    const findAction = (event) => {
      if (event.isComposing || event.altKey) return null;
      const always = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: leave };
      const inList = { Home: panel.moveToFirst, End: panel.moveToLast, Enter: () => panel.follow(event) };
      const isInList = waiting?.length || (panel.isChosen() && panel.isOpen());
      return always[event.key] ?? (isInList ? inList[event.key] : null) ?? null;
    };

    const press = (event) => {
      const action = findAction(event);
      if (action) {
        event.preventDefault();
        if (waiting && event.key !== "Escape") waiting.push(action);
        else action();
      } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
        panel.release();
      }
    };

    input.addEventListener("keydown", press);
    input.addEventListener("input", () => {
      clearButton.hidden = !input.value;
      waiting = [];
      pause(search);
    });
    input.addEventListener("focus", () => {
      prepare();
      if (input.value && !panel.isOpen()) search();
    });
    clearButton.addEventListener("click", () => {
      clear();
      close();
      input.focus();
    });
    // A press in the panel must not take the focus from the box, or the panel would close under the finger.
    for (const part of [panel.element, clearButton]) part.addEventListener("mousedown", (event) => event.preventDefault());
    panel.list.addEventListener("click", (event) => event.target.closest("a") && close());
    form.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
    });
    document.addEventListener("pointerdown", (event) => !form.contains(event.target) && panel.isOpen() && close());
  };

  window.HandbookSearch.parts.box = { setUpBox };
})();
