/* What a unit has to do: level, place and field are chosen once, and stand in the address and on this machine.
 *
 * Every level has a page of its own, which says all that holds at any place; a place adds what a small script brings
 * (HandbookUnits.take), for a page opened from a folder may not fetch. Optional: without this the pages of the levels
 * are complete lists with links.
 */
(() => {
  "use strict";
  const { src } = document.currentScript;
  const data = new URL("../units/", src);
  const form = document.querySelector(".hb-duty-form");
  const level = form?.dataset.unit;
  const SHOWN = 6;
  const KEPT = "unit";
  const NAMES = ["cap", "noi", "linh-vuc"];

  const recall = () => {
    try {
      return window.__md_get(KEPT) ?? {};
    } catch {
      return {}; // Forbidden: the address alone holds the choice.
    }
  };

  const labelOf = (name) => form.elements[name].selectedOptions[0].text;
  const lower = (text) => text.charAt(0).toLowerCase() + text.slice(1);

  /* Choose what there is to choose; what is unknown, as from an old address, is left as it is. */
  const choose = (name, value) => {
    const field = form.elements[name];
    if ([...field.options].some((option) => option.value === value)) field.value = value;
  };

  const goTo = () => {
    const chosen = Object.fromEntries(NAMES.map((name) => [name, form.elements[name].value]));
    window.__md_set(KEPT, chosen);
    const address = new URL(`${chosen.cap}.html`, window.location.href);
    for (const name of NAMES.slice(1)) if (chosen[name]) address.searchParams.set(name, chosen[name]);
    window.location.assign(address);
  };

  const makeRow = ([text, href, words, remark]) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = href;
    link.textContent = text;
    item.append(link, words);
    if (remark) {
      const small = document.createElement("span");
      small.className = "hb-remark";
      small.textContent = remark;
      item.append(" ", small);
    }
    return item;
  };

  const fill = (kind, rows) => {
    const here = document.querySelector(`[data-here="${kind}"]`);
    here.hidden = !rows.length;
    here.querySelector("[data-place]").textContent = lower(labelOf("noi"));
    here.querySelector("ul").replaceChildren(...rows.slice(0, SHOWN).map(makeRow));
  };

  /* Show what a place adds: a row ends with the level it is of and, of a document, the levels under its issuer, else its fields. */
  const take = (place, { documents, models, figures, reviews }) => {
    if (place !== form.elements.noi.value) return;
    const field = form.elements["linh-vuc"].value;
    const alike = (rows) => rows.filter((row) => row[4] === level);
    const wanted = (rows) => alike(rows).filter((row) => !field || row[5].split(" ").includes(field));
    const isAbove = (row) => row[5].split(" ").includes(level);
    fill("above", documents.filter(isAbove));
    fill("own", alike(documents.filter((row) => !isAbove(row))));
    fill("other", documents.filter((row) => row[4] !== level && !isAbove(row)));
    fill("models", wanted(models));
    fill("figures", wanted(figures));
    fill("reviews", alike(reviews));
    filter();
  };

  const load = (place) => {
    const script = document.createElement("script");
    script.charset = "utf-8";
    script.src = new URL(`${place}.js`, data);
    document.head.append(script);
  };

  /* Of each list of the page show the first rows of the field that the place does not have; there are enough of each. */
  const filter = () => {
    const field = form.elements["linh-vuc"].value;
    const here = new Set([...document.querySelectorAll("[data-here]:not([hidden]) li > a")].map((link) => link.href));
    const isHere = (row) => here.has(row.querySelector("a")?.href);
    for (const group of document.querySelectorAll("[data-others]")) {
      const isChosen = "alike" in group.dataset;
      let shown = 0;
      for (const row of group.querySelectorAll("li")) {
        const fits = !isChosen || ((!field || (row.dataset.fields ?? "").split(" ").includes(field)) && shown < SHOWN);
        row.hidden = !fits || isHere(row);
        shown += !row.hidden;
      }
      const none = group.querySelector("[data-none]");
      if (none) none.hidden = shown > 0;
      const elsewhere = group.querySelector("[data-elsewhere]");
      if (elsewhere) elsewhere.hidden = group.previousElementSibling.hidden;
    }
    document.querySelector("[data-unfiltered]").hidden = !field;
  };

  const show = () => {
    const asked = new URLSearchParams(window.location.search);
    const kept = recall();
    const isAsked = NAMES.some((name) => asked.has(name));
    const chosen = isAsked || (level && kept.cap !== level) ? Object.fromEntries(asked) : kept;
    for (const name of NAMES) if (chosen[name] && (name !== "cap" || !level)) choose(name, chosen[name]); // a reader may have been sooner
    if (!level) return;
    const place = form.elements.noi.value;
    filter();
    if (place) load(place);
    const told = document.querySelector("[data-chosen]");
    told.textContent = ["noi", "linh-vuc"].filter((name) => form.elements[name].value).map(labelOf).join(" · ");
    told.hidden = !told.textContent;
  };

  window.HandbookUnits = { take };
  if (!form) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    goTo();
  });
  form.querySelector("[data-print]")?.addEventListener("click", () => window.print());
  show();
})();
