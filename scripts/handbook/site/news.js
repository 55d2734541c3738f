// Added to every page by `handbook serve`: loads a new edition, and shows what is wrong with the records until it is
// mended. All it shows is set as text, never as markup.
(() => {
  "use strict";
  const { edition } = document.currentScript.dataset;
  // who types in the form must lose nothing: it is not loaded again
  const isForm = document.querySelector('link[rel="cms-config-url"]') !== null;

  const make = (name, className, text = "") => {
    const element = document.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
  };

  const panel = make("aside", "hb-news");
  panel.setAttribute("role", "status");
  panel.lang = "vi";
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/__news.css";
  document.head.append(style);

  const makeItem = ({ kind, place, message, hint }) => {
    const item = make("li", "hb-news__fault");
    const head = make("p", "hb-news__place");
    head.append(make("strong", "", kind), " ", make("code", "", place));
    item.append(head, make("p", "hb-news__message", message));
    if (hint) item.append(make("p", "hb-news__hint", `Gợi ý: ${hint}`));
    return item;
  };

  const show = ({ isNew, faults, more, amounts }) => {
    panel.replaceChildren();
    if (!faults.length) {
      panel.remove();
      return;
    }
    const title = isNew
      ? `Đã dựng lại; còn ${amounts}`
      : `Chưa dựng lại được: có ${amounts}. Các trang vẫn là bản trước.`;
    const details = make("details", "hb-news__details");
    details.open = !isNew;
    const list = make("ul", "hb-news__list");
    list.append(...faults.map(makeItem));
    if (more) list.append(make("li", "hb-news__more", `Còn ${more} điều nữa; xem hết bằng «handbook check».`));
    details.append(make("summary", "hb-news__title", title), list);
    panel.append(details);
    document.body.append(panel);
  };

  const ask = async (seen) => {
    try {
      const news = await (await fetch(`/__news?${seen}`)).json();
      if (news.edition !== edition && !isForm) {
        location.reload();
        return;
      }
      if (news.number !== seen) show(news);
      ask(news.number);
    } catch {
      setTimeout(ask, 1000, seen);
    }
  };
  ask(0);
})();
