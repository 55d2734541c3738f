/* Picks printed sections into a list that an address carries. Optional: without it the page lists every print. */
(() => {
  "use strict";
  const panel = document.querySelector("[data-hb-picker]");
  const part = (name) => panel.querySelector(`[data-hb-${name}]`);
  const address = part("address");
  const boxes = new Map();
  const isPart = "hbPart" in panel.dataset; // the list goes on: what is not here may be on another page of it
  const ways = document.querySelectorAll(".hb-pager a, .hb-rest a, .hb-trail a");
  let elsewhere = [];

  const makeBox = (row) => {
    const box = document.createElement("input");
    const file = row.querySelector("a");
    const name = file.getAttribute("aria-label") ?? file.textContent;
    box.type = "checkbox";
    box.className = "hb-pick";
    box.setAttribute("aria-label", `Chọn: ${name}`);
    box.addEventListener("change", show);
    const target = document.createElement("label");
    target.className = "hb-pick-target";
    target.append(box);
    row.prepend(target);
    row.closest("ul").classList.add("hb-picking");
    const pages = parseInt(row.querySelector(".hb-remark")?.textContent ?? "1", 10);
    boxes.set(row.dataset.hbSection, { box, file, name, pages });
  };

  const linkElsewhere = (id) => {
    const file = document.createElement("a");
    file.href = new URL(`pdf/${id}.pdf`, new URL(panel.dataset.hbRoot, location.href)).href;
    file.textContent = id;
    return [id, { file, name: id, pages: 0 }];
  };

  const listChosen = () => [...[...boxes].filter(([, { box }]) => box.checked), ...elsewhere.map(linkElsewhere)];

  const showChosen = (chosen) => {
    part("chosen").replaceChildren(
      ...chosen.map(([, { file, name }]) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = file.href;
        link.textContent = name;
        item.append(link);
        return item;
      }),
    );
    const pages = chosen.reduce((sum, [, each]) => sum + each.pages, 0);
    const others = elsewhere.length ? `, không kể ${elsewhere.length} phần ở trang khác của danh sách` : "";
    part("count").textContent = chosen.length
      ? `Đã chọn ${chosen.length} phần, các bản in riêng có ${pages} trang${others}.`
      : "Chưa chọn phần nào.";
  };

  function show() {
    const chosen = listChosen();
    const base = location.href.split("#")[0];
    const list = chosen.map(([id]) => id).join(",");
    showChosen(chosen);
    address.value = chosen.length ? `${base}#${list}` : "";
    for (const name of ["copy", "save", "clear"]) part(name).disabled = !chosen.length;
    panel.dispatchEvent(new CustomEvent("hb-chosen", { detail: chosen.map(([id]) => id) }));
    for (const way of ways) way.hash = list;
    history.replaceState(null, "", list ? `#${list}` : location.pathname + location.search);
  }

  const readAddress = () => {
    let text = location.hash.slice(1);
    try {
      text = decodeURIComponent(text);
    } catch {
      // what cannot be decoded is taken as it stands
    }
    return text.split(",").map((id) => id.trim()).filter(Boolean);
  };

  /* Ticks what an address names; an address that leads to a heading of this page is none of these. */
  const restore = () => {
    const ids = readAddress();
    if (!ids.length || document.getElementById(ids[0])) return;
    for (const [id, { box }] of boxes) box.checked = ids.includes(id);
    const missing = ids.filter((id) => !boxes.has(id));
    elsewhere = isPart ? missing.filter((id) => /^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(id)) : [];
    const unknown = missing.filter((id) => !elsewhere.includes(id));
    part("unknown").hidden = !unknown.length;
    part("unknown").textContent = unknown.length ? `Sổ tay hiện không có phần: ${unknown.join(", ")}.` : "";
    show();
  };

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address.value);
    } catch {
      address.select();
      document.execCommand("copy"); // a page of a folder may not have the newer way
    }
    part("count").textContent = "Đã chép địa chỉ.";
  };

  const save = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([listChosen().map(([id]) => `${id}\n`).join("")], { type: "text/plain" }));
    link.download = "danh-sach-in.txt";
    link.click();
    URL.revokeObjectURL(link.href);
  };

  document.querySelectorAll("[data-hb-section]").forEach(makeBox);
  part("copy").addEventListener("click", copy);
  part("save").addEventListener("click", save);
  part("clear").addEventListener("click", () => {
    for (const { box } of boxes.values()) box.checked = false;
    elsewhere = [];
    part("unknown").hidden = true;
    show();
  });
  address.addEventListener("focus", () => address.select());
  addEventListener("hashchange", restore);
  panel.hidden = false;
  showChosen([]);
  for (const name of ["copy", "save", "clear"]) part(name).disabled = true;
  restore();
})();
