/* Binds printed sections into one file: cover and contents before them, running numbers, links, outline, what it says of itself. */
(() => {
  "use strict";
  const { PDFContext, PDFDict, PDFDocument, PDFHexString, PDFName, PDFStreamWriter, PDFString } = window.PDFLib;
  const { HEIGHT, RIGHT, Part, Tags, dot, layOutContents, layOutCover, makeFont, openLetters, show, showFoot } = window.HandbookBooklet;
  const OBJECTS = 200; // in one packed stream
  const LANGUAGE = "vi-VN";
  const name = (text) => PDFName.of(text);
  const look = (dict, key) => dict.lookup(name(key));
  const escape = (text) => text.replace(/[<>&]/gu, (letter) => ({ "<": "&lt;", ">": "&gt;", "&": "&amp;" })[letter]);

  /* Finds what a link covers: the lines, up to the right margin. */
  const findBox = (rows, right = RIGHT) => [rows[0].x, rows.at(-1).y - 6, right, rows[0].y + rows[0].size + 1];

  class Booklet {
    constructor(entries, words, letters) {
      this.context = PDFContext.create();
      this.tags = new Tags(this.context);
      this.entries = entries;
      this.words = words;
      this.letters = letters;
      this.parts = [];
      this.tree = this.context.nextRef();
      this.font = this.context.nextRef();
      this.before = this.context.register(this.context.flateStream("q"));
    }

    async take(entry) {
      const { context: source } = await PDFDocument.load(entry.bytes, { updateMetadata: false });
      const part = new Part(this.context, source, entry, this.parts.length, this.tags.next);
      this.tags.take(part);
      this.parts.push(part);
    }

    bind() {
      const bound = this.parts.reduce((sum, part) => sum + part.pages.length, 0);
      const content = `Gồm ${this.parts.length} phần, ${bound} trang`;
      const fronts = [layOutCover({ ...this.words, content }, this.letters), ...layOutContents(this.entries, this.letters)];
      let page = fronts.length;
      for (const part of this.parts) {
        part.first = page + 1;
        page += part.pages.length;
      }
      this.total = page;
      const sheets = fronts.map((front, place) => this.drawFront(front, place));
      for (const part of this.parts) {
        this.numberPages(part);
        this.linkInside(part);
      }
      this.joinPages(sheets);
      return this.close();
    }

    /* Draws a sheet of the cover or the contents, with its tags. */
    drawFront(front, place) {
      const { context, tags, letters } = this;
      const page = context.nextRef();
      const owners = context.obj([]);
      const drawn = [];
      const links = [];
      const put = (line, type, owner) => {
        drawn.push(`/${type} <</MCID ${owners.size()}>> BDC ${show(line, letters)} EMC`);
        tags.add(owner, context.obj({ Type: "MCR", Pg: page, MCID: owners.size() }));
        owners.push(owner);
      };
      for (const { tag, parts, uri } of front.lines) {
        const owner = tags.make(tag, tags.document);
        const holder = uri ? tags.make("Link", owner) : owner;
        for (const part of parts) put(part, uri ? "Link" : tag, holder);
        if (uri) links.push(this.makeLink(findBox(parts), uri, { A: { S: "URI", URI: PDFString.of(uri) } }, holder, page));
      }
      for (const entry of front.entries) links.push(this.drawEntry(entry, page, put, drawn));
      if (place) drawn.push(this.writeFoot(place + 1, front.width));
      context.assign(
        page,
        context.obj({
          Type: "Page", Parent: this.tree, MediaBox: [0, 0, front.width, HEIGHT], Tabs: "S",
          Resources: { Font: { HbF: this.font } },
          Contents: context.register(context.flateStream(drawn.join("\n"))),
          StructParents: tags.count(context.register(owners)),
          ...(links.length ? { Annots: links } : {}),
        }),
      );
      return page;
    }

    /* Draws a line of the contents: title, dots and number are one link to the section. */
    drawEntry({ place, rows, right }, page, put, drawn) {
      const { context, tags, letters } = this;
      const part = this.parts[place];
      this.contents ??= tags.make("TOC", tags.document);
      const item = tags.make("TOCI", this.contents);
      const owner = tags.make("Link", tags.make("Reference", item));
      for (const row of rows) put(row, "Link", owner);
      const last = rows.at(-1);
      const text = String(part.first);
      const width = letters.measure(text, last.size);
      const dots = dot(last, right, width, letters);
      if (dots) drawn.push(`/Artifact <</Type /Layout>> BDC ${show(dots, letters)} EMC`);
      put({ ...last, text, x: right - width }, "Link", owner);
      const target = { Dest: [part.pages[0].ref, "Fit"] };
      return this.makeLink(findBox(rows, right), `${part.entry.title}, trang ${part.first}`, target, owner, page);
    }

    makeLink(box, words, target, owner, page) {
      const { context, tags } = this;
      const link = context.nextRef();
      context.assign(
        link,
        context.obj({
          Type: "Annot", Subtype: "Link", Rect: box, Border: [0, 0, 0], F: 4,
          ...target, Contents: PDFHexString.fromText(words), StructParent: tags.count(owner),
        }),
      );
      tags.add(owner, context.obj({ Type: "OBJR", Obj: link, Pg: page }));
      return link;
    }

    writeFoot(page, width) {
      return showFoot(`Trang ${page}/${this.total} của tập`, width, this.letters);
    }

    /* Gives each page its number in the booklet under its own, which the section refers to. */
    numberPages(part) {
      const { context } = this;
      part.pages.forEach(({ dict }, place) => {
        const resources = look(dict, "Resources").clone(context);
        const fonts = look(resources, "Font")?.clone(context) ?? PDFDict.withContext(context);
        fonts.set(name("HbF"), this.font);
        resources.set(name("Font"), fonts);
        dict.set(name("Resources"), resources);
        const foot = this.writeFoot(part.first + place, look(dict, "MediaBox").lookup(2).asNumber());
        const after = context.register(context.flateStream(`Q ${foot}`));
        dict.set(name("Contents"), context.obj([this.before, dict.get(name("Contents")), after]));
      });
    }

    /* Lets links to the pages of other sections lead inside, and the rest to the site; a bare file knows no place beside it. */
    linkInside(part) {
      const links = part.pages.flatMap(({ dict }) => look(dict, "Annots")?.asArray() ?? []).map((ref) => this.context.lookup(ref));
      const actions = links.filter((link) => String(link.lookupMaybe(name("A"), PDFDict)?.get(name("S"))) === "/URI");
      const read = (link) => look(look(link, "A"), "URI").asString();
      const own = actions.map(read).find((uri) => uri.endsWith(`/${part.entry.page}`));
      if (own === undefined) return;
      const base = own.slice(0, -part.entry.page.length);
      for (const link of actions) {
        const uri = read(link);
        if (!uri.startsWith(base)) continue;
        const address = uri.slice(base.length);
        const [page, anchor] = address.split("#");
        const named = this.parts.filter((each) => each.entry.page === page);
        const other = named.find((each) => !each.entry.isHandout) ?? named[0];
        if (other && other !== part) {
          link.delete(name("A"));
          link.set(name("Dest"), other.findPlace(anchor) ?? this.context.obj([other.pages[0].ref, "Fit"]));
          link.set(name("Contents"), PDFHexString.fromText(`${other.entry.title}, từ trang ${other.first} của tập`));
        } else if (!/^[a-z]+:/u.test(base)) {
          look(link, "A").set(name("URI"), PDFString.of(`${this.words.base}${address}`));
          link.set(name("Contents"), PDFString.of(`${this.words.base}${address}`));
        }
      }
    }

    joinPages(sheets) {
      const kids = this.parts.map((part) => {
        const ref = part.catalog.get(name("Pages"));
        this.context.lookup(ref).set(name("Parent"), this.tree);
        return ref;
      });
      this.context.assign(this.tree, this.context.obj({ Type: "Pages", Kids: [...sheets, ...kids], Count: this.total }));
    }

    /* Makes the outline: each section, closed, with its own under it. */
    joinOutlines() {
      const { context } = this;
      const root = context.nextRef();
      const items = this.parts.map(() => context.nextRef());
      this.parts.forEach((part, place) => {
        const own = look(part.catalog, "Outlines");
        const item = context.obj({
          Title: PDFHexString.fromText(part.entry.title), Parent: root, Dest: [part.pages[0].ref, "Fit"],
          ...(place ? { Prev: items[place - 1] } : {}),
          ...(place + 1 < items.length ? { Next: items[place + 1] } : {}),
        });
        const first = own?.get(name("First"));
        if (first) {
          item.set(name("First"), first);
          item.set(name("Last"), own.get(name("Last")));
          item.set(name("Count"), context.obj(-Math.abs(look(own, "Count").asNumber())));
          for (let ref = first; ref; ref = context.lookup(ref).get(name("Next"))) context.lookup(ref).set(name("Parent"), items[place]);
        }
        context.assign(items[place], item);
      });
      context.assign(root, context.obj({ Type: "Outlines", First: items[0], Last: items.at(-1), Count: items.length }));
      return root;
    }

    describe() {
      const title = escape(this.words.title);
      return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escape(this.words.site)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${LANGUAGE}</rdf:li></rdf:Bag></dc:language>
<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
    }

    close() {
      const { context } = this;
      const metadata = context.stream(new TextEncoder().encode(this.describe()), { Type: "Metadata", Subtype: "XML" });
      const places = this.parts.flatMap((part) => part.listPlaces()).flat();
      const catalog = context.obj({
        Type: "Catalog", Pages: this.tree, Lang: PDFString.of(LANGUAGE), MarkInfo: { Marked: true },
        ViewerPreferences: { DisplayDocTitle: true, Direction: "L2R" }, PageMode: "UseOutlines",
        StructTreeRoot: this.tags.close(), Outlines: this.joinOutlines(), Metadata: context.register(metadata),
        Names: { Dests: context.register(context.obj({ Names: places })) },
      });
      const colours = this.parts[0].catalog.get(name("OutputIntents"));
      if (colours) catalog.set(name("OutputIntents"), colours);
      context.assign(this.font, makeFont(context, this.letters));
      for (const part of this.parts) for (const ref of part.dropped) context.delete(ref);
      context.trailerInfo.Root = context.register(catalog);
      return PDFStreamWriter.forContext(context, OBJECTS, true, OBJECTS).serializeToBuffer();
    }
  }

  /* Binds sections, each with its title, page and bytes; `words` are those of the cover, `font` is the font in Base64. */
  const bind = async (entries, words, font) => {
    const booklet = new Booklet(entries, words, openLetters(font));
    for (const entry of entries) await booklet.take(entry);
    return { content: await booklet.bind(), pages: booklet.total };
  };

  Object.assign(window.HandbookBooklet, { bind });
})();
