/* Sorting and filtering of tables. Optional: without it every table is complete and in its own order. */
(() => {
  "use strict";
  const order = new Intl.Collator("vi", { numeric: true });
  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").replace(/(\d)\.(?=\d{3})/g, "$1").toLowerCase();

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
    const texts = new Map([...table.tBodies[0].rows].map((row) => [row, fold(row.textContent)]));
    input.addEventListener("input", () => {
      const wanted = fold(input.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [row, text] of texts) {
        row.hidden = !wanted.every((word) => text.includes(word));
        shown += row.hidden ? 0 : 1;
      }
      status.textContent = wanted.length ? `${shown} dòng` : "";
    });
  };

  for (const block of document.querySelectorAll("[data-sortable]")) {
    const table = block.querySelector("table");
    sortable(table);
    filterable(block, table);
  }
})();
