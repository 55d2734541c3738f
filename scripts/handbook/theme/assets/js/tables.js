/* Sorting and filtering of tables. Optional: without it every table is complete and in its own order. */
(() => {
  "use strict";
  const order = new Intl.Collator("vi", { numeric: true });
  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").replace(/(\d)\.(?=\d{3})/g, "$1").toLowerCase();

  const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

  /* Split a text into words, the tone apart from its place: hoà is hòa. */
  const split = (text) =>
    (text.replace(/(\d)\.(?=\d{3})/g, "$1").match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => {
      const letters = word.toLowerCase().normalize("NFD");
      return { bare: fold(word), base: letters.replace(TONES, ""), tone: letters.match(TONES)?.[0] ?? "" };
    });

  /* Tell whether a word is the one typed, or begins so; what was typed with marks has these marks. */
  const isWord = (word, typed, isBegun) => {
    const isBare = typed.bare === typed.base && !typed.tone;
    const [there, wanted] = isBare ? [word.bare, typed.bare] : [word.base, typed.base];
    if (isBegun) return there.startsWith(wanted) && (!typed.tone || typed.tone === word.tone);
    return there === wanted && (isBare || typed.tone === word.tone);
  };

  /* Tell whether words stand in a row in a cell, the last of them perhaps unfinished. */
  const standsIn = (cell, wanted) =>
    cell.some((_, at) =>
      wanted.every((typed, step) => cell[at + step] && isWord(cell[at + step], typed, step === wanted.length - 1)),
    );

  const NUMBER = /^-?\d+(\.\d+)?$/;
  const UNKNOWN = ":scope > .hb-unknown, :scope > .hb-none";

  /* What a cell is sorted by; what no source says is nothing. */
  const keyOf = (cell) => cell.dataset.sort ?? (cell.querySelector(UNKNOWN) ? "" : cell.textContent.trim());

  /* Sort rows by a column, as numbers where it holds nothing else; the empty ones stand last either way. */
  const sortRows = (rows, column, down) => {
    const keys = new Map(rows.map((row) => [row, keyOf(row.cells[column])]));
    const isCount = [...keys.values()].every((key) => key === "" || NUMBER.test(key));
    const compare = isCount ? (one, other) => Number(one) - Number(other) : order.compare;
    return rows.sort((one, other) => {
      const [left, right] = [keys.get(one), keys.get(other)];
      if (left === "" || right === "") return (left === "") - (right === "");
      return compare(left, right) * (down ? -1 : 1);
    });
  };

  const sortable = (table, reach) => {
    const body = table.tBodies[0];
    const headers = [...table.tHead.rows[0].cells];
    headers.forEach((header, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "hb-sort";
      button.textContent = header.textContent;
      if (reach) button.setAttribute("aria-describedby", reach.id);
      header.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = header.getAttribute("aria-sort") === "ascending";
        headers.forEach((each) => each.removeAttribute("aria-sort"));
        header.setAttribute("aria-sort", down ? "descending" : "ascending");
        body.append(...sortRows([...body.rows], column, down));
      });
    });
  };

  /* What the cells of a column name: each link, or all the words where there is none. */
  const namesIn = (cell) => {
    const links = [...cell.querySelectorAll("a")];
    return (links.length ? links : [cell]).map((each) => each.textContent.trim());
  };

  /* Let readers choose one of the names in a column. */
  const makeChoice = (header, rows, reach, changed) => {
    const label = document.createElement("label");
    const choice = document.createElement("select");
    const names = new Map(rows.map(({ row }) => [row, namesIn(row.cells[header.cellIndex])]));
    choice.append(new Option("Tất cả", ""));
    for (const name of [...new Set([...names.values()].flat())].sort(order.compare)) choice.append(new Option(name, name));
    if (reach) choice.setAttribute("aria-describedby", reach.id);
    label.append(`${header.textContent.trim()}: `, choice);
    choice.addEventListener("change", changed);
    return { label, accepts: (row) => !choice.value || names.get(row).includes(choice.value), isSet: () => choice.value !== "" };
  };

  const filterable = (block, table, reach) => {
    const bar = document.createElement("div");
    const label = document.createElement("label");
    const input = document.createElement("input");
    const status = document.createElement("span");
    bar.className = "hb-form hb-filter";
    input.type = "search";
    status.setAttribute("role", "status");
    label.append(`${block.dataset.filter}: `, input);
    if (reach) {
      input.setAttribute("aria-describedby", reach.id);
      reach.hidden = false;
      bar.append(reach);
    }
    block.prepend(bar);
    const rows = [...table.tBodies[0].rows].map((row) => ({ row, cells: [...row.cells].map((cell) => split(cell.textContent)) }));
    const show = () => {
      const wanted = split(input.value);
      const chosen = rows.filter(({ row }) => choices.every((choice) => choice.accepts(row)));
      const together = chosen.filter(({ cells }) => cells.some((cell) => standsIn(cell, wanted)));
      const apart = ({ cells }) => wanted.every((word) => cells.some((cell) => standsIn(cell, [word])));
      const shown = new Set(together.length ? together : chosen.filter(apart));
      for (const each of rows) each.row.hidden = !shown.has(each);
      status.textContent = wanted.length || choices.some((choice) => choice.isSet()) ? `${shown.size} dòng` : "";
    };
    const choices = [...table.tHead.rows[0].cells]
      .filter((header) => "choice" in header.dataset)
      .map((header) => makeChoice(header, rows, reach, show));
    input.addEventListener("input", show);
    bar.prepend(label, ...choices.map((choice) => choice.label), status);
  };

  for (const block of document.querySelectorAll("[data-sortable]")) {
    const table = block.querySelector("table");
    const reach = block.querySelector("#hb-reach"); // says that a table goes on over other pages
    filterable(block, table, reach);
    sortable(table, reach);
  }
})();
