/* What is done later, and what is too late. */
(() => {
  "use strict";

  // Hands out tickets: a ticket is good until the next one is drawn, so that a late answer can be told from a new one.
  const makeTickets = () => {
    let newest = 0;
    return () => {
      const own = (newest += 1);
      return () => own === newest;
    };
  };

  // Waits until keys stop coming; an eager one does not make the first key after a rest wait.
  const makePause = (length, eager = false) => {
    let timer = 0;
    let rested = eager;
    const rest = () => {
      rested = eager;
    };
    return (action) => {
      clearTimeout(timer);
      if (rested) {
        rested = false;
        timer = setTimeout(rest, length);
        action();
      } else {
        timer = setTimeout(() => {
          rest();
          action();
        }, length);
      }
    };
  };

  window.HandbookSearch.parts.waiting = { makeTickets, makePause };
})();
