/* The fold: the one form in which words are indexed and looked up. folding.py does the same, letter for letter. */
(() => {
  "use strict";
  const MARKS = /[\u0300-\u036f]/g;
  const D_LETTERS = /[đĐðÐɖƉ]/g;
  const THOUSANDS = /(?<![0-9.])[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])/g;
  const WORD = /[0-9]+|(?:(?![0-9])[\p{L}\p{N}])+/gu;
  const Y_SYLLABLES = /^[hklmst]y$/;
  const LATE_K = /(?<=a)k$/;
  const EARLY_K = /^k(?=[aou])/;
  const TONES = { "\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5" };
  const TONE = /[\u0301\u0300\u0309\u0303\u0323]/g;

  /* Take away case, tones and marks; đ and its look-alikes become d; 4.487 becomes 4487. */
  const foldText = (text) =>
    text
      .normalize("NFD")
      .replace(MARKS, "")
      .replace(D_LETTERS, "d")
      .toLowerCase()
      .replace(THOUSANDS, (number) => number.replaceAll(".", ""));

  /* Settle what spellings leave open: 05 is 5, kỷ is kỉ, quý is quí, Đắk is Đắc. The word is already folded text. */
  const foldWord = (word) => {
    if (word[0] >= "0" && word[0] <= "9") return word.replace(/^0+/, "") || "0";
    if (word === "quy") return "qui";
    return Y_SYLLABLES.test(word) ? `${word[0]}i` : word.replace(LATE_K, "c").replace(EARLY_K, "c");
  };

  /* Split text into words that are not yet settled: what a reader still typing has typed of them. */
  const splitRaw = (text) => foldText(text).match(WORD) ?? [];

  /* Split text into folded words; letters and digits part, so that CT05, 05CT and CT 05 are the same words. */
  const splitWords = (text) => splitRaw(text).map(foldWord);

  /* Write a word so that equal means equally marked: hoà and hòa are one, hóa is another; kỷ and kỉ are one. */
  const markWord = (word) => {
    let tone = "";
    const bare = word
      .toLowerCase()
      .normalize("NFD")
      .replace(TONE, (mark) => {
        tone = TONES[mark];
        return "";
      })
      .replace(/[ðɖ]/g, "đ");
    return foldWord(bare.normalize("NFC")) + tone;
  };

  /* Tell whether a reader took the trouble to type marks. */
  const hasMarks = (text) => /[\u0300-\u036fđĐðÐ]/.test(text.normalize("NFD"));

  window.HandbookSearch.parts.fold = { foldText, foldWord, splitRaw, splitWords, markWord, hasMarks };
})();
