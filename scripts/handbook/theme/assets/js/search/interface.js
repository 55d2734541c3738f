/* Sets up the box of every page and the search page. Without this file both are plain forms. */
(() => {
  "use strict";
  const { setUpBox } = window.HandbookSearch.parts.box;
  const { setUpPage } = window.HandbookSearch.parts.page;
  const { listenToSlash } = window.HandbookSearch.parts.slash;
  const box = document.querySelector("[data-hb-search]");
  const page = document.querySelector("[data-hb-find]");
  if (box) setUpBox(box);
  if (page) setUpPage(page);
  const target = (page ?? box)?.querySelector("input");
  if (target) listenToSlash(target);
})();
