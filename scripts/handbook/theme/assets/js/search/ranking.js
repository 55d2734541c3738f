/* What a hit is worth: the groups hits stand in, and what its names and text add to the score of its words. */
(() => {
  "use strict";
  const { findWords, skipNumberSign } = window.HandbookSearch.parts.fold;

  /* Groups, the best first. Within a group the score decides, then the place in the index. */
  const GROUPS = {
    SAID: 7, // a number and words before it, all in a row in a name
    NUMBER: 6, // the document number, or the day, that was asked for
    OTHER: 5, // the number, but of another body or time
    BEGUN: 5, // numbers that begin so
    NAMED: 4, // all words in names
    TOGETHER: 3, // all words in a row in the text
    BRIEF: 2, // all words among names, summary, issuer and place
    TEXT: 1, // all words somewhere on the page
    NEAR_NAMED: 0, // all words in names, some a letter off
    NEAR_BRIEF: -1, // so among names, summary, issuer and place
    NEAR: -2, // so somewhere on the page
    SOME: -3, // some of the words
  };

  const NAME_FACTORS = { whole: 6, start: 3, inside: 2 };
  const MARKS_FACTORS = { whole: 3, begun: 2 };
  const TEXT_FACTOR = 3;

  const MOST_KEPT = 4000;

  /* Keep what was made of a text: the same texts come again with every key. */
  const keep = (make) => {
    const kept = new Map();
    return (text) => {
      let found = kept.get(text);
      if (found === undefined) {
        if (kept.size >= MOST_KEPT) kept.clear();
        found = make(text);
        kept.set(text, found);
      }
      return found;
    };
  };

  const findOnce = keep((text) => skipNumberSign(findWords(text)));

  /* Write a text as folded words, or as marked words, fenced by spaces. */
  const writeFolded = keep((text) => ` ${findOnce(text).map(({ word }) => word).join(" ")} `);
  const writeMarked = keep((text) => ` ${findOnce(text).map(({ mark }) => mark).join(" ")} `);

  /* Compare a query with the names of an item: whole, at the start, inside; and with its marks. */
  const weighNames = (names, asked) => {
    let best = 1;
    let together = false;
    for (const name of names) {
      const folded = writeFolded(name);
      let factor = 1;
      if (folded === `${asked.phrase} `) factor = NAME_FACTORS.whole;
      else if (folded.startsWith(asked.phrase)) factor = NAME_FACTORS.start;
      else if (folded.includes(asked.phrase)) factor = NAME_FACTORS.inside;
      together ||= factor > 1;
      if (factor === 1) factor += weighPairs(folded, asked);
      if (asked.marked) factor *= weighMarks(writeMarked(name), asked);
      best = Math.max(best, factor);
    }
    return { factor: best, together };
  };

  /* From 0 to 1: how many of the words stand beside the word they were typed beside. */
  const weighPairs = (folded, { words }) => {
    if (words.length < 2) return 0;
    const pairs = words.slice(1).filter(({ word }, at) => folded.includes(` ${words[at].word} ${word} `));
    return pairs.length / (words.length - 1);
  };

  /* Words that were typed with marks and stand there with the same marks count more, in a row most. */
  const weighMarks = (marked, asked) => {
    if (marked.includes(`${asked.marks.trimEnd()} `)) return MARKS_FACTORS.whole;
    if (marked.includes(asked.marks)) return MARKS_FACTORS.begun;
    const typed = asked.words.filter(({ marked: has }) => has);
    const met = typed.filter(({ mark }) => marked.includes(` ${mark} `)).length;
    return 1 + (typed.length ? met / typed.length : 0);
  };

  /* Compare a query with a text: together, near each other, and with its marks. */
  const weighText = (text, asked) => {
    const folded = writeFolded(text);
    const together = asked.words.length > 1 && folded.includes(asked.phrase);
    const factor = together ? TEXT_FACTOR : 1 + weighNearness(folded, asked);
    if (!asked.marked) return { factor, together };
    const marked = writeMarked(text);
    return { factor: factor * weighMarks(marked, asked), together: together && marked.includes(asked.marks) };
  };

  /* From 0, far apart, to 1, in the tightest window that holds every word met. */
  const weighNearness = (folded, asked) => {
    const wanted = new Set(asked.words.map(({ word }) => word));
    if (wanted.size < 2) return 0;
    const words = folded.trim().split(" ");
    const places = words.flatMap((word, at) => (wanted.has(word) ? [at] : []));
    const present = new Set(places.map((at) => words[at])).size;
    if (present < 2) return 0;
    let tightest = words.length;
    const held = new Map();
    let first = 0;
    for (const at of places) {
      held.set(words[at], (held.get(words[at]) ?? 0) + 1);
      while (held.size === present) {
        tightest = Math.min(tightest, at - places[first] + 1);
        const word = words[places[first]];
        if (held.get(word) === 1) held.delete(word);
        else held.set(word, held.get(word) - 1);
        first += 1;
      }
    }
    return (present / wanted.size) * (present / tightest);
  };

  /* Tell whether a text holds every quoted phrase, with the marks where marks were typed. */
  const holdsQuotes = (texts, quotes) =>
    quotes.every((quote) =>
      texts.some((text) => {
        if (!writeFolded(text).includes(quote.phrase)) return false;
        return !quote.marked || writeMarked(text).includes(quote.marks);
      }),
    );

  /* What holds all of the query comes first; of the rest, what holds more of it. */
  const compareHits = (one, other) =>
    Number(one.near) - Number(other.near) ||
    (one.near ? other.held - one.held : 0) ||
    other.group - one.group ||
    other.score - one.score ||
    one.item - other.item;

  window.HandbookSearch.parts.ranking = { GROUPS, findOnce, weighNames, weighText, holdsQuotes, compareHits };
})();
