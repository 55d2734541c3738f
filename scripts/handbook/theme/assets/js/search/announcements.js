/* What is said aloud, to readers who do not see the count. */
(() => {
  "use strict";
  const { make } = window.HandbookSearch.parts.elements;
  const { makePause } = window.HandbookSearch.parts.waiting;
  const SPEAKING_PAUSE = 500; // ms of quiet before a count is said aloud, so that typing is not talked over

  const makeSpeaker = (parent) => {
    const region = make("div", { class: "hb-hidden", role: "status", "aria-live": "polite" });
    const pause = makePause(SPEAKING_PAUSE);
    parent.append(region);
    return (text) =>
      pause(() => {
        region.textContent = text;
      });
  };

  window.HandbookSearch.parts.announcements = { makeSpeaker };
})();
