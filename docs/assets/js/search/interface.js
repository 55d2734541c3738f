// The search box of every page and the search page. Finding is the engine's work: see loader.js beside this file.
// What comes from data goes into the page as text, never as markup. Without this file both boxes are plain forms.
(() => {
  "use strict";

  const TYPING_PAUSE = 40; // ms without a key before a search: shorter than can be felt
  const SPEAKING_PAUSE = 500; // ms of quiet before a count is said aloud, so that typing is not talked over
  const SLOW = 250; // ms before "loading" is worth saying
  const IN_PANEL = 10;
  const PER_PAGE = 20;
  const FEW_VALUES = 8; // values of a facet shown before "more"
  const SLASH_SETTING = "hb-search-slash";

  const WORDS = {
    kinds: {
      "van-ban": "Văn bản",
      "don-vi": "Cơ quan, đơn vị",
      "mo-hinh": "Mô hình",
      "so-lieu": "Số liệu",
      nguon: "Nguồn",
      "thuat-ngu": "Thuật ngữ",
    },
    facets: {
      trang: "Loại trang",
      loai: "Loại văn bản",
      "co-quan": "Cơ quan ban hành",
      nam: "Năm",
      khoa: "Khóa",
      cap: "Cấp",
      tinh: "Tỉnh, thành phố",
    },
    results: "Kết quả tìm",
    count: (total) => `${total.toLocaleString("vi")} kết quả`,
    countFor: (total, query) => `${total.toLocaleString("vi")} kết quả${query && ` cho «${query}»`}`,
    nearFor: (query) => `Không có trang nào khớp hẳn với «${query}»; đây là những trang gần giống.`,
    first: (shown) => `${shown} kết quả đầu`,
    all: "Xem tất cả kết quả",
    loading: "Đang tải chỉ mục tìm kiếm…",
    none: (query) => `Không có kết quả nào cho «${query}».`,
    noneFiltered: "Không có kết quả nào với các bộ lọc đang chọn.",
    suggestion: (query) => `Ý bạn là «${query}»?`,
    tips: "Thử bớt chữ, gõ không dấu, hoặc chỉ gõ số và loại văn bản, như «ct 05».",
    ways: "Xem các lối vào sổ tay",
    broken: "Không tải được chỉ mục tìm kiếm. Hãy tải lại trang, hoặc dùng các lối vào ở trang Tra cứu.",
    more: (rest) => `Xem thêm ${rest} kết quả`,
    filters: "Lọc kết quả",
    filtersOn: (count) => `Lọc kết quả (đang chọn ${count})`,
    clearFilters: "Bỏ mọi bộ lọc",
    moreValues: (count) => `Thêm ${count}`,
    fewerValues: "Thu gọn",
    slash: "Phím / đưa con trỏ tới ô tìm, ở trang nào cũng vậy. ",
    slashOff: "Tắt phím này",
    slashOn: "Bật phím này",
    slashIsOff: "Phím / đang tắt. ",
  };

  // Small tools

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  const makeRuns = (tag, name, runs) =>
    make(tag, { class: name }, ...runs.map((run) => (run.hit ? make("mark", {}, run.text) : run.text)));

  // Hands out tickets: a ticket is good until the next one is drawn, so that a late answer can be told from a new one.
  const makeTickets = () => {
    let newest = 0;
    return () => {
      const own = (newest += 1);
      return () => own === newest;
    };
  };

  // Waits until keys stop coming; an eager one does not make the first key after a rest wait.
  const makePause = (length, eager = false) => {
    let timer = 0;
    let rested = eager;
    const rest = () => {
      rested = eager;
    };
    return (action) => {
      clearTimeout(timer);
      if (rested) {
        rested = false;
        timer = setTimeout(rest, length);
        action();
      } else {
        timer = setTimeout(() => {
          rest();
          action();
        }, length);
      }
    };
  };

  const makeSpeaker = (parent) => {
    const region = make("div", { class: "hb-hidden", role: "status", "aria-live": "polite" });
    const pause = makePause(SPEAKING_PAUSE);
    parent.append(region);
    return (text) =>
      pause(() => {
        region.textContent = text;
      });
  };

  const sumTotal = (facets, chosen = []) =>
    (facets.trang ?? [])
      .filter((each) => chosen.length === 0 || chosen.includes(each.value))
      .reduce((sum, each) => sum + each.count, 0);

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
    const name = WORDS.kinds[kind] ?? kind;
    return context.startsWith(name) ? context : [name, context].filter(Boolean).join(" · ");
  };

  // The box in the header: a combobox with a list under it

  const setUpBox = (form) => {
    const input = form.querySelector("input");
    const clearButton = form.querySelector("button");
    const note = make("p", { class: "hb-search-note" });
    const list = make("div", { id: "hb-search-list", role: "listbox", tabindex: "-1", "aria-label": WORDS.results });
    const panel = make("div", { class: "hb-search-panel", hidden: "" }, note, list);
    const veil = make("div", { class: "hb-search-veil", hidden: "" });
    const speak = makeSpeaker(form);
    const takeTicket = makeTickets();
    const pause = makePause(TYPING_PAUSE, true);
    let active = null;
    let waiting = null; // what keys asked for since the last letter: it is meant for the list that is not there yet

    form.append(panel);
    form.closest("header").prepend(veil);
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": list.id,
      "aria-keyshortcuts": "/",
    })) {
      input.setAttribute(name, value);
    }

    const listOptions = () => [...list.querySelectorAll("[role=option]")];

    const activate = (option) => {
      active?.setAttribute("aria-selected", "false");
      active = option;
      if (!option) {
        input.removeAttribute("aria-activedescendant");
        return;
      }
      option.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    };

    const fitToScreen = () => {
      const height = window.visualViewport?.height ?? window.innerHeight;
      panel.style.setProperty("--hb-view", `${Math.round(height)}px`);
    };

    const setOpen = (isOpen) => {
      if (isOpen) fitToScreen();
      panel.hidden = veil.hidden = !isOpen;
      form.toggleAttribute("data-open", isOpen);
      input.setAttribute("aria-expanded", String(isOpen));
      if (!isOpen) activate(null);
    };

    const close = () => {
      takeTicket();
      pause(() => {});
      waiting = null;
      setOpen(false);
    };

    const makeOption = (tag, attributes, ...children) =>
      make(tag, { role: "option", "aria-selected": "false", tabindex: "-1", ...attributes }, ...children);

    const makeHit = (hit) =>
      makeOption(
        "a",
        { href: hit.url, class: "hb-hit" },
        makeRuns("span", "hb-hit-title", hit.titleRuns),
        " ",
        make("span", { class: "hb-hit-context" }, hit.context),
        " ",
        makeRuns("span", "hb-hit-excerpt", hit.excerpt),
      );

    const makeGroup = ([kind, hits]) => {
      const label = make("div", { id: `hb-search-${kind}`, class: "hb-search-kind", role: "presentation" });
      label.textContent = WORDS.kinds[kind] ?? kind;
      return make("div", { role: "group", "aria-labelledby": label.id }, label, ...hits.map(makeHit));
    };

    const makeLink = (text, address) => makeOption("a", { href: address, class: "hb-search-way" }, text);

    const makeSuggestion = (suggestion) => {
      const option = makeOption("div", { class: "hb-search-way" }, WORDS.suggestion(suggestion));
      option.addEventListener("click", () => {
        input.value = suggestion;
        search();
      });
      return option;
    };

    const show = (message, options) => {
      note.textContent = message;
      note.hidden = !message;
      list.replaceChildren(...options);
      activate(null);
      listOptions().forEach((option, index) => {
        option.id = `hb-search-option-${index}`;
      });
      list.scrollTop = 0;
      setOpen(true);
    };

    const showHits = (query, { hits, isExact, suggestion }) => {
      const all = makeLink(WORDS.all, `${form.action}?${new URLSearchParams({ q: query })}`);
      const groups = [...groupByKind(hits)].map(makeGroup);
      const message = isExact ? "" : WORDS.nearFor(query);
      show(message, [...(suggestion ? [makeSuggestion(suggestion)] : []), ...groups, all]);
      const count = hits.length < IN_PANEL ? WORDS.count(hits.length) : WORDS.first(hits.length);
      speak(message ? `${message} ${count}` : count);
    };

    const showNothing = (query, suggestion) => {
      const message = suggestion ? WORDS.none(query) : `${WORDS.none(query)} ${WORDS.tips}`;
      const ways = makeLink(WORDS.ways, form.action);
      show(message, suggestion ? [makeSuggestion(suggestion), ways] : [ways]);
      speak(suggestion ? `${message} ${WORDS.suggestion(suggestion)}` : message);
    };

    const showMessage = (message, options) => {
      show(message, options);
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
      const slow = setTimeout(() => isNewest() && panel.hidden && showMessage(WORDS.loading, []), SLOW);
      try {
        const answer = await ask(input.value, IN_PANEL); // a space at its end says that the last word is whole
        if (!isNewest()) return;
        if (answer.hits.length) showHits(query, answer);
        else showNothing(query, answer.suggestion);
      } catch {
        if (isNewest()) showMessage(WORDS.broken, [makeLink(WORDS.ways, form.action)]);
      } finally {
        clearTimeout(slow);
        if (isNewest()) catchUp();
      }
    };

    const move = (step) => {
      if (panel.hidden) {
        search();
        return;
      }
      const options = listOptions();
      const start = active ? options.indexOf(active) + step : step > 0 ? 0 : -1;
      activate(options.at(start % options.length) ?? null);
    };

    const follow = (event) => {
      const { ctrlKey, metaKey, shiftKey } = event;
      active?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
    };

    const leave = () => {
      if (!panel.hidden) {
        close();
        return;
      }
      input.value = "";
      clearButton.hidden = true;
    };

    // A key that is not named here, or not at this moment, keeps its meaning in a line of text.
    const findAction = (event) => {
      if (event.isComposing || event.altKey) return null;
      const always = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Escape: leave };
      const inList = {
        Home: () => activate(listOptions()[0]),
        End: () => activate(listOptions().at(-1)),
        Enter: () => follow(event),
      };
      const isInList = waiting?.length || (active && !panel.hidden);
      return always[event.key] ?? (isInList ? inList[event.key] : null) ?? null;
    };

    input.addEventListener("keydown", (event) => {
      const action = findAction(event);
      if (action) {
        event.preventDefault();
        if (waiting && event.key !== "Escape") waiting.push(action);
        else action();
      } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
        activate(null);
      }
    });
    input.addEventListener("input", () => {
      clearButton.hidden = !input.value;
      waiting = [];
      pause(search);
    });
    input.addEventListener("focus", () => {
      prepare();
      if (input.value && panel.hidden) search();
    });
    clearButton.addEventListener("click", () => {
      input.value = "";
      clearButton.hidden = true;
      close();
      input.focus();
    });
    // A press in the panel must not take the focus from the box, or the panel would close under the finger.
    for (const part of [panel, clearButton]) part.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => event.target.closest("a") && close());
    form.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
    });
    document.addEventListener("pointerdown", (event) => !form.contains(event.target) && !panel.hidden && close());
    window.visualViewport?.addEventListener("resize", () => !panel.hidden && fitToScreen());
  };

  // The search page: the same answers at length, with facets, and its state in the address

  const readAddress = () => {
    const parameters = new URLSearchParams(window.location.search);
    const filters = {};
    for (const facet of Object.keys(WORDS.facets)) {
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

  const setUpPage = (page) => {
    const form = page.querySelector("form");
    const input = form.querySelector("input");
    const found = page.querySelector("[data-hb-found]");
    const holdings = page.querySelector("[data-hb-holdings]");
    const head = make("h2", { id: "ket-qua" });
    const body = make("div", { class: "hb-found-body" });
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
    const main = make("div", { class: "hb-found-main" }, head, body);
    found.append(facets.element, main);
    holdings.remove();
    holdings.hidden = false;

    const makeHit = (hit) =>
      make(
        "li",
        { class: "hb-hit" },
        make("h3", {}, make("a", { href: hit.url }, makeRuns("span", "hb-hit-title", hit.titleRuns))),
        make("p", { class: "hb-hit-context" }, placeOf(hit)),
        makeRuns("p", "hb-hit-excerpt", hit.excerpt),
      );

    const makeMore = (rest) => {
      const button = make("button", { type: "button", class: "hb-more" }, WORDS.more(Math.min(rest, PER_PAGE)));
      button.addEventListener("click", async () => {
        const first = state.shown;
        state = { ...state, shown: first + PER_PAGE };
        writeAddress(state, false);
        await update();
        body.querySelectorAll(".hb-hit a")[first]?.focus();
      });
      return button;
    };

    const makeSuggestion = (suggestion) => {
      const link = make("a", { href: `?${new URLSearchParams({ q: suggestion })}` }, WORDS.suggestion(suggestion));
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        input.value = suggestion;
        go({ query: suggestion });
        input.focus();
      });
      return make("p", { class: "hb-suggestion" }, link);
    };

    const showNothing = ({ suggestion }) => {
      const isFiltered = countFilters(state.filters) > 0;
      const words = isFiltered ? WORDS.noneFiltered : WORDS.none(state.query);
      head.textContent = words;
      const parts = suggestion ? [makeSuggestion(suggestion)] : [];
      if (!isFiltered) parts.push(make("p", {}, WORDS.tips), holdings);
      body.replaceChildren(...parts);
      speak(suggestion ? `${words} ${WORDS.suggestion(suggestion)}` : words);
    };

    const showHits = ({ hits, total, isExact, suggestion }) => {
      const near = isExact ? "" : WORDS.nearFor(state.query);
      head.textContent = near || WORDS.countFor(total, state.query);
      body.replaceChildren(
        ...(suggestion ? [makeSuggestion(suggestion)] : []),
        make("ol", { class: "hb-hits" }, ...hits.map(makeHit)),
        ...(total > hits.length ? [makeMore(total - hits.length)] : []),
      );
      speak(near || WORDS.count(total));
    };

    const showAnswer = (answer, counts) => {
      const { filters } = state;
      found.hidden = false;
      facets.show({ facets: counts, filters });
      if (answer.hits.length) showHits({ ...answer, total: Math.max(answer.hits.length, sumTotal(counts, filters.trang)) });
      else showNothing(answer);
    };

    // Takes its room at once, so that nothing below jumps when the answer comes.
    const showWaiting = () => {
      head.textContent = WORDS.loading;
      body.replaceChildren();
      facets.show({ facets: {}, filters: {} });
      facets.element.hidden = false;
      found.hidden = false;
    };

    const showBroken = () => {
      head.textContent = WORDS.broken;
      body.replaceChildren();
      facets.element.hidden = true;
      speak(WORDS.broken);
    };

    const update = async () => {
      const isNewest = takeTicket();
      const { query, filters, shown } = state;
      document.title = query ? `${query} - ${pageTitle}` : pageTitle;
      if (!query && !countFilters(filters)) {
        found.hidden = true;
        return;
      }
      if (found.hidden || !body.hasChildNodes()) showWaiting();
      const slow = setTimeout(() => isNewest() && speak(WORDS.loading), SLOW);
      try {
        const answer = await ask(query, shown, filters);
        const counts = await window.HandbookSearch.facets(query, filters);
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

  // The key "/": readers who talk to their computer must be able to switch off a shortcut of one character.

  const isSlashOn = () => {
    try {
      return window.localStorage.getItem(SLASH_SETTING) !== "off";
    } catch {
      return true;
    }
  };

  const makeSlashSwitch = (form) => {
    const button = make("button", { type: "button", class: "hb-chip-more" });
    const text = make("span");
    const show = () => {
      text.textContent = isSlashOn() ? WORDS.slash : WORDS.slashIsOff;
      button.textContent = isSlashOn() ? WORDS.slashOff : WORDS.slashOn;
    };
    button.addEventListener("click", () => {
      try {
        window.localStorage.setItem(SLASH_SETTING, isSlashOn() ? "off" : "on");
      } catch {
        // Without storage the key stays as it is.
      }
      show();
    });
    form.append(make("p", { class: "hb-remark hb-slash" }, text, button));
    show();
  };

  const listenToSlash = (input) => {
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping || !isSlashOn()) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
  };

  const box = document.querySelector("[data-hb-search]");
  const page = document.querySelector("[data-hb-find]");
  if (box) setUpBox(box);
  if (page) setUpPage(page);
  const target = (page ?? box)?.querySelector("input");
  if (target) listenToSlash(target);
})();
