/* Shows the page in the colours the reader chose before, before it is painted in others. */
(() => {
  "use strict";
  const colours = window.__md_get("__palette")?.color;
  if (!colours) return;
  if (colours.media === "(prefers-color-scheme)") {
    const wish = window.matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    const option = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${wish})']`);
    for (const name of ["media", "scheme", "primary", "accent"]) {
      colours[name] = option.getAttribute(`data-md-color-${name}`);
    }
  }
  for (const [name, value] of Object.entries(colours)) document.body.setAttribute(`data-md-color-${name}`, value);
})();
