/* Finding documents by their number, or by the day they were issued, which stand before all words. */
(() => {
  "use strict";
  const { numbers, countBits, compareNumbers, READINGS, MOST_NUMBER_BLOCKS } = window.HandbookSearch.parts;
  const { GROUPS } = window.HandbookSearch.parts.ranking;
  const { isNumber } = numbers;
  const FEW = 3; // fewer documents with the number than this, and longer numbers are offered too
  const MOST_BEGUN = 5;
  const LEAST_FIT = 0.5; // so many of the words beside it a lonely number must bear
  const BESIDE_A_DAY = new Set("cac nhung van ban ban hanh duoc ra doi ky trong vao ngay thang nam cua".split(" "));

  class DocumentFinder {
    constructor({ types, issuers }, collection, expander, finder) {
      this.reader = new numbers.NumberReader(types, issuers);
      this.labels = new Map(types.map(([id, label]) => [id, label]));
      this.codes = new Map(types.map(([id, , code]) => [id, code]));
      this.shelf = collection.numberShelf;
      this.expander = expander;
      this.finder = finder;
    }

    /* Pin the documents asked for. Return {notHeld, wordings, isWorded}: the number as typed where no document has it, the
     * ways in which pages write a number that was all that was asked, and whether words were typed before it. */
    async find(asked, hits) {
      const isDated = asked.date?.isDay; // its numbers are those of the day
      const number = asked.quotes.length || isDated ? null : this.reader.read(asked.words);
      if (number) {
        await this.shelf.loadKeys([number.number]);
        const found = await this.findNumber(asked, number, hits);
        if (hits.size || !this.isDay(asked, number)) return { ...found, isWorded: number.types !== null && number.span[0] > 0 };
      }
      if (asked.date) await this.findDay(asked, hits);
      return { notHeld: "", wordings: null };
    }

    /* A type and a year, "nghị quyết 2016", name no number but the year. */
    isDay({ date }, { types, extras }) {
      return date !== null && (!types || !extras.length);
    }

    async findNumber(asked, number, hits) {
      const rows = this.shelf.get(number.number) ?? [];
      const { fitting, others } = numbers.orderRows(rows, number);
      this.pin(await this.keepFitting(fitting, number, asked), GROUPS.NUMBER, hits);
      if (!hits.size && number.spelled.length) {
        const wide = { ...number, issuer: "", extras: [...number.extras, ...number.spelled] };
        this.pin(await this.keepFitting(numbers.orderRows(rows, wide).fitting, wide, asked), GROUPS.NUMBER, hits);
      }
      const [first, last] = number.span;
      const isNamed = number.types && number.typeWords.every((word) => asked.words.slice(first, last + 1).some((each) => each.word === word));
      if (!isNamed || (hits.size && !fitting.length)) return { notHeld: "", wordings: null };
      const isAll = number.extras.length === 0;
      const wordings = isAll ? this.listWordings(number) : null;
      if (isAll && number.last && fitting.length < FEW) await this.findBegun(number, hits);
      if (fitting.length || (asked.date && !number.issuer)) return { notHeld: "", wordings };
      const isOtherTime = ([, , issuers]) => numbers.isOfIssuer(issuers, number);
      others.forEach((row, place) => {
        const why = isOtherTime(row) ? "time" : "body";
        hits.set(row[0], { item: row[0], group: GROUPS.OTHER, score: others.length - place, section: -1, fixed: true, why });
      });
      const notHeld = asked.text.slice(asked.words[first].start, asked.words[last].end);
      return { notHeld, wordings: others.some(isOtherTime) ? [] : wordings }; // pages that write it mean the other
    }

    async findBegun(number, hits) {
      const longer = (await this.shelf.listPrefixed(number.number, MOST_NUMBER_BLOCKS)).filter(isNumber).sort(compareNumbers);
      const begun = longer.flatMap((key) => numbers.orderRows(this.shelf.get(key) ?? [], number).fitting);
      this.pin(begun.slice(0, MOST_BEGUN), GROUPS.BEGUN, hits, "longer");
    }

    /* "Chỉ thị 03", "CT 03" and "03-CT" name it; with an issuer, "03-CT/TW" alone does. */
    listWordings({ number, types, issuer }) {
      return types.flatMap((type) => {
        const code = this.codes.get(type);
        if (issuer) return code ? [`${number} ${code} ${issuer}`] : [];
        return [`${this.labels.get(type)} ${number}`, ...(code ? [`${code} ${number}`, `${number} ${code}`] : [])];
      });
    }

    /* Documents of the day, month or year stand first, then what was published then; words beside it must be theirs. */
    async findDay({ date, words }, hits) {
      const beside = date.rest.filter(({ word }) => !BESIDE_A_DAY.has(word));
      const said = beside.map(({ word }) => word).join(" ");
      const type = said && [...this.labels.keys()].find((id) => [this.labels.get(id), this.codes.get(id)].includes(said));
      if (date.isYear && said && !type) return;
      const keys = await this.shelf.listUnder(date.key);
      const rows = keys.flatMap((key) => this.shelf.get(key)); // [item, type], the type of a source is empty
      rows.sort((one, other) => Number(one[1] === "") - Number(other[1] === "") || one[0] - other[0]);
      const masks = said && !type ? await this.finder.maskItems({ expanded: await this.expandAll(beside) }) : null;
      const full = 2 ** beside.length - 1;
      const isMeant = ([item, id]) => (type ? id === type : !masks || masks.brief[item] === full);
      this.pin(rows.filter(isMeant), GROUPS.NUMBER, hits);
    }

    /* Words beside a number must be the document's own, with the marks typed: "Kế hoạch 08 khối các cơ quan tỉnh"; what
     * is called so stands before what only says so. Where hardly another document has the number, most of them. */
    async keepFitting(rows, number, { words }) {
      if (!number.extras.length || !rows.length) return rows;
      const expanded = await this.expandAll(number.extras.map((extra) => words.find(({ word }) => word === extra)));
      const { brief, names } = await this.finder.maskItems({ expanded });
      const full = 2 ** expanded.length - 1;
      const isCalled = ([item]) => Number(names[item] === full);
      const fitting = rows.filter(([item]) => brief[item] === full).sort((one, other) => isCalled(other) - isCalled(one));
      if (fitting.length || !number.types || rows.length >= FEW) return fitting;
      return rows.filter(([item]) => countBits(brief[item]) > LEAST_FIT * expanded.length);
    }

    expandAll(words) {
      const marked = words.some((word) => word.marked);
      const reading = marked ? READINGS.LESS : READINGS.FOLDED;
      return Promise.all(words.map((word, at) => this.expander.expand(word, { typingOn: at === words.length - 1, reading, marked })));
    }

    pin(rows, group, hits, why) {
      rows.forEach(([item], place) => {
        if (!hits.has(item)) hits.set(item, { item, group, score: rows.length - place, section: -1, fixed: true, why });
      });
    }
  }

  window.HandbookSearch.parts.DocumentFinder = DocumentFinder;
})();
