/* Texts as runs of {text, hit}: the reader's words stand out in the original letters. */
(() => {
  "use strict";
  const { findWords, isSyllable } = window.HandbookSearch.parts.fold;
  const { Table } = window.HandbookSearch.parts;
  const LONGEST = 220;
  const LEAD_IN = 40;
  const SHORTEST_PREFIX = 2;

  /* Marks which words of a text a hit was found by: those that stand beside the word they were typed beside, and those
   * that count alone. A single letter being typed shows only right after another. */
  class Marker {
    constructor({ asked, expanded, table = new Table(expanded) }, { begun = false, evidence = null, missing = [] } = {}) {
      this.words = asked.words;
      this.table = table;
      this.begun = begun;
      this.alone = asked.words.reduce((mask, { word }, at) => {
        const isPaired = !evidence || ((evidence.pairs | (evidence.pairs << 1)) & (1 << at)) !== 0;
        const isAlone = asked.words.length === 1 || !isSyllable(word) || !isPaired;
        return isAlone && !missing.includes(at) ? mask | (1 << at) : mask;
      }, 0);
    }

    mark(words) {
      const last = this.words[this.words.length - 1]?.raw.length ?? 0;
      const masks = words.map((each) => this.table.mask(each, this.begun));
      words.forEach((each, at) => {
        const beside = (masks[at] & ((masks[at - 1] ?? 0) << 1)) | (masks[at] & ((masks[at + 1] ?? 0) >> 1));
        const isLit = beside !== 0 || (masks[at] & this.alone) !== 0;
        const isLetter = last < SHORTEST_PREFIX && this.begun && this.table.mask(each, false) === 0;
        each.hit = isLit && (!isLetter || Boolean(words[at - 1]?.hit));
      });
      return words;
    }
  }

  const cutRuns = (text, words, from, to) => {
    const runs = [];
    const push = (part, hit) => {
      if (!part) return;
      const last = runs[runs.length - 1];
      if (last && last.hit === hit) last.text += part;
      else runs.push({ text: part, hit });
    };
    let at = from;
    let joined = false;
    for (const { start, end, hit } of words) {
      if (end <= from || start >= to || !hit) {
        if (start >= at) joined = false;
        continue;
      }
      const gap = text.slice(at, start);
      push(gap, joined && gap.trim() === "");
      push(text.slice(start, end), true);
      at = end;
      joined = true;
    }
    push(text.slice(at, to), false);
    return runs;
  };

  /* Write a whole text as runs. */
  const showAll = (text, marker) => cutRuns(text, marker.mark(findWords(text)), 0, text.length);

  /* Find the stretch with the most different words, then the most hits in a row. */
  const chooseStart = (words) => {
    let best = { value: -1, start: 0 };
    const hits = words.filter(({ hit }) => hit);
    hits.forEach((first, at) => {
      const near = hits.slice(at).filter(({ end }) => end - first.start <= LONGEST - LEAD_IN);
      const value = new Set(near.map(({ word }) => word)).size * 100 + near.length;
      if (value > best.value) best = { value, start: first.start };
    });
    return best.start;
  };

  /* Write the stretch of a text that answers best as runs. */
  const showBest = (text, marker) => {
    const words = marker.mark(findWords(text));
    if (text.length <= LONGEST) return cutRuns(text, words, 0, text.length);
    const together = findPhrase(words, marker.words);
    const start = together ?? chooseStart(words);
    const from = start <= LEAD_IN ? 0 : text.indexOf(" ", start - LEAD_IN) + 1;
    const end = from + LONGEST >= text.length ? text.length : text.lastIndexOf(" ", from + LONGEST);
    const to = end > start ? end : Math.min(text.length, from + LONGEST);
    const runs = cutRuns(text, words, from, to);
    if (from > 0) runs.unshift({ text: "… ", hit: false });
    if (to < text.length) runs.push({ text: " …", hit: false });
    return runs;
  };

  /* Find where all words of a query stand in a row. */
  const findPhrase = (words, phrase) => {
    if (phrase.length < 2) return null;
    const at = words.findIndex((_, place) => phrase.every(({ word }, step) => words[place + step]?.word === word));
    return at < 0 ? null : words[at].start;
  };

  window.HandbookSearch.parts.excerpts = { Marker, showAll, showBest };
})();
