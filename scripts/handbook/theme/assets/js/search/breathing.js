/* Long work in short steps: keys are heard and the page is painted between them. */
(() => {
  "use strict";
  const LONGEST_STEP = 12; // ms at a stretch

  /* Return a function to await between steps; it lets others in only where the last step was long. */
  const makeBreath = () => {
    let since = performance.now();
    return async () => {
      if (performance.now() - since < LONGEST_STEP) return;
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          resolve();
        };
        port2.postMessage(null);
      });
      since = performance.now();
    };
  };

  window.HandbookSearch.parts.breathing = { makeBreath };
})();
