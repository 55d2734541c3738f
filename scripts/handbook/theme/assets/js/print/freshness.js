/* Tells whether a print is still what the handbook says. What an address holds is only ever shown as text. */
(() => {
  "use strict";
  const { sections, changes, former } = window.HandbookPrints;
  const panel = document.querySelector("[data-hb-freshness]");
  const verdict = panel.querySelector("[data-hb-verdict]");
  const input = panel.querySelector("input");
  const CODE = /^(.*?)\.([0-9a-f]{10})(?:\.(\d{4}(?:-\d\d){0,2}))?$/;
  const known = (table, name) => (Object.hasOwn(table, name) ? table[name] : undefined);

  const make = (name, text, href) => {
    const element = document.createElement(name);
    element.textContent = text;
    if (href) element.href = href;
    return element;
  };
  const say = (...parts) => {
    const line = document.createElement("p");
    line.append(...parts);
    return line;
  };
  const day = (date) => date.split("-").map((part) => String(Number(part))).reverse().join("/");

  const readAddress = () => {
    const text = location.hash.slice(1);
    try {
      return decodeURIComponent(text).trim();
    } catch {
      return text;
    }
  };

  const listChanges = (section, printed) => {
    const later = section.changes.map((place) => changes[place]).filter((change) => change.date > printed);
    if (!later.length) return [say("Nhật ký nội dung không ghi rõ thay đổi nào của phần này kể từ ngày ấy.")];
    const list = document.createElement("ul");
    for (const change of later.reverse()) {
      const item = make("li", "");
      item.append(make("strong", day(change.date)), ` ${change.text}`);
      list.append(item);
    }
    return [say("Từ ngày ấy, nhật ký nội dung ghi:"), list];
  };

  const compare = (section, hash, printed) => {
    if (hash === section.hash) {
      const date = section.updated ? ` Nội dung cập nhật ngày ${day(section.updated)}.` : "";
      return ["fresh", [make("h2", "Bản in này còn mới"), say(`Chữ trên giấy đúng với sổ tay hiện nay.${date}`)]];
    }
    const head = [make("h2", "Nội dung đã thay đổi sau bản in này")];
    if (!hash) return ["unknown", [make("h2", "Chưa rõ"), say("Địa chỉ thiếu mười chữ cuối của mã nên không so được.")]];
    if (!printed) return ["stale", [...head, say("Mã không ghi ngày của bản in nên không rõ đã thay đổi những gì.")]];
    return ["stale", [...head, say(`Bản in ghi nội dung ngày ${day(printed)}.`), ...listChanges(section, printed)]];
  };

  const judge = (code) => {
    if (!code) return ["asking", [say("Quét mã QR trên bản in, hoặc gõ mã in ở chân tờ vào ô dưới đây.")]];
    const [, id, hash, printed] = CODE.exec(code) ?? [code, code];
    const section = known(sections, known(former, id) ?? id);
    if (!section) {
      const text = `Sổ tay hiện không có phần nào mang mã «${code.slice(0, 200)}».`;
      return ["unknown", [make("h2", "Không có phần này"), say(text)]];
    }
    const [state, parts] = compare(section, hash, printed);
    const title = say(make("strong", section.title));
    const ways = say(
      make("a", "Đọc trên trang", `../${section.page}`),
      " · ",
      make("a", `Tải bản in hiện nay (${section.details})`, `../${section.file}`),
      " · ",
      make("a", "Nhật ký nội dung", "../thay-doi/index.html"),
    );
    return [state, [parts[0], title, ...parts.slice(1), ways]];
  };

  const show = () => {
    const code = readAddress();
    const [state, parts] = judge(code);
    verdict.dataset.state = state;
    verdict.replaceChildren(...parts);
    input.value = code;
  };

  panel.querySelector("[data-hb-ask]").addEventListener("submit", (event) => {
    event.preventDefault();
    location.hash = encodeURIComponent(input.value.trim());
    show();
  });
  addEventListener("hashchange", show);
  panel.hidden = false;
  show();
})();
