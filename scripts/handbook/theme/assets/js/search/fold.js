/* The fold: the one form in which words are indexed and looked up. folding.py and terms.py do the same, letter for
 * letter. A term is a folded word, and behind it the marks it is written with where it has any: "te tê1" is tế. */
(() => {
  "use strict";
  const MARKS = /[\u0300-\u036f]/g;
  const D_LETTERS = /[đĐðÐɖƉ]/g;
  const THOUSANDS = /(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])/g;
  const APOSTROPHE = /(?<=(?![0-9])[\p{L}\p{N}])['’‘ʼ`´′](?=(?![0-9])[\p{L}\p{N}])/gu;
  const WORD = /[0-9]+|(?:(?![0-9])[\p{L}\p{N}])+/gu;
  const FOUND =
    /(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])|[0-9]+|(?![0-9])[\p{L}\p{N}][\u0300-\u036f]*(?:['’‘ʼ`´′]?(?![0-9])[\p{L}\p{N}][\u0300-\u036f]*)*/gu;
  const NO_LETTER = /[^\p{L}\p{N}\u0300-\u036f]/gu;
  const Y_SYLLABLES = /^(?:qu|[hklmst])y$/;
  const LATE_K = /(?<=[aăâ])k$/;
  const EARLY_K = /^k(?=[aăâoôơuư])/;
  const TONES = { "\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5" };
  const TONE = /[\u0301\u0300\u0309\u0303\u0323]/g;
  const TONE_DIGIT = /[1-5]$/;
  const ASCII = /^[\x00-\x7f]*$/;
  const NUMBER = /^[0-9]/;
  const MOST_KEPT = 20_000;
  const STOPPED = /(?:[cpt]|ch)$/; // such a syllable has one of two tones, so that one without is merely unfinished
  const SYLLABLE =
    /^(?:ngh?|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/;

  const joinThousands = (text) => text.replace(THOUSANDS, (number) => number.replaceAll(".", ""));

  /* Take away case, tones and marks; đ and its look-alikes become d; 4.487 becomes 4487, M'Đrắk mdrak. */
  const foldText = (text) =>
    joinThousands(text.normalize("NFD").replace(MARKS, "").replace(D_LETTERS, "d").toLowerCase().replace(APOSTROPHE, ""));

  const settle = (word) => (Y_SYLLABLES.test(word) ? `${word.slice(0, -1)}i` : word).replace(LATE_K, "c").replace(EARLY_K, "c");

  /* Settle what spellings leave open: 05 is 5, kỷ is kỉ, quý is quí, Đắk is Đắc. The word is already folded text. */
  const foldWord = (word) => (word[0] >= "0" && word[0] <= "9" ? word.replace(/^0+/, "") || "0" : settle(word));

  /* Split text into words that are not yet settled: what a reader still typing has typed of them. */
  const splitRaw = (text) => foldText(text).match(WORD) ?? [];

  /* Split text into folded words; letters and digits part, so that CT05, 05CT and CT 05 are the same words. */
  const splitWords = (text) => splitRaw(text).map(foldWord);

  /* Write a word so that equal means equally marked: hoà and hòa are one, hóa is another; kỷ and kỉ are one. */
  const markWord = (text) => {
    const letters = text.normalize("NFD").replace(D_LETTERS, "đ").toLowerCase();
    const tone = letters.match(TONE)?.at(-1);
    return settle(letters.replace(TONE, "").normalize("NFC")) + (tone ? TONES[tone] : "");
  };

  const readNumber = (raw) => ({ raw, word: foldWord(raw), mark: foldWord(raw) });
  const readLetters = (found) => {
    const letters = found.normalize("NFC").replace(APOSTROPHE, "").normalize("NFD").replace(NO_LETTER, "");
    const raw = letters.replace(MARKS, "").replace(D_LETTERS, "d").toLowerCase();
    return { raw, word: foldWord(raw), mark: markWord(letters) };
  };

  const pieces = new Map(); // the same words come again in every text
  const readPiece = (found) => {
    let read = pieces.get(found);
    if (!read) {
      if (pieces.size >= MOST_KEPT) pieces.clear();
      read = found[0] >= "0" && found[0] <= "9" ? readNumber(found.replaceAll(".", "")) : readLetters(found);
      pieces.set(found, read);
    }
    return read;
  };

  /* Find the words of a text: where each starts and ends, its letters, its folded form, and that with its marks. */
  const findWords = (text) =>
    [...text.matchAll(FOUND)].map(({ 0: found, index }) => ({ start: index, end: index + found.length, ...readPiece(found) }));

  /* Split text into terms, as the index has them. */
  const splitTerms = (text) => findWords(text).map(({ word, mark }) => (mark === word ? word : `${word} ${mark}`));

  /* Leave out "số" before a number: Chỉ thị số 05 is Chỉ thị 05. */
  const skipNumberSign = (words) => words.filter(({ word }, at) => word !== "so" || !/^[0-9]/.test(words[at + 1]?.word ?? ""));

  const parseMark = (mark) => (NUMBER.test(mark) ? [mark, ""] : [mark.replace(TONE_DIGIT, ""), mark.match(TONE_DIGIT)?.[0] ?? ""]);

  /* The folded word of a mark: trương2 is truong, 2016 is itself. */
  const bareMark = (mark) => {
    if (ASCII.test(mark)) return NUMBER.test(mark) ? mark : mark.replace(TONE_DIGIT, "");
    return mark.normalize("NFD").replace(MARKS, "").replace(D_LETTERS, "d").replace(TONE_DIGIT, "");
  };

  /* Tell whether marks typed are those of a word; Đăk is Đắk, for no other tone can be meant. */
  const isSame = (typed, mark) => {
    if (typed === mark) return true;
    const [base, tone] = parseMark(typed);
    const [other, otherTone] = parseMark(mark);
    return base === other && STOPPED.test(base) && (tone === "" || otherTone === "");
  };

  /* Tell whether a word may come of what is typed, as far as it goes: no mark of it is another. */
  const isBegun = (typed, mark) => {
    const [base, tone] = parseMark(typed);
    const [other, otherTone] = parseMark(mark);
    if (tone && tone !== otherTone) return false;
    return [...base].every((letter, at) => letter === other[at] || letter === foldText(other[at] ?? ""));
  };

  /* Tell whether only marks are missing in what is typed: kêt is kết. */
  const isLess = (typed, mark) => isBegun(typed, mark) && parseMark(typed)[0].length === parseMark(mark)[0].length;

  const isSameTone = (typed, mark) => parseMark(typed)[1] === parseMark(mark)[1];

  /* Tell whether a reader took the trouble to type marks. */
  const hasMarks = (text) => /[\u0300-\u036fđĐðÐ]/.test(text.normalize("NFD"));

  /* Tell whether a folded word may be a Vietnamese syllable, which is half a word as often as a whole one. */
  const isSyllable = (word) => SYLLABLE.test(word) || /^[a-z]$/.test(word);

  window.HandbookSearch.parts.fold = {
    foldText,
    foldWord,
    splitRaw,
    splitWords,
    splitTerms,
    skipNumberSign,
    findWords,
    isSame,
    isBegun,
    isLess,
    isSameTone,
    bareMark,
    hasMarks,
    isSyllable,
  };
})();
