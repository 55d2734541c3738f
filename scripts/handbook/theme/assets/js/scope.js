/* What the theme's script expects to find: where the site begins, and a store for choices made on any page of it. */
(() => {
  "use strict";
  const scope = new URL(document.currentScript.dataset.scope, window.location);
  const nameEntry = (key, place) => `${place.pathname}.${key}`;

  window.__md_scope = scope;
  window.__md_get = (key, storage = localStorage, place = scope) => JSON.parse(storage.getItem(nameEntry(key, place)));
  window.__md_set = (key, value, storage = localStorage, place = scope) => {
    try {
      storage.setItem(nameEntry(key, place), JSON.stringify(value));
    } catch {
      // Full or forbidden: the choice holds for this page only.
    }
  };
})();
