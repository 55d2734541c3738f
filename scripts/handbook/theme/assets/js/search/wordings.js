/* Days and quantities in a query, and the other wordings in which pages have them: 15/5/2016 is also "15 tháng 5 năm
 * 2016", 20.000 is "2 vạn" and "20 nghìn". */
(() => {
  "use strict";
  const DAY = "(0?[1-9]|[12][0-9]|3[01])";
  const MONTH = "(0?[1-9]|1[0-2])";
  const YEAR = "((?:19|20)[0-9]{2})";
  const CUT = "\\s*[/.‐‑–—−-]\\s*";
  const SAY_DAY = "(?:ng[aà]y\\s+)?";
  const SAY_MONTH = "th[aá]ng\\s+";
  const SAY_YEAR = "(?:\\s*,?\\s*n[aă]m\\s+|\\s*[/,‐‑–—−-]\\s*|\\s+)";
  const ALONE = ["(?<![\\p{L}\\p{N}]|[0-9][/.,-])", "(?![\\p{L}\\p{N}]|[/.,‐‑–—−-]\\s*[\\p{L}\\p{N}])"];
  const makePattern = (source) => new RegExp(`${ALONE[0]}${source}${ALONE[1]}`, "iu");
  const DATES = [
    [makePattern(`${SAY_DAY}${DAY}${CUT}${MONTH}${CUT}${YEAR}`), ([, day, month, year]) => ({ day, month, year })],
    [makePattern(`${SAY_DAY}${DAY}\\s+${SAY_MONTH}${MONTH}${SAY_YEAR}${YEAR}`), ([, day, month, year]) => ({ day, month, year })],
    [makePattern(`${SAY_DAY}${YEAR}${CUT}${MONTH}${CUT}${DAY}`), ([, year, month, day]) => ({ day, month, year })],
    [makePattern(`${SAY_MONTH}${MONTH}${SAY_YEAR}${YEAR}`), ([, month, year]) => ({ month, year })],
    [makePattern(`${MONTH}\\s*[/‐‑–—−-]\\s*${YEAR}`), ([, month, year]) => ({ month, year })],
    [makePattern(`(?:n[aă]m\\s+)?${YEAR}`), ([, year]) => ({ year })],
  ];
  const QUANTITIES = { van: 1e4, nghin: 1e3, ngan: 1e3, trieu: 1e6, ty: 1e9, ti: 1e9 };
  const SPOKEN = /(?<![\p{L}\p{N}.,/-])([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+(?:[.,][0-9]{1,2})?)\s*(vạn|nghìn|ngàn|triệu|tỷ|tỉ|van|nghin|ngan|trieu|ty|ti)(?![\p{L}\p{N}])/iu;
  const WRITTEN = /(?<![\p{L}\p{N}.,/-])([0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{4,})(?![\p{L}\p{N}]|[.,/-]\s*[\p{L}\p{N}])/u;
  const UNITS = [
    ["vạn", 1e4],
    ["nghìn", 1e3],
    ["ngàn", 1e3],
    ["triệu", 1e6],
    ["tỷ", 1e9],
  ];
  const FREE = /(?<![\p{L}\p{N}.,])(không|khong|0)(?=\s+(?:đồng|dong)(?!\p{L}))/iu; // "chợ 0 đồng" is "chợ không đồng"
  /* Most queries have none of this, and the long patterns above are slow to make ready. */
  const DIGIT = /[0-9]/;
  const NOUGHT = /kh[oô]ng/i;
  const MOST_SPOKEN = 10_000;
  const LEAST_SPOKEN = 1000;

  const replaceAt = (text, { index, 0: found }, wording) => ({
    text: text.slice(0, index) + wording + text.slice(index + found.length),
    start: index,
    end: index + wording.length,
  });

  /* Read the one date a query names: {key, texts}. ``key`` begins the days it means; the first of ``texts`` is how it
   * is printed. A year alone is one only beside no other number. */
  const readDate = (text) => {
    if (!DIGIT.test(text)) return null;
    for (const [pattern, take] of DATES) {
      const match = pattern.exec(text);
      if (!match) continue;
      const { day, month, year } = take(match);
      const parts = [day, month, year].filter(Boolean).map(Number);
      const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
      if (/[0-9]/.test(rest)) return null;
      const key = [year, month, day].filter(Boolean).map((part) => `${part.padStart(2, "0")}-`).join("");
      const said = [day && `${Number(day)}`, month && `tháng ${Number(month)}`, `năm ${year}`].filter(Boolean).join(" ");
      const wordings = month ? [parts.join("/"), said] : [year];
      return { key, isYear: !month, isDay: Boolean(day), rest, texts: wordings.map((wording) => replaceAt(text, match, wording)) };
    }
    return null;
  };

  const readValue = (digits) => Number(/^[0-9]{1,3}(?:\.[0-9]{3})+$/.test(digits) ? digits.replaceAll(".", "") : digits.replace(",", "."));

  /* List the texts in which the first quantity of a query is worded as typed, then another way. */
  const listQuantities = (text) => {
    if (!DIGIT.test(text) && !NOUGHT.test(text)) return [{ text }];
    const free = FREE.exec(text);
    if (free) return [free[0], free[0] === "0" ? "không" : "0"].map((wording) => replaceAt(text, free, wording));
    const spoken = SPOKEN.exec(text);
    const match = spoken ?? WRITTEN.exec(text);
    if (!match) return [{ text }];
    const unit = spoken ? match[2].normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase() : "";
    const value = Math.round(readValue(match[1]) * (spoken ? QUANTITIES[unit] : 1));
    if (value < LEAST_SPOKEN) return [{ text }];
    const wordings = UNITS.map(([word, size]) => [value / size, word])
      .filter(([count]) => count >= 1 && count < MOST_SPOKEN && Number.isInteger(count * 10))
      .map(([count, word]) => `${String(count).replace(".", ",")} ${word}`);
    return [match[0], String(value), ...wordings].map((wording) => replaceAt(text, match, wording));
  };

  window.HandbookSearch.parts.wordings = { readDate, listQuantities };
})();
