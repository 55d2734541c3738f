/* Document numbers as readers type them. numbers.py tells which numbers a document answers to. */
(() => {
  "use strict";
  const { isNear } = window.HandbookSearch.parts;
  const ROMAN = { i: 1, v: 5, x: 10 };
  const FILLERS = new Set(["so", "cua", "nam", "ngay", "va", "lan", "thu", "hoi", "nghi"]);
  const LONGEST_NUMBER = 5;

  const isNumber = (word) => word !== undefined && /^[0-9]+$/.test(word);
  const isYear = (word) => /^(19|20)[0-9]{2}$/.test(word);

  const readRoman = (word) => {
    if (!/^[ivx]{1,6}$/.test(word ?? "")) return 0;
    const values = [...word].map((letter) => ROMAN[letter]);
    return values.reduce((sum, value, at) => sum + (value < Math.max(0, ...values.slice(at + 1)) ? -value : value), 0);
  };

  /* What stands where in the words of a query, for the types and issuers of this handbook. */
  class NumberReader {
    constructor(types, issuers) {
      this.labels = types.map(([id, label]) => [label.split(" "), [id]]).sort((one, other) => other[0].length - one[0].length);
      this.codes = new Map();
      for (const [id, , code] of types) if (code) this.codes.set(code, [...(this.codes.get(code) ?? []), id]);
      this.issuers = issuers;
      this.known = new Set(issuers);
    }

    /* Read a query's words; null where they hold no document number. ``span`` tells which words name the document. */
    read(typed) {
      const words = typed.map(({ word }) => word);
      const found = { number: "", types: null, issuer: "", year: 0, term: 0, extras: [], spelled: [], last: false, named: false };
      let at = 0;
      while (at < words.length) {
        const isIssuer = typed[at].slashed && found.number && !isNumber(words[at]); // whatever it is called
        at += isIssuer ? this.setIssuer(found, words[at], 1) : this.readOne(words, at, found);
      }
      if (!found.number || found.number.length > LONGEST_NUMBER) return null;
      if (!found.types && (found.extras.length || (found.issuer && isYear(found.number)))) return null;
      found.span = this.findSpan(words, found);
      return found;
    }

    /* Find the words around the number that name the document, from the first to the last. */
    findSpan(words, { number, extras, typeWords = [] }) {
      const isNaming = (at) => at >= 0 && at < words.length && !extras.includes(words[at]);
      let first = words.indexOf(number);
      let last = first;
      while (isNaming(first - 1)) first -= 1;
      while (isNaming(last + 1)) last += 1;
      const isFiller = (at) => FILLERS.has(words[at]) && !typeWords.includes(words[at]);
      while (isFiller(first)) first += 1;
      while (isFiller(last)) last -= 1;
      return [first, last];
    }

    /* Read what starts at one word; return how many words it took. */
    readOne(words, at, found) {
      const word = words[at];
      if (isNumber(word)) return this.readNumber(words, at, found);
      const label = this.labels.find(([parts]) => this.startsHere(parts, words, at));
      if (label) return this.setTypes(found, label[1], words.slice(at, at + label[0].length));
      if (word === "khoa" || (word === "k" && (isNumber(words[at + 1]) || readRoman(words[at + 1])))) {
        const term = isNumber(words[at + 1]) ? Number(words[at + 1]) : readRoman(words[at + 1]);
        if (term) found.term = term;
        return term ? 2 : found.number && at === words.length - 1 ? 1 : this.keep(found, word);
      }
      if (this.codes.has(word)) return this.setTypes(found, this.codes.get(word), [word]);
      if (word === "trung" && words[at + 1] === "uong") {
        found.spelled = ["trung", "uong"]; // of the Central Committee, or the end of a longer name
        return this.setIssuer(found, "tw", 2);
      }
      if (this.known.has(word)) return this.setIssuer(found, word, 1);
      for (const [code, types] of this.codes) {
        const rest = word.slice(code.length);
        if (word.startsWith(code) && this.known.has(rest)) {
          this.setTypes(found, types, [word]);
          return this.setIssuer(found, rest, 1);
        }
      }
      if (found.number && found.types && at === words.length - 1 && this.issuers.some((code) => code.startsWith(word))) {
        return this.setIssuer(found, word, 1);
      }
      if (FILLERS.has(word) && at > 0) return 1;
      return this.keep(found, word);
    }

    /* A number next to the type is the document's, a later one its year. */
    readNumber(words, at, found) {
      if (!found.number && (!isYear(words[at]) || !words.slice(at + 1).some(isNumber))) {
        found.number = words[at];
        found.named = found.issuer !== "";
        found.last = at === words.length - 1;
      } else if (isYear(words[at])) found.year = Number(words[at]);
      else found.extras.push(words[at]);
      return 1;
    }

    /* A type right before the number names it; one said earlier was a word like any other. */
    setTypes(found, types, words) {
      if (found.number && found.types) {
        if (!types.some((type) => found.types.includes(type))) found.extras.push(...words);
        return words.length;
      }
      if (found.types) found.extras.push(...(found.typeWords ?? []));
      found.types = types;
      found.typeWords = words;
      return words.length;
    }

    setIssuer(found, issuer, length) {
      if (!found.issuer) found.issuer = issuer;
      return length;
    }

    keep(found, word) {
      found.extras.push(word);
      return 1;
    }

    /* A type's words stand here, at most one letter off where the number follows. */
    startsHere(parts, words, at) {
      if (parts.every((part, step) => words[at + step] === part)) return true;
      const after = words[at + parts.length];
      const number = after === "so" ? words[at + parts.length + 1] : after;
      if (parts.length < 2 || !isNumber(number)) return false;
      return parts.every((part, step) => words[at + step] && isNear(words[at + step], part));
    }
  }

  const NONE = 9;

  /* Order the rows of one number, [item, type, issuers, year, term, level, stated, plenary]: those that fit what is asked
   * for, and those of another body or time. */
  const orderRows = (rows, asked) => {
    const judged = rows.filter((row) => !asked.types || asked.types.includes(row[1])).map((row) => ({ row, fit: judge(row, asked) }));
    judged.sort((one, other) => one.fit - other.fit || compareRows(one.row, other.row, asked));
    const list = (isMeant) => judged.filter(({ fit }) => isMeant(fit)).map(({ row }) => row);
    return { fitting: list((fit) => fit < NONE), others: list((fit) => fit >= NONE) };
  };

  const isOfIssuer = (issuers, asked) => !asked.issuer || issuers.split(" ").some((code) => code.startsWith(asked.issuer));

  const judge = ([, , issuers, year, term], asked) => {
    if (asked.year && year && year !== asked.year) return NONE;
    if (asked.term && term && term !== asked.term) return NONE;
    const unsure = Number(asked.year && !year) + Number(asked.term && !term); // the sources do not say
    if (!asked.issuer) return 2 * unsure;
    const codes = issuers.split(" ");
    if (codes.includes(asked.issuer)) return 2 * unsure;
    return codes.some((code) => code.startsWith(asked.issuer)) ? 2 * unsure + 1 : NONE;
  };

  /* A document's own number comes before one in its name, but "Trung ương 4" and "TW4" ask for the name; then higher
   * bodies, then newer ones. */
  const compareRows = (one, other, asked) => {
    const own = asked.named ? 7 : 6;
    return other[own] - one[own] || one[5] - other[5] || other[3] - one[3] || other[4] - one[4] || one[0] - other[0];
  };

  window.HandbookSearch.parts.numbers = { NumberReader, orderRows, isOfIssuer, readRoman, isNumber, isYear };
})();
