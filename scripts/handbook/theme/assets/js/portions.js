/* Things that a page loads in portions, each a small script (HandbookPortions.take): a page opened from a folder may
 * not fetch. Also what such things are told in: lines of texts and links.
 */
(() => {
  "use strict";
  const waiting = new Map();
  const loaded = new Map();

  const make = (name, text = "") => {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  };

  /* The portion that a thing is in, as portions.py has it: by the CRC-32 of its id. */
  const find = (id, count) => {
    let rest = ~0;
    for (const letter of new TextEncoder().encode(id)) {
      rest ^= letter;
      for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
    }
    return (~rest >>> 0) % count;
  };

  /* The things of a portion; none where its script cannot be loaded. */
  const load = (name, folder) => {
    if (!loaded.has(name)) {
      const script = document.createElement("script");
      script.charset = "utf-8";
      script.src = new URL(`${name}.js`, folder);
      loaded.set(
        name,
        new Promise((done) => {
          waiting.set(name, done);
          script.addEventListener("error", () => done({}));
        }),
      );
      document.head.append(script);
    }
    return loaded.get(name);
  };

  const take = (name, things) => waiting.get(name)?.(things);

  const fill = (element, line) => {
    for (const run of line) {
      if (typeof run === "string") element.append(run);
      else element.append(Object.assign(make("a", run[0]), { href: run[1] }));
    }
    return element;
  };

  window.HandbookPortions = { make, find, load, take, fill };
})();
