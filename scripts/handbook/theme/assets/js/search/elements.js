/* Elements of the page. What comes from data goes in as text, never as markup. */
(() => {
  "use strict";

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  const makeRuns = (tag, name, runs) =>
    make(tag, { class: name }, ...runs.map((run) => (run.hit ? make("mark", {}, run.text) : run.text)));

  window.HandbookSearch.parts.elements = { make, makeRuns };
})();
