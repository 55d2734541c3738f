/* A section of a booklet: every object of its file taken over under a new number, so its tags, fonts and notes stay. */
(() => {
  "use strict";
  const { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFString } = window.PDFLib;
  const NAMED = new Set(["ID", "Dest", "D", "Headers", "Names"]); // strings under these name something of this section
  const COUNTED = new Set(["StructParent", "StructParents"]); // numbers under these are places in the tree of tags
  const DROPPED = new Set(["/ObjStm", "/XRef"]); // how the file was packed, not what is in it

  const name = (text) => PDFName.of(text);
  const look = (dict, key) => dict.lookup(name(key));
  const isText = (value) => value instanceof PDFString || value instanceof PDFHexString;
  const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const encode = (text) => new TextEncoder().encode(text);

  /* Names of places and of tags get a prefix, so that none is there twice. */
  class Part {
    constructor(context, source, entry, place, tags) {
      this.context = context;
      this.entry = entry;
      this.tags = tags;
      this.shift = context.largestObjectNumber;
      this.prefix = `${String(place).padStart(4, "0")}.`;
      for (const [ref, value] of source.enumerateIndirectObjects()) {
        if (value instanceof PDFRawStream && DROPPED.has(String(value.dict.get(name("Type"))))) continue;
        context.assign(this.move(ref), this.copy(value));
      }
      context.largestObjectNumber = this.shift + source.largestObjectNumber;
      const root = this.move(source.trailerInfo.Root);
      this.catalog = context.lookup(root);
      this.pages = [...this.walkPages(this.catalog.get(name("Pages")))];
      this.tree = look(this.catalog, "StructTreeRoot");
      const names = look(this.catalog, "Names");
      this.places = new Map(this.readTree(names && look(names, "Dests"), "Names").map(([key, value]) => [key.asString(), [key, value]]));
      this.dropped = ["StructTreeRoot", "Outlines", "Metadata"].map((key) => this.catalog.get(name(key))).filter((ref) => ref instanceof PDFRef);
      this.dropped.push(root);
      if (source.trailerInfo.Info) this.dropped.push(this.move(source.trailerInfo.Info));
    }

    move(ref) {
      return PDFRef.of(ref.objectNumber + this.shift);
    }

    copy(value, key) {
      if (value instanceof PDFRef) return this.move(value);
      if (value instanceof PDFRawStream) return PDFRawStream.of(this.copy(value.dict), value.contents);
      if (value instanceof PDFDict) {
        const made = PDFDict.withContext(this.context);
        for (const [each, held] of value.entries()) made.set(each, this.copy(held, each.decodeText()));
        return made;
      }
      if (value instanceof PDFArray) {
        const made = PDFArray.withContext(this.context);
        for (const each of value.asArray()) made.push(this.copy(each, key));
        return made;
      }
      if (isText(value) && NAMED.has(key)) return this.rename(toHex(value.asBytes()));
      if (value instanceof PDFNumber && COUNTED.has(key)) return PDFNumber.of(value.asNumber() + this.tags);
      return value;
    }

    rename(hex) {
      return PDFHexString.of(toHex(encode(this.prefix)) + hex);
    }

    findPlace(anchor) {
      const key = this.rename(toHex(encode(`c0-${anchor}`)));
      return this.places.has(key.asString()) ? key : null;
    }

    listPlaces() {
      return [...this.places.values()];
    }

    *walkPages(ref) {
      const node = this.context.lookup(ref);
      if (look(node, "Kids")) for (const each of look(node, "Kids").asArray()) yield* this.walkPages(each);
      else yield { ref, dict: node };
    }

    /* Lists the pairs of a tree of names or numbers. */
    readTree(node, key) {
      if (!node) return [];
      const list = look(node, key)?.asArray() ?? [];
      const own = list.filter((_, place) => place % 2 === 0).map((each, place) => [each, list[2 * place + 1]]);
      const kids = look(node, "Kids")?.asArray() ?? [];
      return [...own, ...kids.flatMap((each) => this.readTree(this.context.lookup(each), key))];
    }
  }

  Object.assign(window.HandbookBooklet, { Part });
})();
