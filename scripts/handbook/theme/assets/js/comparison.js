/* Things of one kind beside each other, chosen by search and kept in the address: #van-ban=05-ct-tw-2016,01-kl-tw-2021.
 *
 * What a thing answers is in a portion of its kind (see portions.js). Optional: without this the page shows the table it
 * was made with.
 */
(() => {
  "use strict";
  const { src } = document.currentScript;
  const data = new URL("../compare/", src);
  const { make, find: locate, load, fill } = window.HandbookPortions;
  const form = document.querySelector(".hb-compare-form");
  if (!form) return;
  const MOST = 4;
  const FOUND = 8;
  const ASKED = 40; // results of the search, of which those of the kind are shown
  const FOLDERS = { "van-ban": "van-ban", "dien-hinh": "don-vi", "co-quan": "don-vi", "mo-hinh": "mo-hinh", tinh: "noi" };
  const chosen = form.querySelector(".hb-compare-chosen");
  const found = form.querySelector(".hb-compare-found");
  const status = form.querySelector("[role=status]");
  const input = form.elements.tim;
  const parts = Object.fromEntries([...form.querySelectorAll("[data-kind]")].map(({ dataset }) => [dataset.kind, Number(dataset.parts)]));
  let state = { kind: "", ids: [] };

  const find = async (kind, id) => (await load(`${kind}-${locate(id, parts[kind])}`, data))[id];

  const fillCell = (cell, line, name) => {
    if (name) cell.dataset.label = name;
    if (!line.length) cell.append(Object.assign(make("span", "chưa ghi"), { className: "hb-none" }));
    return fill(cell, line);
  };

  const makeRow = (label, lines, names) => {
    const row = make("tr");
    const head = make("th", label);
    head.scope = "row";
    row.append(head, ...lines.map((line, at) => fillCell(make("td"), line, names[at])));
    return row;
  };

  /* A row for each question that any of the things answers, and for each figure that two of them have. */
  const alignRows = (things) => {
    const names = things.map(({ name }) => name);
    const told = things.map(({ answers }) => new Map(answers));
    const labels = new Set(told.flatMap((answers) => [...answers.keys()]));
    const rows = [...labels].map((label) => makeRow(label, told.map((answers) => answers.get(label) ?? []), names));
    const counted = things.map(({ figures }) => new Map(figures.map(([key, label, line]) => [key, { label, line }])));
    for (const key of new Set(counted.flatMap((figures) => [...figures.keys()]))) {
      const having = counted.filter((figures) => figures.has(key));
      if (having.length > 1) {
        const lines = counted.map((figures) => figures.get(key)?.line ?? []);
        rows.push(makeRow(having[0].get(key).label, lines, names));
      }
    }
    return rows;
  };

  const draw = (things) => {
    const table = document.querySelector("table.hb-comparison") ?? make("table");
    const caption = Object.assign(make("caption", document.title), { className: "hb-hidden" });
    const heads = ["Câu hỏi", ...things.map(({ name }) => name)].map((name) => Object.assign(make("th", name), { scope: "col" }));
    const [head, body, top] = [make("thead"), make("tbody"), make("tr")];
    top.append(...heads);
    head.append(top);
    body.append(...alignRows(things));
    table.className = "hb-table hb-comparison";
    table.replaceChildren(caption, head, body);
    if (!table.isConnected) form.parentElement.append(table);
  };

  const writeAddress = () => {
    window.location.hash = state.ids.length ? `${state.kind}=${state.ids.join(",")}` : "";
  };

  const drop = (id) => {
    state.ids = state.ids.filter((each) => each !== id);
    writeAddress();
  };

  const add = (kind, id) => {
    const ids = kind === state.kind ? state.ids : [];
    state = { kind, ids: [...new Set([...ids, id])].slice(0, MOST) };
    input.value = "";
    found.replaceChildren();
    writeAddress();
  };

  const makeChosen = (id, name) => {
    const item = make("li");
    const button = make("button", `${name} ✕`);
    button.type = "button";
    button.setAttribute("aria-label", `Bỏ ${name} khỏi bảng`);
    button.addEventListener("click", () => drop(id));
    item.append(button);
    return item;
  };

  const show = async () => {
    const [[kind, listed] = ["", ""]] = new URLSearchParams(window.location.hash.slice(1));
    if (!(kind in parts)) {
      chosen.replaceChildren();
      return;
    }
    state = { kind, ids: [...new Set(listed.split(",").filter(Boolean))].slice(0, MOST) };
    const asked = state.ids;
    const things = await Promise.all(asked.map((id) => find(kind, id)));
    if (asked !== state.ids) return; // others were chosen meanwhile
    const known = things.filter(Boolean);
    chosen.replaceChildren(...asked.map((id, at) => makeChosen(id, things[at]?.name ?? id)));
    const missing = asked.filter((_, at) => !things[at]);
    const told = missing.map((id) => `Sổ tay không có «${id}».`);
    if (known.length < 2) told.push("Thêm một mục nữa để so sánh.");
    if (asked.length === MOST) told.push(`Bảng có nhiều nhất ${MOST} mục.`);
    status.textContent = told.join(" ");
    if (known.length) draw(known);
  };

  const suggest = async () => {
    const query = input.value.trim();
    const hits = query ? await window.HandbookSearch.search(query, { limit: ASKED }) : [];
    if (query !== input.value.trim()) return;
    const items = [];
    const met = new Set();
    for (const { url, title } of hits) {
      const [folder, id] = new URL(url, window.location.href).pathname.replace(/\.html$/, "").split("/").slice(-2);
      const kind = FOLDERS[folder];
      if (!kind || id === "index" || (state.ids.length && kind !== state.kind) || met.has(id) || state.ids.includes(id)) continue;
      met.add(id);
      const item = make("li");
      const button = make("button", title);
      button.type = "button";
      button.addEventListener("click", () => add(kind, id));
      item.append(button);
      items.push(item);
      if (items.length === FOUND) break;
    }
    found.replaceChildren(...items);
    status.textContent = query && !items.length ? "Không thấy mục nào cùng loại." : "";
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("[data-print]").addEventListener("click", () => window.print());
  input.addEventListener("input", suggest);
  window.addEventListener("hashchange", show);
  show();
})();
