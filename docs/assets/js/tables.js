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

  const sortable = (table) => {
    const body = table.tBodies[0];
    const headers = [...table.tHead.rows[0].cells];
    headers.forEach((header, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "hb-sort";
      button.textContent = header.textContent;
      header.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = header.getAttribute("aria-sort") === "ascending";
        headers.forEach((each) => each.removeAttribute("aria-sort"));
        header.setAttribute("aria-sort", down ? "descending" : "ascending");
        const key = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
        const rows = [...body.rows].sort((one, other) => {
          const [left, right] = [key(one), key(other)];
          if (left === "" || right === "") return (left === "") - (right === "");
          return order.compare(left, right) * (down ? -1 : 1);
        });
        body.append(...rows);
      });
    });
  };

  const filterable = (block, table) => {
    const bar = document.createElement("div");
    const label = document.createElement("label");
    const input = document.createElement("input");
    const status = document.createElement("span");
    bar.className = "hb-filter";
    input.type = "search";
    status.setAttribute("role", "status");
    label.append(`${block.dataset.filter}: `, input);
    bar.append(label, status);
    block.prepend(bar);
    const rows = [...table.tBodies[0].rows].map((row) => ({ row, cells: [...row.cells].map((cell) => split(cell.textContent)) }));
    input.addEventListener("input", () => {
      const wanted = split(input.value);
      const together = rows.filter(({ cells }) => cells.some((cell) => standsIn(cell, wanted)));
      const apart = ({ cells }) => wanted.every((word) => cells.some((cell) => standsIn(cell, [word])));
      const shown = new Set(together.length ? together : rows.filter(apart));
      for (const each of rows) each.row.hidden = !shown.has(each);
      status.textContent = wanted.length ? `${shown.size} dòng` : "";
    });
  };

  for (const block of document.querySelectorAll("[data-sortable]")) {
    const table = block.querySelector("table");
    sortable(table);
    filterable(block, table);
  }
})();
