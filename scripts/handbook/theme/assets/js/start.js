/* The first thing a page runs, before anything is painted, so that nothing jumps: scripts are on; a search was asked. */
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  root.classList.toggle("hb-asked", /[?&][^=]+=./.test(window.location.search));
})();
