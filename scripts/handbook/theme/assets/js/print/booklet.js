/*
 * Binds what was ticked into one PDF, on the reader's machine. Optional: without it there are the prints themselves.
 * What binds is large and is loaded when it is asked for. A page opened from a folder may read no file beside it, so there
 * the reader points at the folder of the prints.
 */
(() => {
  "use strict";
  const panel = document.querySelector("[data-hb-picker]");
  const part = (name) => panel.querySelector(`[data-hb-${name}]`);
  const [button, title, folder, state] = ["bind", "title", "folder", "state"].map(part);
  const own = document.currentScript.src;
  const root = new URL(panel.dataset.hbRoot, location.href).href;
  const isFolder = location.protocol === "file:";
  const SCRIPTS = ["vendor/pdf-lib.min.js", "vendor/tinos.js", "letters.js", "cover.js", "part.js", "tags.js", "binding.js"];
  const [SINGLE, LONGEST] = ["chung", 300];
  const HANDOUT = "mot-trang/";
  let chosen = [];
  let isBusy = false;

  const say = (text) => {
    state.textContent = text;
  };

  const load = (address) =>
    new Promise((done, fail) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = done;
      script.onerror = () => fail(new Error(`Không tải được ${address.split("/").pop()}.`));
      document.head.append(script);
    });

  const prepare = async () => {
    if (window.HandbookBooklet?.bind) return;
    window.HandbookBooklet = {};
    await load(`${root}data/sections.js`);
    for (const name of SCRIPTS) await load(new URL(name.includes("/") ? name : `booklet/${name}`, own).href);
  };

  const findFile = (id) => [...folder.files].find((file) => `/${file.webkitRelativePath}`.endsWith(`/pdf/${id}.pdf`));

  const read = async (id) => {
    if (isFolder) {
      const file = findFile(id);
      if (!file) throw new Error(`Thư mục đã chỉ không có tệp pdf/${id}.pdf.`);
      return new Uint8Array(await file.arrayBuffer());
    }
    const answer = await fetch(`${root}pdf/${id}.pdf`).catch(() => null);
    if (!answer?.ok) throw new Error(`Không tải được bản in ${id}.`);
    return new Uint8Array(await answer.arrayBuffer());
  };

  const day = (date) => date.split("-").map((each) => String(Number(each))).reverse().join("/");

  const countKinds = (ids, groups) => {
    const counts = new Map();
    for (const id of ids) {
      const kind = id.startsWith(HANDOUT) ? "Bản 1 trang" : groups[id.includes("/") ? id.slice(0, id.lastIndexOf("/")) : SINGLE];
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    return [...counts].map(([kind, count]) => `${kind}: ${count}`).join(" · ");
  };

  const wordCover = (entries) => {
    const { groups, site } = window.HandbookPrints;
    const dates = entries.map(({ updated }) => updated).filter(Boolean).sort();
    return {
      site,
      title: title.value.trim() || title.defaultValue,
      date: dates.length ? `Nội dung cập nhật ngày ${day(dates.at(-1))}` : "",
      kinds: countKinds(entries.map(({ id }) => id), groups),
      caution: "Bản in để tham khảo, không thay thế văn bản gốc.",
      address: isFolder || location.href.length > LONGEST ? "" : location.href,
      base: isFolder ? "../" : root,
    };
  };

  const gather = async () => {
    const entries = [];
    for (const id of chosen) {
      say(`Đang lấy phần ${entries.length + 1} trong ${chosen.length}…`);
      const isHandout = id.startsWith(HANDOUT);
      const section = window.HandbookPrints.sections[isHandout ? id.slice(HANDOUT.length) : id];
      if (!section) throw new Error(`Sổ tay hiện không có phần: ${id}.`);
      const name = isHandout ? `${section.title} (1 trang)` : section.title;
      entries.push({ ...section, id, isHandout, title: name, bytes: await read(id) });
    }
    return entries;
  };

  const nameFile = (text) => {
    const plain = text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/giu, "d").toLowerCase();
    return `${plain.replace(/[^a-z0-9]+/gu, "-").replace(/^-|-$/gu, "") || "tap"}.pdf`;
  };

  const offer = (content, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: "application/pdf" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  const make = async () => {
    await prepare();
    const entries = await gather();
    say(`Đang ghép ${entries.length} phần…`);
    const words = wordCover(entries);
    const { content, pages } = await window.HandbookBooklet.bind(entries, words, window.HandbookBooklet.font);
    offer(content, nameFile(words.title));
    say(`Đã ghép thành một tệp ${pages} trang.`);
  };

  const show = () => {
    button.disabled = isBusy || !chosen.length || (isFolder && !folder.files.length);
  };

  panel.addEventListener("hb-chosen", (event) => {
    chosen = event.detail;
    say("");
    show();
  });
  folder.addEventListener("change", () => {
    const count = [...folder.files].filter((file) => `/${file.webkitRelativePath}`.includes("/pdf/")).length;
    say(count ? `Đã thấy ${count} bản in.` : "Thư mục này không phải thư mục pdf của sổ tay.");
    show();
  });
  button.addEventListener("click", async () => {
    isBusy = true;
    show();
    await make().catch((fault) => say(`Chưa ghép được. ${fault.message}`));
    isBusy = false;
    show();
  });
  for (const each of panel.querySelectorAll("[data-hb-where]")) each.hidden = (each.dataset.hbWhere === "folder") !== isFolder;
  show();
})();
