/* The query as typed: its words with and without marks, what was quoted, and how it may have been meant. */
(() => {
  "use strict";
  const { fold, typing, numbers, wordings } = window.HandbookSearch.parts;
  const LONGEST_QUERY = 200;
  const MOST_WORDS = 12;
  const QUOTED = /["“”„]([^"“”„]+)(?:["“”„]|$)|[«‹]([^»›]+)(?:[»›]|$)|(?<![\p{L}\p{N}])['‘]([^'’]+)['’](?![\p{L}\p{N}])/gu;
  const IN_A_WORD = /[\p{L}\p{M}\p{N}]$/u;
  const SPACED_THOUSANDS = /(?<![0-9.,/-])[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9.,/-])/g; // 25 525 is 25.525
  const INITIALS = /(?<![\p{L}\p{N}])(?:\p{L}\.){1,5}\p{L}\.?(?![\p{L}\p{N}])/gu; // C.T. is CT
  const CENTRAL = /(?<!\p{L})T\.?Ư(?! (?:TƯỞNG|NHÂN|PHÁP|LIỆU|VẤN))(?!\p{L})/gu; // as newspapers shorten Trung ương
  const CITY = /(?<!\p{L})[Tt][Pp]\.?\s?(?=[Hh][Cc][Mm](?!\p{L}))/gu; // TP.HCM is one short form
  const LONE_CONSONANT = /^[bcdghklmnprstvx]$/; // M Đrắk, Ea H Leo: names of the highlands
  const QUESTION = / (?:la gi|nghia la gi|la nhu the nao|o dau)$/; // what stands behind the thing asked for
  const MEANING = /(?:^| )la gi$/; // who asks so wants to know what a word means
  const SHORTEST_PIECE = 2;
  const LONGEST_GLUED = 24;

  /* Split text into words. ``slashed`` stands behind a slash; ``unit`` must stand in a row with the others of it. */
  const readWords = (text, start = -1, end = -1) =>
    fold.skipNumberSign(fold.findWords(text)).map((each) => ({
      ...each,
      marked: fold.hasMarks(text.slice(each.start, each.end)),
      slashed: /\/\s*$/.test(text.slice(0, each.start)),
      unit: each.start >= start && each.end <= end,
    }));

  const readPhrase = (words, typingOn) => {
    const end = typingOn ? "" : " ";
    return {
      words,
      typingOn,
      phrase: ` ${words.map(({ word }) => word).join(" ")}${end}`,
      marks: ` ${words.map(({ mark }) => mark).join(" ")}${end}`,
      marked: words.some(({ marked }) => marked),
    };
  };

  const write = (words) => words.map(({ word }) => word).join(" ");

  /* Leave out the words of a question around what is asked for. */
  const cutQuestion = (words) => {
    const match = QUESTION.exec(write(words));
    const cut = match ? words.slice(0, -match[0].trim().split(" ").length) : words;
    return cut.length ? cut : words;
  };

  class QueryReader {
    constructor(vocabulary) {
      this.vocabulary = vocabulary;
    }

    read(query) {
      const typed = String(query ?? "").slice(0, LONGEST_QUERY).normalize("NFC");
      const quotes = [];
      const open = typed.replace(QUOTED, (whole, ...found) => {
        const quote = found.slice(0, 3).find(Boolean);
        quotes.push({ quote, isOpen: whole.endsWith(quote) });
        return ` ${quote} `;
      });
      const plain = open.replace(CENTRAL, "TW").replace(INITIALS, (letters) => letters.replaceAll(".", "")).replace(CITY, "tp");
      const spelled = typing.readKeys(plain, (word) => this.isKnown(word));
      const text = spelled.replace(SPACED_THOUSANDS, (number) => number.replaceAll(" ", ""));
      const typingOn = IN_A_WORD.test(typed);
      const phrases = quotes
        .map(({ quote, isOpen }) => readPhrase(readWords(quote), isOpen && typingOn))
        .filter((quote) => quote.words.length);
      const date = phrases.length ? null : wordings.readDate(text);
      const [first, ...others] = date ? date.texts : phrases.length ? [{ text }] : wordings.listQuantities(text);
      const asked = { ...this.readText(first, typingOn), typed: text, quotes: phrases };
      const parted = phrases.length ? asked : this.readText(first, typingOn, true);
      const meant = [...others.map((other) => this.readText(other, typingOn)), ...(parted.words.length > asked.words.length ? [parted] : [])];
      return { ...asked, date: date && { ...date, rest: readWords(date.rest) }, others: meant };
    }

    /* Read a wording that stands in a row where it is meant. */
    readWording(text) {
      return this.readText({ text, start: 0, end: text.length }, false);
    }

    /* ``isWide`` parts words some page has as well: what one source writes without a space may be typed so of all. */
    readText({ text, start, end }, typingOn, isWide = false) {
      const said = readWords(text, start, end);
      const words = this.join(cutQuestion(said));
      const parted = words.flatMap((word, at) => this.part(word, typingOn && at === words.length - 1, isWide));
      return { text, asksMeaning: MEANING.test(write(said)), ...readPhrase(parted.slice(0, MOST_WORDS), typingOn) };
    }

    /* Join a letter with the word behind it, where the handbook has them as one: "M Đrắk" is M'Đrắk. */
    join(words) {
      const joined = [];
      for (const word of words) {
        const before = joined[joined.length - 1];
        if (before && LONE_CONSONANT.test(before.raw) && this.vocabulary.has(fold.foldWord(before.raw + word.raw))) {
          const raw = before.raw + word.raw;
          joined[joined.length - 1] = { ...word, raw, word: fold.foldWord(raw), mark: before.mark + word.mark, start: before.start };
        } else joined.push(word);
      }
      return joined;
    }

    /* Part words that were typed without a space, "laocai", where nothing else can be meant. */
    part(word, isTyped, isWide) {
      const { raw } = word;
      if (numbers.isNumber(raw) || raw.length > LONGEST_GLUED) return [word];
      if (this.vocabulary.has(word.word)) return (isWide && !fold.isSyllable(word.word) && this.findSyllables(word)) || [word];
      if (isTyped && this.vocabulary.listPrefixed(raw, 1).length) return [word];
      if (this.vocabulary.listNear(word, 1).length) return [word];
      const rest = fold.foldWord(raw.slice(1));
      const isLone = LONE_CONSONANT.test(raw[0]) && this.vocabulary.has(raw[0]) && this.vocabulary.has(rest);
      const pieces = isLone ? [raw[0], raw.slice(1)] : this.findPieces(raw);
      return pieces ? this.cut(word, pieces) : [word];
    }

    /* Part a word that is made of syllables alone, of which each is on some page. */
    findSyllables(word) {
      const pieces = this.findPieces(word.raw);
      return pieces?.every(fold.isSyllable) ? this.cut(word, pieces) : null;
    }

    cut(word, pieces) {
      return pieces.map((piece) => ({ ...word, raw: piece, word: fold.foldWord(piece), mark: fold.foldWord(piece), marked: false, loose: true }));
    }

    /* Find the fewest known words that make up the letters; of equally few, the most common. */
    findPieces(letters) {
      const best = [{ count: 0, weight: 0, pieces: [] }];
      for (let end = SHORTEST_PIECE; end <= letters.length; end += 1) {
        for (let start = 0; start <= end - SHORTEST_PIECE; start += 1) {
          const piece = letters.slice(start, end);
          const before = best[start];
          if (!before || piece === letters || !this.vocabulary.has(fold.foldWord(piece))) continue;
          const found = {
            count: before.count + 1,
            weight: before.weight + this.vocabulary.weigh(fold.foldWord(piece)),
            pieces: [...before.pieces, piece],
          };
          const other = best[end];
          if (!other || found.count < other.count || (found.count === other.count && found.weight > other.weight)) best[end] = found;
        }
      }
      return best[letters.length]?.pieces ?? null;
    }

    isKnown(text) {
      return fold.splitWords(text).every((word) => numbers.isNumber(word) || this.vocabulary.has(word));
    }

    correct({ raw, word }) {
      if (numbers.isNumber(word) || this.vocabulary.has(word)) return word;
      return this.vocabulary.listNear({ raw, word }, 1)[0]?.term ?? word;
    }

    /* The query as it may have been meant, to compare names with; ``choose`` picks what an unknown word stands for. */
    respell(asked, choose) {
      const last = asked.words[asked.words.length - 1];
      const words = asked.words.map((each) => {
        const word = this.correct(each) === each.word ? each.word : choose(each);
        const begun = asked.typingOn && each === last && this.vocabulary.listPrefixed(each.raw, 1).length > 0;
        return begun || word === each.word ? each : { ...each, word, mark: word };
      });
      return { ...asked, ...readPhrase(words, asked.typingOn) };
    }
  }

  window.HandbookSearch.parts.QueryReader = QueryReader;
})();
