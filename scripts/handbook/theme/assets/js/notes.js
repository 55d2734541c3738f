/* A note opens where it is cited, with ways to copy the statement as a citation, to its own address, and to report a
   mistake in it. Without this script, or in a browser that has no popovers, the number is a link to the note at the
   foot of the page, and the note leads back. */
(() => {
  "use strict";
  if (!("showPopover" in HTMLElement.prototype)) {
    return;
  }
  const GAP = 6;
  const STATEMENT = "tr, .hb-card > div, .hb-answer > div, p, li";
  const LONGEST = 300; // letters of a statement in an address, which some mail programs cut
  let cited = null;

  const make = (name, className, text = "") => {
    const element = document.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
  };
  /* Where mistakes are told: the owner's mail or form, or the forge's; the editors' guide takes no words. */
  const contact = document.querySelector(".hb-record a")?.getAttribute("href") ?? "";
  const isOpen = /^(mailto|https?):/.test(contact);

  const box = make("div", "hb-note");
  const body = make("div", "md-typeset");
  const actions = make("p", "hb-actions");
  const copy = make("button", "hb-copy", "Chép trích dẫn");
  const report = make(isOpen ? "a" : "button", "hb-copy", "Báo sai sót");
  const place = make("a", "hb-copy", "Liên kết tới ý này");
  const told = make("p", "hb-told");
  box.popover = "auto";
  box.tabIndex = -1;
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", "Nguồn của ý này");
  told.setAttribute("role", "status");
  copy.type = "button";
  actions.append(copy, report, place);
  box.append(body, actions, told);

  const readWords = (element) => {
    const plain = element.cloneNode(true);
    plain.querySelectorAll(".hb-cite, .hb-independent, .hb-fault, .hb-hidden, th .hb-remark").forEach((each) => each.remove());
    return plain.textContent.replace(/\s+/g, " ").trim();
  };

  /* The source of a note, and the link to the original, which stands apart from it. */
  const readSource = (note) => {
    const source = note.closest(".hb-notes").querySelector("p").cloneNode(true);
    const original = [...source.querySelectorAll("a")].slice(1).at(-1);
    original?.previousSibling.remove();
    original?.remove();
    return [source, original];
  };

  /* The original at the very words the passage begins with. */
  const linkOriginal = (original, opening) => {
    const there = make("p", "");
    if (opening && !original.hash) {
      const words = encodeURIComponent(opening).replaceAll("-", "%2D");
      original.href = `${original.getAttribute("href")}#:~:text=${words}`;
      original.textContent = "mở bài gốc đúng chỗ";
    }
    there.append(original);
    return there;
  };

  /* A link in a statement that has no place of its own leads to where it is told. */
  const findPlace = (statement) => statement.closest("main [id]");
  const findHome = (statement) =>
    findPlace(statement) ? null : [...statement.querySelectorAll("a[href*='#']")].find((link) => !link.closest("sup"));
  const isElsewhere = (home) => Boolean(home) && home.pathname !== window.location.pathname;

  /* A statement as printed: a figure with what it counts, of whom and when, a fact of the card with its label, one of
     several with the heading over them. */
  const readStatement = (statement, home) => {
    if (statement.matches("tr, div")) {
      const cells = [...statement.children].filter((cell) => !isElsewhere(home) || !cell.contains(home));
      const [name, ...said] = cells.map(readWords);
      return `${name}: ${said.filter(Boolean).join(", ")}`;
    }
    const heading = statement.closest("article.hb-item, .hb-relation")?.querySelector("h2, h3, h4");
    return `${heading ? `${readWords(heading)}: ` : ""}${readWords(statement)}`;
  };

  /* All that a statement cites: each source once, with its paragraphs and its address. */
  const readSources = (statement) => {
    const found = new Map();
    for (const link of statement.querySelectorAll(".hb-cite a")) {
      const note = document.getElementById(link.hash.slice(1));
      const [source, original] = readSource(note);
      const name = readWords(source);
      const [places, address] = found.get(name) ?? [[], original?.getAttribute("href")];
      found.set(name, [[...places, readWords(note.querySelector("a"))], address]);
    }
    return [...found].map(([name, [places, address]]) => [name, ...places, address].filter(Boolean).join(", ")).join("; ");
  };

  /* On the web the whole address; a copy in a folder gives the one that the page says it has. */
  const findAddress = (statement, home, reference) => {
    const given = reference?.querySelector(".hb-address").textContent;
    const isCopy = window.location.protocol === "file:" && Boolean(given);
    const here = new URL(document.querySelector("link[rel=canonical]")?.href ?? window.location.href);
    const place = findPlace(statement);
    const target = place ? `#${place.id}` : (home?.getAttribute("href") ?? "");
    here.search = "";
    here.hash = "";
    const there = new URL(target, isCopy ? new URL(given, "file:///") : here);
    return isCopy ? `${there.pathname.slice(1)}${there.hash}` : there.href;
  };

  const readCited = () => {
    const statement = cited.closest(STATEMENT) ?? cited.parentElement;
    const home = findHome(statement);
    const reference = document.querySelector(".hb-reference:has(.hb-address)");
    return {
      words: readStatement(statement, home),
      sources: readSources(statement),
      name: readWords(isElsewhere(home) ? home : document.querySelector("h1")),
      site: reference ? `, trong: ${reference.querySelector("cite").textContent}` : "",
      address: findAddress(statement, home, reference),
      edition: reference ? reference.lastChild.textContent.replace(/^, |\.$/g, "") : "",
      place: findPlace(statement)?.id,
    };
  };

  const writeCitation = ({ words, sources, name, site, address, edition }) =>
    `${words} (${sources}; dẫn theo ${name}${site}, ${address}${edition ? `, ${edition}` : ""})`;

  const writeReport = ({ words, sources, name, address, edition }) =>
    [
      `Trang: ${name}`,
      `Địa chỉ: ${address}`,
      `Chỗ sai: ${words}`,
      `Nguồn đang dẫn: ${sources}`,
      ...(edition ? [`Bản sổ tay: ${edition}`] : []),
      "Viết thế nào mới đúng, theo nguồn nào: ",
    ].join("\n");

  /* Mail takes all words in its text; a form gets the page and the statement under the names of the forge's form. */
  const addressReport = (found) => {
    const words = found.words.length > LONGEST ? `${found.words.slice(0, LONGEST)} …` : found.words;
    const where = [found.address, found.edition].filter(Boolean).join(", ");
    const said = contact.startsWith("mailto:")
      ? { subject: `Sai sót: ${found.name}`, body: writeReport({ ...found, words }) }
      : { page: where, wrong: words };
    const pairs = Object.entries(said).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
    const [address, anchor] = contact.split("#");
    return `${address}${address.includes("?") ? "&" : "?"}${pairs.join("&")}${anchor ? `#${anchor}` : ""}`;
  };

  const put = (link) => {
    const at = link.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = box;
    const below = at.bottom + GAP + height <= window.innerHeight || at.top < height + GAP;
    box.style.left = `${Math.max(GAP, Math.min(at.left, window.innerWidth - width - GAP))}px`;
    box.style.top = `${below ? at.bottom + GAP : at.top - GAP - height}px`;
  };

  const write = async (text, done) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = make("textarea", "");
      area.value = text;
      box.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    told.textContent = done;
  };

  const fill = (note) => {
    const [source, original] = readSource(note);
    const passage = make("p", "");
    const opening = note.querySelector(".hb-opening")?.textContent.replace(/^«| …»$/g, "");
    passage.append(...[...note.childNodes].map((node) => node.cloneNode(true)));
    passage.querySelectorAll(".hb-back").forEach((each) => each.remove());
    body.replaceChildren(source, passage, ...(original ? [linkOriginal(original, opening)] : []));
    const found = readCited();
    place.hidden = !found.place;
    place.href = `#${found.place ?? ""}`;
    told.textContent = "";
    if (isOpen) {
      report.href = addressReport(found);
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".hb-cite a");
    const note = link && document.getElementById(link.hash.slice(1));
    if (!note || event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    event.preventDefault();
    cited = link;
    fill(note);
    if (!box.isConnected) {
      document.body.append(box);
    }
    box.showPopover();
    put(link);
    box.focus({ preventScroll: true });
  });

  copy.addEventListener("click", () => write(writeCitation(readCited()), "Đã chép trích dẫn."));
  place.addEventListener("click", () => box.hidePopover());
  if (!isOpen) {
    report.type = "button";
    report.addEventListener("click", () =>
      write(writeReport(readCited()), "Đã chép lời báo sai sót; xin gửi cho ban biên tập."),
    );
  }
})();
