/* Judging what was found by its names and its text: which of the words stand there, how close, with which marks. */
(() => {
  "use strict";
  const { Table, Evidence, countBits, READINGS } = window.HandbookSearch.parts;
  const { GROUPS, findOnce, compareHits, holdsQuotes, weighNames, weighText } = window.HandbookSearch.parts.ranking;
  const AT_ONCE = 12; // hits whose names and texts are loaded together: the best is among so many
  const MOST_SECTIONS = 3; // read of one page, the fullest first
  const MOST_QUOTED = 200;
  const MEANING_FACTOR = 2; // a term of the glossary, where somebody asks what a word means
  const LEAST_SWAPPED = 3; // words of a name count in any order from so many on: two in another order are other words
  const SHORT_NUMBER = /^[0-9]{1,2}$/;
  const LEAST_HELD = 0.5; // what holds less of a query is not even near it

  /* Names promise most, then texts of which one holds all words. */
  const isNamed = ({ group }) => group === GROUPS.NAMED || group === GROUPS.NEAR_NAMED;
  const comparePromises = (one, other) =>
    Number(isNamed(other)) - Number(isNamed(one)) ||
    Number(other.text?.whole ?? false) - Number(one.text?.whole ?? false) ||
    compareHits(one, other);

  /* What goes on where the typing stopped holds all of a query whose last word no page has as it stands. */
  const isTypedOn = (looks) => looks.every(({ expanded }) => expanded[expanded.length - 1].every(({ begun }) => begun));

  /* Tell whether a hit is known to hold all of the query. */
  const isWhole = ({ fixed, group, isJudged, near, begun }, isOpen) =>
    fixed ? group === GROUPS.NUMBER : Boolean(isJudged) && !near && (!begun || isOpen);

  class Judge {
    constructor(collection) {
      this.collection = collection;
    }

    /* Judge hits, the best first: ``enough``, then more while none holds all of the query; at most so many. */
    async judge(hits, looks, { enough, most, breathe }) {
      for (const look of looks) look.table ??= new Table(look.expanded);
      const open = hits.filter(({ fixed, isJudged }) => !fixed && !isJudged).sort(comparePromises).slice(0, most);
      const isOpen = isTypedOn(looks);
      let isFound = hits.some((hit) => isWhole(hit, isOpen));
      for (let at = 0; at < open.length && (at < enough || !isFound); at += AT_ONCE) {
        const some = open.slice(at, at + AT_ONCE);
        await this.collection.loadCards(some.map(({ item }) => item));
        for (const hit of some) this.readNames(hit, looks);
        let unsure = some.filter(({ near, text, group }) => near || (text && group < GROUPS.NAMED));
        for (const take of [(sections) => sections.slice(0, 1), (sections) => sections.slice(1)]) {
          const read = unsure.filter(({ near, text }) => near || text).map((hit) => [hit, take(this.listSections(hit, looks))]);
          await this.collection.loadTexts(read.flatMap(([, sections]) => sections));
          for (const [hit, sections] of read) this.readSections(hit, sections, looks);
          unsure = unsure.filter((hit) => hit.near && this.mayHold(hit));
        }
        for (const hit of some) hit.isJudged = true;
        isFound ||= some.some((hit) => isWhole(hit, isOpen));
        await breathe();
      }
    }

    readNames(hit, looks) {
      const { names, lead, context, kind } = this.collection.readCard(hit.item);
      const isMeaning = kind === "thuat-ngu" && looks.some(({ asked }) => asked.asksMeaning);
      const weights = looks.map(({ asked }) => weighNames(names, asked));
      hit.base ??= hit.score; // read again with its text, it is weighed afresh
      hit.score = hit.base * Math.max(...weights.map(({ factor }) => factor)) * (isMeaning ? MEANING_FACTOR : 1);
      hit.isSaid = weights.some(({ together }) => together);
      hit.gathered = looks.flatMap((look) =>
        (look.table.begins ? [false, true] : [false]).map((withBegun) => {
          const { asked, masks, how } = look;
          const evidence = new Evidence(look, withBegun);
          for (const name of names) evidence.addText(findOnce(name));
          if (asked.words.length >= LEAST_SWAPPED) for (const name of names) evidence.addName(findOnce(name));
          if (how === READINGS.TYPED || asked.words.length >= LEAST_SWAPPED) {
            evidence.addShort(masks.alias[hit.item]);
            evidence.addShort(masks.meta[hit.item]);
          }
          return evidence;
        }),
      );
      this.settle(hit);
      if (hit.near || (hit.begun && !isTypedOn(looks))) {
        for (const evidence of hit.gathered) for (const text of [lead, context]) evidence.addText(findOnce(text));
        this.settle(hit);
      }
      if (hit.near && hit.group === GROUPS.NAMED) hit.group = GROUPS.BRIEF; // its names have the words, but apart
    }

    /* List the sections of a page that hold most of the words, the one that scored best first. */
    listSections({ item, text }, looks) {
      const { collection } = this;
      if (!collection.sections) return [];
      const count = (section) => Math.max(...looks.map(({ inSections }) => countBits(inSections?.[section] ?? 0)));
      const found = collection.listSections(item).filter((section) => count(section) > 0 && section !== text?.section);
      found.sort((one, other) => count(other) - count(one) || one - other);
      return [...(text ? [text.section] : []), ...found].slice(0, MOST_SECTIONS);
    }

    /* Tell whether the rest of a page may hold what is still missing, as far as the index knows without reading. */
    mayHold({ item, gathered }) {
      const sections = this.collection.sections ? this.collection.listSections(item) : [];
      return gathered.some((evidence) => {
        const { inSections } = evidence.look;
        const hoped = new Evidence(evidence.look, evidence.withBegun);
        Object.assign(hoped, { met: evidence.met, pairs: evidence.pairs, isUnitMet: true });
        for (const section of sections) hoped.addShort(inSections?.[section] ?? 0);
        return countBits(hoped.hold()) === evidence.words.length;
      });
    }

    readSections(hit, sections, looks) {
      const best = hit.text?.section;
      for (const section of sections) {
        const { text } = this.collection.readSection(section);
        const held = Math.max(...hit.gathered.map((evidence) => this.readAlone(evidence, text)));
        if (section === best) this.weighBest(hit, text, looks);
        else if (held > (hit.best?.held ?? 0)) hit.best = { section, held };
        this.settle(hit);
      }
    }

    /* Read one text; return how much of the query it holds by itself. */
    readAlone(evidence, text) {
      const alone = new Evidence(evidence.look, evidence.withBegun);
      alone.addText(findOnce(text));
      evidence.met |= alone.met;
      evidence.pairs |= alone.pairs;
      evidence.isUnitMet ||= alone.isUnitMet;
      evidence.isTogether ||= alone.isTogether;
      return countBits(alone.hold());
    }

    /* Words in a row in the best section lift a hit above words apart. */
    weighBest(hit, text, looks) {
      const weights = looks.map(({ asked }) => weighText(text, asked));
      const factor = Math.max(...weights.map((weight) => weight.factor));
      if (hit.group < GROUPS.BRIEF && !isNamed(hit)) hit.score *= factor;
      if (!weights.some(({ together }) => together) || hit.group < GROUPS.TEXT || hit.group >= GROUPS.NAMED) return;
      if (hit.group === GROUPS.BRIEF) hit.score = ((hit.text.value * this.collection.priors[hit.item]) / 100) * factor;
      hit.group = GROUPS.TOGETHER;
      hit.section = hit.text.section;
    }

    /* Say what of the query a hit holds by what was read so far: all of it, all of it if its last word goes on, or part. */
    settle(hit) {
      const found = hit.gathered.map((evidence) => ({ held: evidence.hold(), evidence }));
      found.sort((one, other) => this.measure(other) - this.measure(one));
      const [{ held, evidence }] = found;
      hit.look = evidence.look;
      hit.evidence = evidence;
      hit.held = countBits(held) / evidence.words.length;
      hit.begun = evidence.withBegun;
      hit.near = hit.held < 1;
      hit.missing = evidence.words.flatMap((_, at) => (held & (1 << at) ? [] : [at]));
    }

    measure({ held, evidence: { words, withBegun } }) {
      return countBits(held) / words.length - (withBegun ? 0.01 : 0);
    }

    /* Half of the words are near the query, but short numbers alone say nothing; so are two words not far apart. */
    isNear({ held, missing, evidence: { words, isTogether } }) {
      const isTelling = words.some(({ word }, at) => !missing.includes(at) && !SHORT_NUMBER.test(word));
      return isTogether || (held >= LEAST_HELD && isTelling);
    }

    /* Keep hits that hold every quoted phrase in a name, the lead or one section. */
    async keepQuoted(hits, { quotes }) {
      const { collection } = this;
      const checked = hits.sort(compareHits).slice(0, MOST_QUOTED);
      await collection.loadCards(checked.map(({ item }) => item));
      await collection.loadTexts(checked.flatMap(({ item }) => collection.listSections(item)));
      return checked.filter((hit) => {
        const { names, lead } = collection.readCard(hit.item);
        if (holdsQuotes([...names, lead], quotes)) return true;
        const sections = collection.listSections(hit.item);
        const texts = sections.map((section) => collection.readSection(section).text);
        const place = texts.findIndex((text) => holdsQuotes([text], quotes));
        if (place >= 0) hit.section = sections[place];
        return place >= 0 || holdsQuotes([...names, lead, ...texts], quotes);
      });
    }
  }

  Object.assign(window.HandbookSearch.parts, { Judge, isTypedOn, isWhole });
})();
