/* The list under the box of the header: groups of hits, each line an option of the combobox. */
(() => {
  "use strict";
  const { words: WORDS } = window.HandbookSearch.parts;
  const { make, makeRuns } = window.HandbookSearch.parts.elements;
  const { groupByKind, whyOf } = window.HandbookSearch.parts.answers;

  const makeOption = (tag, attributes, ...children) =>
    make(tag, { role: "option", "aria-selected": "false", tabindex: "-1", ...attributes }, ...children);

  const makeHit = (hit) =>
    makeOption(
      "a",
      { href: hit.url, class: "hb-hit" },
      makeRuns("span", "hb-hit-title", hit.titleRuns),
      " ",
      make("span", { class: "hb-hit-context" }, [whyOf(hit), hit.context].filter(Boolean).join(" · ")),
      " ",
      makeRuns("span", "hb-hit-excerpt", hit.excerpt),
    );

  const makeGroup = (name, words, hits) => {
    const label = make("div", { id: `hb-search-${name}`, class: "hb-search-kind", role: "presentation" }, words);
    return make("div", { role: "group", "aria-labelledby": label.id }, label, ...hits.map(makeHit));
  };

  const makeLink = (text, address) => makeOption("a", { href: address, class: "hb-search-way" }, text);

  const makeSuggestion = (suggestion, choose) => {
    const option = makeOption("div", { class: "hb-search-way" }, WORDS.suggestion(suggestion));
    option.addEventListener("click", () => choose(suggestion));
    return option;
  };

  const makeGroups = (hits) => [...groupByKind(hits)].map(([kind, some]) => makeGroup(kind, WORDS.kinds[kind] ?? kind, some));

  const makeNearGroup = (hits, total) => (hits.length ? [makeGroup("near", WORDS.near(total), hits)] : []);

  /* The panel that opens under the box: a line that says something, and the list. One option at most is active. */
  const makePanel = (form, input) => {
    const note = make("p", { class: "hb-search-note" });
    const list = make("div", { id: "hb-search-list", role: "listbox", tabindex: "-1", "aria-label": WORDS.results });
    const element = make("div", { class: "hb-search-panel", hidden: "" }, note, list);
    const veil = make("div", { class: "hb-search-veil", hidden: "" });
    let active = null;
    form.append(element);
    form.closest("header").prepend(veil);
    input.setAttribute("aria-controls", list.id);

    const listOptions = () => [...list.querySelectorAll("[role=option]")];

    const activate = (option) => {
      active?.setAttribute("aria-selected", "false");
      active = option ?? null;
      if (!active) {
        input.removeAttribute("aria-activedescendant");
        return;
      }
      active.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", active.id);
      active.scrollIntoView({ block: "nearest" });
    };

    const fitToScreen = () => {
      const height = window.visualViewport?.height ?? window.innerHeight;
      element.style.setProperty("--hb-view", `${Math.round(height)}px`);
    };

    const setOpen = (isOpen) => {
      if (isOpen) fitToScreen();
      element.hidden = veil.hidden = !isOpen;
      form.toggleAttribute("data-open", isOpen);
      input.setAttribute("aria-expanded", String(isOpen));
      if (!isOpen) activate(null);
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

    const move = (step) => {
      const options = listOptions();
      const start = active ? options.indexOf(active) + step : step > 0 ? 0 : -1;
      activate(options.at(start % options.length));
    };

    const follow = ({ ctrlKey, metaKey, shiftKey }) => {
      active?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
    };

    window.visualViewport?.addEventListener("resize", () => !element.hidden && fitToScreen());
    return {
      element,
      list,
      show,
      move,
      follow,
      close: () => setOpen(false),
      isOpen: () => !element.hidden,
      isChosen: () => active !== null,
      release: () => activate(null),
      moveToFirst: () => activate(listOptions()[0]),
      moveToLast: () => activate(listOptions().at(-1)),
    };
  };

  window.HandbookSearch.parts.list = { makePanel, makeGroups, makeNearGroup, makeLink, makeSuggestion };
})();
