/* The key /: readers who talk to their computer must be able to switch off a shortcut of one character. */
(() => {
  "use strict";
  const { words: WORDS } = window.HandbookSearch.parts;
  const { make } = window.HandbookSearch.parts.elements;
  const SLASH_SETTING = "hb-search-slash";

  const isSlashOn = () => {
    try {
      return window.localStorage.getItem(SLASH_SETTING) !== "off";
    } catch {
      return true;
    }
  };

  const makeSlashSwitch = (form) => {
    const button = make("button", { type: "button", class: "hb-chip-more" });
    const text = make("span");
    const show = () => {
      text.textContent = isSlashOn() ? WORDS.slash : WORDS.slashIsOff;
      button.textContent = isSlashOn() ? WORDS.slashOff : WORDS.slashOn;
    };
    button.addEventListener("click", () => {
      try {
        window.localStorage.setItem(SLASH_SETTING, isSlashOn() ? "off" : "on");
      } catch {
        // Without storage the key stays as it is.
      }
      show();
    });
    form.after(make("p", { class: "hb-remark hb-slash" }, text, button));
    show();
  };

  const listenToSlash = (input) => {
    document.addEventListener("keydown", (event) => {
      const isTyping = event.target.closest?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping || !isSlashOn()) return;
      event.preventDefault();
      input.focus();
      input.select();
    });
  };

  window.HandbookSearch.parts.slash = { makeSlashSwitch, listenToSlash };
})();
