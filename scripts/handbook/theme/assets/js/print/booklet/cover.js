/* Lays out the sheets before the sections of a booklet: a cover, then contents with the page of each section. */
(() => {
  "use strict";
  const [WIDTH, HEIGHT, LEFT, RIGHT] = [595.28, 841.89, 85.04, 552.76]; // A4 and the margins of the sections, in pt
  const [TOP, BOTTOM] = [HEIGHT - 92, 78];
  const [INK, SOFT, ACCENT] = ["0.114 0.129 0.153", "0.337 0.357 0.388", "0.102 0.31 0.545"];
  const COLUMN = 40; // of the page numbers
  const CONTENTS = "Trong tập này";

  const layOutCover = (words, letters) => {
    const lines = [];
    let y = HEIGHT - 200;
    const add = (tag, text, size, colour, after, uri = "") => {
      if (!text) return;
      const parts = letters.breakLines(text, size, RIGHT - LEFT).map((part, place) => {
        if (place) y -= size * 1.25;
        return { text: part, size, colour, x: LEFT, y };
      });
      lines.push({ tag, parts, uri });
      y -= size * 1.25 + after;
    };
    add("P", words.site, 13, SOFT, 28);
    add("Title", words.title, 30, ACCENT, 26);
    add("P", words.date, 14, INK, 6);
    add("P", words.content, 14, INK, 6);
    add("P", words.kinds, 14, INK, 40);
    add("P", words.caution, 11, SOFT, 6);
    add("P", words.address && "Mở lại danh sách này:", 11, SOFT, 0);
    add("P", words.address, 11, ACCENT, 0, words.address);
    return { width: WIDTH, lines, entries: [] };
  };

  /* Contents go on over as many sheets as they need. */
  const layOutContents = (parts, letters) => {
    const sheets = [];
    let y = 0;
    const start = () => {
      y = TOP;
      sheets.push({ width: WIDTH, lines: [], entries: [] });
      if (sheets.length > 1) return;
      sheets[0].lines.push({ tag: "H1", parts: [{ text: CONTENTS, size: 18, colour: ACCENT, x: LEFT, y }] });
      y -= 34;
    };
    start();
    parts.forEach((part, place) => {
      const texts = letters.breakLines(`${place + 1}. ${part.title}`, 12, RIGHT - LEFT - COLUMN);
      if (y - (texts.length - 1) * 16 < BOTTOM) start();
      const rows = texts.map((text, line) => ({ text, size: 12, colour: INK, x: LEFT, y: y - line * 16 }));
      y = rows.at(-1).y - 23;
      sheets.at(-1).entries.push({ place, rows, right: RIGHT });
    });
    return sheets;
  };

  /* Draws the row of dots between a title and its page number. */
  const dot = (row, right, numberWidth, letters) => {
    const from = row.x + letters.measure(row.text, row.size) + 6;
    const to = right - numberWidth - 6;
    const step = letters.measure(" .", row.size);
    const count = Math.floor((to - from) / step);
    return count > 1 ? { text: " .".repeat(count), size: row.size, colour: SOFT, x: to - count * step, y: row.y } : null;
  };

  const show = (line, letters) =>
    `BT /HbF ${line.size} Tf ${line.colour} rg 1 0 0 1 ${line.x.toFixed(2)} ${line.y.toFixed(2)} Tm <${letters.write(line.text)}> Tj ET`;

  const showFoot = (text, width, letters) => {
    const x = width - (WIDTH - RIGHT) - letters.measure(text, 9);
    return `/Artifact <</Type /Pagination /Subtype /Footer>> BDC ${show({ text, size: 9, colour: SOFT, x, y: 22 }, letters)} EMC`;
  };

  Object.assign(window.HandbookBooklet, { HEIGHT, RIGHT, layOutCover, layOutContents, dot, show, showFoot });
})();
