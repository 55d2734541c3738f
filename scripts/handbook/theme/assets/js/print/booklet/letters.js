/* The letters in which cover, contents and running numbers are set: a TrueType font read just as far as a PDF needs it. */
(() => {
  "use strict";
  const { PDFName, PDFString } = window.PDFLib;
  const UNKNOWN = "?";

  const decode = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

  const findTables = (view) => {
    const tables = new Map();
    for (let place = 12, end = 12 + 16 * view.getUint16(4); place < end; place += 16) {
      const tag = String.fromCharCode(...[0, 1, 2, 3].map((each) => view.getUint8(place + each)));
      tables.set(tag, view.getUint32(place + 8));
    }
    return tables;
  };

  /* Maps letters to glyphs: the table of format 4, which holds all that is not an emoji. */
  const readGlyphs = (view, cmap) => {
    let table = 0;
    for (let each = 0; each < view.getUint16(cmap + 2); each += 1) {
      const found = cmap + view.getUint32(cmap + 4 + 8 * each + 4);
      if (view.getUint16(found) === 4) table = found;
    }
    const glyphs = new Map();
    const size = view.getUint16(table + 6);
    for (let each = 0; each < size; each += 2) {
      const end = view.getUint16(table + 14 + each);
      const startAt = table + 16 + size + each;
      const start = view.getUint16(startAt);
      const delta = view.getUint16(startAt + size);
      const rangeAt = startAt + 2 * size;
      const range = view.getUint16(rangeAt);
      for (let code = start; code <= end && code < 0xffff; code += 1) {
        const glyph = range ? view.getUint16(rangeAt + range + 2 * (code - start)) : code;
        if (glyph) glyphs.set(code, (glyph + delta) & 0xffff);
      }
    }
    return glyphs;
  };

  const open = (base64) => {
    const file = decode(base64);
    const view = new DataView(file.buffer);
    const tables = findTables(view);
    const [head, hhea, hmtx] = ["head", "hhea", "hmtx"].map((tag) => tables.get(tag));
    const glyphs = readGlyphs(view, tables.get("cmap"));
    const scale = 1000 / view.getUint16(head + 18);
    const measured = view.getUint16(hhea + 34);
    const used = new Map();

    const widthOf = (glyph) => view.getUint16(hmtx + 4 * Math.min(glyph, measured - 1)) * scale;
    const find = (letter) => glyphs.get(letter.codePointAt(0)) ?? glyphs.get(UNKNOWN.codePointAt(0));
    const split = (text) => [...text.normalize("NFC").replace(/[\u200b\s]/gu, (each) => (each === "\u200b" ? "" : " "))];
    const measure = (text, size) => split(text).reduce((sum, each) => sum + widthOf(find(each)), 0) * (size / 1000);

    /* Writes text as the numbers of its glyphs, and remembers them for the widths and the way back to letters. */
    const write = (text) =>
      split(text)
        .map((letter) => {
          const glyph = find(letter);
          if (!used.has(glyph)) used.set(glyph, glyphs.has(letter.codePointAt(0)) ? letter : UNKNOWN);
          return glyph.toString(16).padStart(4, "0");
        })
        .join("");

    /* Cuts a word that no line has room for, such as an address. */
    const cutWord = (word, size, width) => {
      const pieces = [""];
      for (const letter of word) {
        if (pieces.at(-1) && measure(pieces.at(-1) + letter, size) > width) pieces.push("");
        pieces[pieces.length - 1] += letter;
      }
      return pieces;
    };

    const breakLines = (text, size, width) => {
      const lines = [];
      for (const word of text.split(/\s+/u).flatMap((each) => cutWord(each, size, width))) {
        const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
        if (lines.length && measure(longer, size) <= width) lines[lines.length - 1] = longer;
        else lines.push(word);
      }
      return lines;
    };

    const box = [36, 38, 40, 42].map((place) => Math.round(view.getInt16(head + place) * scale));
    return {
      file,
      box,
      ascent: Math.round(view.getInt16(hhea + 4) * scale),
      descent: Math.round(view.getInt16(hhea + 6) * scale),
      measure,
      write,
      breakLines,
      listUsed: () => [...used].sort(([one], [other]) => one - other).map(([glyph, letter]) => [glyph, letter, widthOf(glyph)]),
    };
  };

  /* Puts the font into a file, with what leads from its glyphs back to letters. */
  const makeFont = (context, letters) => {
    const used = letters.listUsed();
    const file = context.register(context.flateStream(letters.file, { Length1: letters.file.length }));
    const rows = used.map(([glyph, letter]) => `<${glyph.toString(16).padStart(4, "0")}> <${letter.codePointAt(0).toString(16).padStart(4, "0")}>`);
    const blocks = [];
    for (let from = 0; from < rows.length; from += 100) {
      const some = rows.slice(from, from + 100);
      blocks.push(`${some.length} beginbfchar\n${some.join("\n")}\nendbfchar`);
    }
    const toLetters = [
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def",
      "1 begincodespacerange <0000> <ffff> endcodespacerange",
      ...blocks,
      "endcmap CMapName currentdict /CMap defineresource pop end end",
    ].join("\n");
    const base = PDFName.of("HBTAPX+Tinos");
    const descriptor = context.register(
      context.obj({
        Type: "FontDescriptor", FontName: base, Flags: 4, FontBBox: letters.box, ItalicAngle: 0,
        Ascent: letters.ascent, Descent: letters.descent, CapHeight: 662, StemV: 80, FontFile2: file,
      }),
    );
    const system = { Registry: PDFString.of("Adobe"), Ordering: PDFString.of("Identity"), Supplement: 0 };
    const inner = context.register(
      context.obj({
        Type: "Font", Subtype: "CIDFontType2", BaseFont: base, CIDSystemInfo: system, FontDescriptor: descriptor,
        CIDToGIDMap: "Identity", W: used.flatMap(([glyph, , width]) => [glyph, [width]]),
      }),
    );
    return context.obj({
      Type: "Font", Subtype: "Type0", BaseFont: base, Encoding: "Identity-H", DescendantFonts: [inner],
      ToUnicode: context.register(context.flateStream(new TextEncoder().encode(toLetters))),
    });
  };

  Object.assign(window.HandbookBooklet, { openLetters: open, makeFont });
})();
