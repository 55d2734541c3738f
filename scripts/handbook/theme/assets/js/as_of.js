/* Documents as of a day, chosen by the reader and kept in the address: #ngay=2019-05-01&van-ban=05-ct-tw-2016. A document
 * alone is told from its first day on. How each stood is in portions (see portions.js), as as_of.py found it: from which
 * day on, whether it was issued (1 nobody knows, 2 yes), and in words; before the first of these days it was not.
 */
(() => {
  "use strict";
  const folder = new URL("../as-of/", document.currentScript.src);
  const { make, find, load, fill } = window.HandbookPortions;
  const form = document.querySelector(".hb-day-form");
  if (!form) return;
  const YES = 2;
  const SHOWN = 50;
  const count = Number(form.dataset.portions);
  const { ngay: input, tim: filter } = form.elements;
  const found = document.querySelector(".hb-day-found");
  const status = found.querySelector("[role=status]");
  const list = found.querySelector("ol");
  const more = found.querySelector("button");
  const last = input.value;
  let asked = {};
  let shown = SHOWN;

  const number = (day) => Number(day.replaceAll("-", ""));
  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  const write = (day) => `${Number(day.slice(8))}/${Number(day.slice(5, 7))}/${day.slice(0, 4)}`;
  const EVER = 10_101; // the day that stands for all before
  const spell = (day) => (day === EVER ? "Từ trước:" : `Từ ${day % 100}/${Math.floor(day / 100) % 100}/${Math.floor(day / 10_000)}:`);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();

  const stateOf = (states, day) => states.findLast(([since]) => since <= day);

  const tell = (thing, line, since) => {
    const item = make("li");
    const name = Object.assign(make("a", thing.name), { href: thing.href });
    const said = Object.assign(make("span"), { className: "hb-remark" });
    if (since) item.append(make("strong", since), " ", fill(make("span"), line));
    else item.append(name, `: ${thing.title}`, make("br"), fill(said, line));
    return item;
  };

  const loadAll = async () => {
    const portions = await Promise.all(Array.from({ length: count }, (_, at) => load(`${at}`, folder)));
    return portions.flatMap((things) => Object.entries(things));
  };

  /* One document: how it stood on the day, or from each day on which that changed. */
  const showOne = async (id, day) => {
    const thing = (await load(`${find(id, count)}`, folder))[id];
    if (!thing) {
      status.textContent = `Sổ tay không có «${id}».`;
      return [];
    }
    status.replaceChildren(Object.assign(make("a", thing.name), { href: thing.href }));
    if (!day) return thing.states.map(([since, , line]) => tell(thing, line, spell(since)));
    status.append(` tính đến ${write(day)}.`);
    return [tell(thing, stateOf(thing.states, number(day))?.[2] ?? ["chưa ban hành"])];
  };

  const showAll = async (day) => {
    const at = number(day);
    const words = plain(filter.value).split(/\s+/).filter(Boolean);
    const all = (await loadAll()).map(([, thing]) => ({ thing, state: stateOf(thing.states, at) })).filter(({ state }) => state);
    const sure = all.filter(({ state }) => state[1] === YES);
    const kept = all.filter(({ thing }) => words.every((word) => plain(`${thing.name} ${thing.title}`).includes(word)));
    const rank = ({ thing, state }) => [state[1], thing.sort];
    kept.sort((one, other) => {
      const [mine, theirs] = [rank(one), rank(other)];
      return theirs[0] - mine[0] || (mine[1] < theirs[1] ? 1 : -1);
    });
    status.textContent = `Tính đến ${write(day)}: ${sure.length} văn bản đã ban hành, ${all.length - sure.length} văn bản chưa rõ.`;
    if (last && day !== last) status.append(" Đây là lúc ấy, không phải hôm nay. ", Object.assign(make("a", "Trở về ngày mới nhất"), { href: `#ngay=${last}` }));
    more.hidden = kept.length <= shown;
    return kept.slice(0, shown).map(({ thing, state }) => tell(thing, state[2]));
  };

  const show = async () => {
    const address = new URLSearchParams(window.location.hash.slice(1));
    const [day, id] = [address.get("ngay") ?? "", address.get("van-ban") ?? ""];
    const mine = { day: isDay(day) ? day : "", id };
    asked = mine;
    if (mine.day) input.value = mine.day;
    more.hidden = true;
    found.hidden = !mine.day && !id;
    if (found.hidden) return;
    const items = id ? await showOne(id, mine.day) : await showAll(mine.day);
    if (asked === mine) list.replaceChildren(...items);
  };

  const choose = () => {
    const address = new URLSearchParams({ ...(isDay(input.value) && { ngay: input.value }), ...(asked.id && { "van-ban": asked.id }) });
    shown = SHOWN;
    window.location.hash = address;
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("[data-print]").addEventListener("click", () => window.print());
  input.addEventListener("change", choose);
  filter.addEventListener("input", show);
  more.addEventListener("click", () => {
    shown += SHOWN;
    show();
  });
  window.addEventListener("hashchange", show);
  show();
})();
