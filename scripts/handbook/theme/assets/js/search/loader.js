/* The search of the handbook: the one script every page has. It does nothing until somebody searches.
 *
 *   HandbookSearch.open()                            loads the engine; resolves when it is ready
 *   HandbookSearch.search(query, {limit, filters})   resolves to hits, best first
 *   HandbookSearch.facets(query, filters)            resolves to {facet: [{value, label, count}]} over all hits
 *   HandbookSearch.suggest(query)                    resolves to a better spelling, or null
 *
 * A hit is {id, url, title, kind, context, titleRuns, excerpt, exact, near, why}: ``url`` can be followed from this page;
 * runs are [{text, hit}]; ``exact`` bears the document number, or the day, asked for; ``near`` does not hold all of the
 * query and stands behind what does, ``why`` says why: "body" and "time", the number of another one; "longer", a number
 * that goes on; "letters", a letter or mark off; "apart", words not side by side; "left", without some of them. Filters
 * are {facet: value or [values]}: one of the values, in every facet. The array's ``total`` counts what holds all of the
 * query, ``nearTotal`` what is near it, or is null where the first ones were found without the rest; ``about`` says that
 * they are estimates, for of very many hits not all are read; ``notHeld`` is the document number typed that the handbook
 * does not hold; ``leftOut`` lists the words that all near hits lack.
 *
 * Everything is loaded by script tags, because a page opened from a folder may not fetch.
 */
(() => {
  "use strict";
  const { src } = document.currentScript;
  const root = new URL(src.slice(0, src.lastIndexOf("assets/js/")));
  const scripts = new URL("assets/js/search-engine.js", root);
  const data = new URL("assets/search/", root);
  const waiting = new Map();
  let engine = null;
  let stamp = "";

  const run = (url) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.charset = "utf-8";
      script.async = false;
      script.onload = () => {
        script.remove();
        resolve();
      };
      script.onerror = () => {
        script.remove();
        reject(new Error(`HandbookSearch: ${url} did not load`));
      };
      script.src = url;
      document.head.append(script);
    });

  /* Read one file of the index; each is loaded once. A failed load may be tried again. */
  const read = (name) => {
    if (!waiting.has(name)) {
      const entry = {};
      const url = new URL(`${name}.js${stamp && "?"}${stamp}`, data);
      waiting.set(name, entry);
      entry.promise = run(url).then(
        () => entry.value,
        (error) => {
          waiting.delete(name);
          throw error;
        },
      );
    }
    return waiting.get(name).promise;
  };

  /* Take what a file brings; in a small handbook one file brings all. */
  const take = (name, value) => {
    const entry = waiting.get(name);
    if (entry) entry.value = value;
    else waiting.set(name, { promise: Promise.resolve(value) });
  };

  const loadScripts = () => (window.HandbookSearch.parts.Engine ? null : run(scripts));

  const open = () => {
    engine ??= Promise.all([read("overview"), loadScripts()])
      .then(([overview]) => {
        stamp = overview.stamp;
        return new window.HandbookSearch.parts.Engine(overview, read, (address) => new URL(address, root).href);
      })
      .catch((error) => {
        engine = null;
        throw error;
      });
    return engine.then(() => undefined);
  };

  const ask = (question) => async (...words) => {
    await open();
    return (await engine)[question](...words);
  };

  window.HandbookSearch = {
    open,
    search: ask("search"),
    facets: ask("facets"),
    suggest: ask("suggest"),
    take,
    parts: {},
  };
})();
