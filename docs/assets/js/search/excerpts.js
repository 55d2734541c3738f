/* Texts as runs of {text, hit}: the reader's words stand out in the original letters. */
(() => {
  "use strict";
  const { foldText, foldWord } = window.HandbookSearch.parts.fold;
  const WORD = /[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])|[0-9]+|(?:(?![0-9])[\p{L}\p{M}\p{N}])+/gu;
  const LONGEST = 220;
  const LEAD_IN = 40;
  const SHORTEST_PREFIX = 2;

  /* Find the words of a text: where each stands and its folded form. */
  const findWords = (text) =>
    [...text.matchAll(WORD)].flatMap((match) => {
      const folded = foldText(match[0]).match(/[\p{L}\p{N}]+/gu)?.[0];
      return folded ? [{ start: match.index, end: match.index + match[0].length, word: foldWord(folded) }] : [];
    });

  /* Mark which words of a text a query means. A single letter being typed shows only right after a hit. */
  const markHits = (words, wanted, prefix) => {
    let after = false;
    for (const each of words) {
      const begun = prefix !== "" && each.word.startsWith(prefix) && (prefix.length >= SHORTEST_PREFIX || after);
      each.hit = wanted.has(each.word) || begun;
      after = each.hit;
    }
    return words;
  };

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
  const showAll = (text, wanted, prefix) => cutRuns(text, markHits(findWords(text), wanted, prefix), 0, text.length);

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
  const showBest = (text, wanted, prefix, phrase) => {
    const words = markHits(findWords(text), wanted, prefix);
    if (text.length <= LONGEST) return cutRuns(text, words, 0, text.length);
    const together = findPhrase(words, phrase);
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
    const at = words.findIndex((_, place) => phrase.every((word, step) => words[place + step]?.word === word));
    return at < 0 ? null : words[at].start;
  };

  window.HandbookSearch.parts.excerpts = { showAll, showBest, findWords };
})();
