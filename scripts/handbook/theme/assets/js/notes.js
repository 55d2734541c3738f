/* A note opens where it is cited, with a button to copy the statement and its source. Without this script, or in a
   browser that has no popovers, the number is a link to the note at the foot of the page, and the note leads back. */
(() => {
  "use strict";
  if (!("showPopover" in HTMLElement.prototype)) {
    return;
  }
  const GAP = 6;
  const STATEMENT = "li, tr, article, dd, p";
  let cited = null;

  const make = (name, className, text = "") => {
    const element = document.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
  };
  const box = make("div", "hb-note");
  const body = make("div", "md-typeset");
  const copy = make("button", "hb-copy");
  box.popover = "auto";
  box.tabIndex = -1;
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", "Nguồn của ý này");
  copy.type = "button";
  box.append(body, copy);

  const readWords = (element) => {
    const plain = element.cloneNode(true);
    plain.querySelectorAll(".hb-cite, .hb-back, .hb-fault, .hb-hidden").forEach((each) => each.remove());
    return plain.textContent.replace(/\s+/g, " ").trim();
  };

  /* The original at the very words the passage begins with; its plain address goes. */
  const linkOriginal = (source, place) => {
    const link = [...source.querySelectorAll("a")].at(-1);
    const opening = place.querySelector(".hb-opening")?.textContent.replace(/^«| …»$/g, "");
    if (!link || link === source.querySelector("a") || !opening || link.hash) {
      return [];
    }
    const there = make("p", "");
    const words = encodeURIComponent(opening).replaceAll("-", "%2D");
    link.previousSibling?.remove();
    link.href = `${link.getAttribute("href")}#:~:text=${words}`;
    link.textContent = "mở bài gốc đúng chỗ";
    there.append(link);
    return [there];
  };

  const fill = (note) => {
    const source = note.closest(".hb-notes").querySelector("p").cloneNode(true);
    const place = make("p", "");
    place.append(...[...note.childNodes].map((node) => node.cloneNode(true)));
    place.querySelectorAll(".hb-back").forEach((each) => each.remove());
    body.replaceChildren(source, place, ...linkOriginal(source, place));
    copy.textContent = "Chép câu này kèm nguồn";
  };

  const put = (link) => {
    const at = link.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = box;
    const below = at.bottom + GAP + height <= window.innerHeight || at.top < height + GAP;
    box.style.left = `${Math.max(GAP, Math.min(at.left, window.innerWidth - width - GAP))}px`;
    box.style.top = `${below ? at.bottom + GAP : at.top - GAP - height}px`;
  };

  const write = async (text) => {
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

  copy.addEventListener("click", async () => {
    const statement = cited.closest(STATEMENT) ?? cited.parentElement;
    const anchor = statement.closest("[id]");
    const page = new URL(window.location);
    page.hash = anchor && !anchor.contains(document.querySelector("main")) ? anchor.id : "";
    const heading = document.querySelector("h1");
    const name = heading ? readWords(heading) : document.title;
    const where = [...body.children].map(readWords).join(", ");
    await write(`${readWords(statement)} (${where}; dẫn theo ${name}, ${page})`);
    copy.textContent = "Đã chép";
  });
})();
