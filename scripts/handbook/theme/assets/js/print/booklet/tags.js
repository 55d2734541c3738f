/* The tags of a booklet: one document with cover, contents and every section as a part of it. */
(() => {
  "use strict";
  const { PDFArray, PDFHexString, PDFName, PDFNumber } = window.PDFLib;
  const name = (text) => PDFName.of(text);
  const number = (value) => PDFNumber.of(value);
  const look = (dict, key) => dict.lookup(name(key));

  class Tags {
    constructor(context) {
      this.context = context;
      this.next = 0;
      this.numbers = [];
      this.names = [];
      this.parts = []; // they are read behind cover and contents, which are drawn later
      this.roles = context.obj({ Title: "P" });
      this.root = context.nextRef();
      this.document = this.make("Document", this.root);
    }

    make(type, parent, entries = {}) {
      const kids = this.context.obj([]);
      const ref = this.context.register(this.context.obj({ Type: "StructElem", S: type, P: parent, K: kids, ...entries }));
      if (parent !== this.root) this.add(parent, ref);
      return ref;
    }

    add(parent, kid) {
      look(this.context.lookup(parent), "K").push(kid);
    }

    count(value) {
      this.numbers.push([number(this.next), value]);
      this.next += 1;
      return number(this.next - 1);
    }

    take(part) {
      const kids = part.tree.lookup(name("K"));
      for (const ref of kids instanceof PDFArray ? kids.asArray() : [part.tree.get(name("K"))]) {
        const element = this.context.lookup(ref);
        element.set(name("P"), this.document);
        if (String(element.get(name("S"))) === "/Document") element.set(name("S"), name("Part"));
        element.set(name("T"), PDFHexString.fromText(part.entry.title));
        this.parts.push(ref);
      }
      const numbers = part.readTree(look(part.tree, "ParentTree"), "Nums");
      for (const [key, value] of numbers) this.numbers.push([number(key.asNumber() + part.tags), value]);
      this.names.push(...part.readTree(look(part.tree, "IDTree"), "Names"));
      for (const [role, type] of look(part.tree, "RoleMap")?.entries() ?? []) this.roles.set(role, type);
      this.next = Math.max(this.next, ...numbers.map(([key]) => key.asNumber() + part.tags + 1));
    }

    close() {
      for (const ref of this.parts) this.add(this.document, ref);
      const numbers = [...this.numbers].sort(([one], [other]) => one.asNumber() - other.asNumber());
      const entries = {
        Type: "StructTreeRoot",
        K: [this.document],
        ParentTree: this.context.register(this.context.obj({ Nums: numbers.flat() })),
        ParentTreeNextKey: this.next,
        RoleMap: this.roles,
      };
      if (this.names.length) entries.IDTree = this.context.register(this.context.obj({ Names: this.names.flat() }));
      this.context.assign(this.root, this.context.obj(entries));
      return this.root;
    }
  }

  Object.assign(window.HandbookBooklet, { Tags });
})();
