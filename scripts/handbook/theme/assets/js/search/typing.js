/* Words typed with the input method off: Telex ("chir thij") and VNI ("chi3 thi5") as they came from the keys. */
(() => {
  "use strict";
  const TELEX_TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
  const VNI_TONES = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323" };
  const TELEX = /^[a-z]*[aeiouyw][a-z]*$/;
  const VNI = /^(?=[a-z1-9]*[aeiouy])[a-z]+[1-9][a-z1-9]*$/;
  /* Words that often stand right before a number of their own. */
  const BEFORE_NUMBERS = new Set(["khoa", "so", "nam", "quy", "lan", "doan", "dieu", "muc", "bai"]);

  /* Put a tone on the vowel; where it stands does not matter to the fold nor to marks compared. */
  const addTone = (word, tone) => {
    if (!tone) return word;
    const place = word.search(/[aăâeêioôơuưy](?![aăâeêioôơuưy]*[ăâêôơư])/);
    return place < 0 ? word : (word.slice(0, place + 1) + tone + word.slice(place + 1)).normalize("NFC");
  };

  const readTelex = (word) => {
    const text = word.toLowerCase();
    if (!TELEX.test(text)) return null;
    let tone = "";
    const vowel = text.search(/[aeiouyw]/);
    let rest = text.slice(0, vowel + 1);
    for (const letter of text.slice(vowel + 1)) {
      if (TELEX_TONES[letter] && !tone) tone = TELEX_TONES[letter];
      else rest += letter;
    }
    const marked = rest
      .replace(/^d(.*)d/, "đ$1")
      .replace(/aa/, "â")
      .replace(/ee/, "ê")
      .replace(/oo/, "ô")
      .replace(/a(.*)a$/, "â$1")
      .replace(/e(.*)e$/, "ê$1")
      .replace(/o(.*)o$/, "ô$1")
      .replace(/uow|uwow|uo(.+)w$/, (_, end = "") => `ươ${end}`)
      .replace(/aw|a(.+)w$/, (_, end = "") => `ă${end}`)
      .replace(/ow|o(.+)w$/, (_, end = "") => `ơ${end}`)
      .replace(/uw|u(.+)w$/, (_, end = "") => `ư${end}`)
      .replace(/w/, "ư");
    return marked === text ? null : addTone(marked, tone);
  };

  const readVni = (word) => {
    const text = word.toLowerCase();
    if (!VNI.test(text)) return null;
    const letters = text.replace(/[1-9]/g, "");
    const digits = text.replace(/[^1-9]/g, "");
    const tones = [...digits].filter((digit) => VNI_TONES[digit]);
    const shapes = new Set([...digits].filter((digit) => !VNI_TONES[digit]));
    if (BEFORE_NUMBERS.has(letters) || tones.length > 1) return null;
    let marked = letters;
    for (const shape of shapes) {
      const before = marked;
      if (shape === "6") marked = marked.replace(/[aeo](?=[^aeo]*$)/, (letter) => ({ a: "â", e: "ê", o: "ô" })[letter]);
      if (shape === "7") marked = marked.replace(/uo/, "ươ").replace(/^([^ơư]*)o/, "$1ơ").replace(/^([^ơư]*)u/, "$1ư");
      if (shape === "8") marked = marked.replace("a", "ă");
      if (shape === "9") marked = marked.replace("d", "đ");
      if (marked === before) return null;
    }
    return addTone(marked, tones.length ? VNI_TONES[tones[0]] : "");
  };

  /* Rewrite a query in which words make sense only as keys; a word some page has is never touched. */
  const readKeys = (query, isKnown) =>
    query.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => {
      if (!/^[A-Za-z][A-Za-z0-9]*$/.test(word)) return word;
      const vni = readVni(word);
      if (vni && isKnown(vni)) return vni;
      if (isKnown(word) || /[0-9]/.test(word)) return word;
      const telex = readTelex(word);
      return telex && isKnown(telex) ? telex : word;
    });

  window.HandbookSearch.parts.typing = { readTelex, readVni, readKeys };
})();
