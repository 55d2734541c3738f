/* All words of the index but numbers, and which of them a typed word may stand for. */
(() => {
  "use strict";
  const { foldWord } = window.HandbookSearch.parts.fold;
  const PREFIX_WEIGHT = 0.6;
  const NEAR_WEIGHT = 0.35;
  const RARE_FACTOR = 0.3; // what a near word weighs beside one far more common
  const SHORTEST_NEAR = 3;

  /* Tell whether two words are at most one edit apart: a letter changed, missing, added, or two swapped. */
  const isNear = (one, other) => {
    if (one === other) return true;
    const [short, long] = one.length <= other.length ? [one, other] : [other, one];
    if (long.length - short.length > 1) return false;
    let at = 0;
    while (at < short.length && short[at] === long[at]) at += 1;
    const rest = (word, from) => word.slice(from);
    if (short.length < long.length) return rest(short, at) === rest(long, at + 1);
    if (rest(short, at + 1) === rest(long, at + 1)) return true;
    return short[at] === long[at + 1] && short[at + 1] === long[at] && rest(short, at + 2) === rest(long, at + 2);
  };

  class Vocabulary {
    constructor({ words, weights }) {
      let previous = "";
      this.words = words
        ? words.split(" ").map((entry) => {
            previous = previous.slice(0, Number.parseInt(entry[0], 36)) + entry.slice(1);
            return previous;
          })
        : [];
      this.weights = [...weights].map((digit) => Number.parseInt(digit, 36));
      this.places = new Map(this.words.map((word, place) => [word, place]));
    }

    has(word) {
      return this.places.has(word);
    }

    weigh(word) {
      return this.weights[this.places.get(word)] ?? 0;
    }

    /* Find the first place whose word is not before the given one. */
    seek(word) {
      let [low, high] = [0, this.words.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.words[middle] < word) low = middle + 1;
        else high = middle;
      }
      return low;
    }

    /* List longer words that begin so, the most frequent first. */
    listPrefixed(prefix, most) {
      const found = [];
      for (let place = this.seek(prefix); place < this.words.length && this.words[place].startsWith(prefix); place += 1) {
        if (this.words[place] !== prefix) found.push(place);
      }
      found.sort((one, other) => this.weights[other] - this.weights[one] || one - other);
      return found.slice(0, most).map((place) => ({ term: this.words[place], weight: this.weighPrefix(prefix, this.words[place]) }));
    }

    weighPrefix(prefix, word) {
      return (PREFIX_WEIGHT * word.length) / (word.length + 0.3 * (word.length - prefix.length));
    }

    /* List the words that two letters in each other's place make: "qyu" is quy, which the fold writes qui. */
    listSwapped(raw, word) {
      const found = new Set();
      for (let at = 0; at < raw.length - 1; at += 1) {
        const swapped = foldWord(raw.slice(0, at) + raw[at + 1] + raw[at] + raw.slice(at + 2));
        if (swapped !== word && this.has(swapped)) found.add(this.places.get(swapped));
      }
      return [...found];
    }

    /* List words one edit away; short ones must begin alike, else everything is near everything. */
    listNear({ raw, word }, most) {
      if (word.length < SHORTEST_NEAR) return [];
      const found = this.listSwapped(raw, word);
      const swapped = new Set(found);
      this.words.forEach((other, place) => {
        if (swapped.has(place)) return;
        if (Math.abs(other.length - word.length) > 1 || other === word) return;
        if (word.length === SHORTEST_NEAR && other[0] !== word[0]) return;
        if (isNear(word, other) || (raw !== word && isNear(raw, other))) found.push(place);
      });
      found.sort((one, other) => this.weights[other] - this.weights[one] || one - other);
      const heaviest = this.weights[found[0]];
      return found.slice(0, most).map((place) => {
        const share = this.weights[place] / heaviest;
        return { term: this.words[place], weight: NEAR_WEIGHT * Math.max(RARE_FACTOR, share) };
      });
    }
  }

  Object.assign(window.HandbookSearch.parts, { Vocabulary, isNear });
})();
