// Keys that an input method should have turned into marks and did not: the method was off, or the mark had
// already been typed. Telex: s f r x j for the tones, w for horn and breve, a doubled vowel or d for hat and bar.
// VNI: 1 to 5 for the tones, 6 hat, 7 horn, 8 breve, 9 bar.

const telexTones: Readonly<Record<string, string>> = {
  s: "\u0301",
  f: "\u0300",
  r: "\u0309",
  x: "\u0303",
  j: "\u0323",
};
const vniMarks = "\u0301\u0300\u0309\u0303\u0323\u0302\u031b\u0306";
const hat = "\u0302";
const horn = "\u031b";
const breve = "\u0306";

interface Letter {
  readonly base: string;
  shape: string;
}

/**
 * What a lower-case word spells when left-over Telex keys are read as keys, tone not yet in its place. Undefined when it holds no
 * key. May be no syllable: the caller checks.
 */
export function readTelex(word: string): string | undefined {
  const letters: Letter[] = [];
  let tone = "";
  let isTyped = false;
  let keys = 0;
  for (const sign of word.normalize("NFD").replaceAll("\u0111", "dd")) {
    const last = letters.at(-1);
    const nucleus = letters.some(({ base }) => isVowel(base));
    if (/[\u0300\u0301\u0303\u0309\u0323]/u.test(sign)) {
      tone = sign;
      isTyped = true;
    } else if (/\p{M}/u.test(sign)) {
      if (last !== undefined) last.shape = sign;
    } else if (nucleus && sign in telexTones) {
      const key = telexTones[sign] ?? "";
      // A tone that is there already may be asked for again, not changed.
      if (isTyped && tone !== key) return undefined;
      tone = key;
      keys += 1;
    } else if (nucleus && sign === "w" && widen(letters)) keys += 1;
    else if (sign === "d" && letters.some(({ base }) => base === "d")) {
      const first = letters.find(({ base }) => base === "d");
      if (first !== undefined) first.shape = "-";
      keys += 1;
    } else if (isVowel(sign) && repeats(letters, sign)) keys += 1;
    else letters.push({ base: sign, shape: "" });
  }
  if (keys === 0) return undefined;
  return spell(letters, tone);
}

/** As {@link readTelex}, for VNI digits. */
export function readVni(word: string): string | undefined {
  if (!/^\p{L}+\d[\p{L}\d]*$/u.test(word)) return undefined;
  const letters: Letter[] = [];
  let tone = "";
  for (const sign of word.normalize("NFD")) {
    const digit = "123456789".indexOf(sign);
    if (digit < 0) letters.push({ base: sign, shape: "" });
    else if (digit === 8) {
      const first = letters.find(({ base }) => base === "d");
      if (first === undefined) return undefined;
      first.shape = "-";
    } else if (digit < 5) tone = vniMarks[digit] ?? "";
    else {
      const able = digit === 5 ? "aeo" : digit === 6 ? "uo" : "a";
      const at = letters.findLast(({ base }) => able.includes(base));
      if (at === undefined) return undefined;
      at.shape = vniMarks[digit] ?? "";
      const before = letters[letters.indexOf(at) - 1];
      if (digit === 6 && at.base === "o" && before?.base === "u")
        before.shape = horn;
    }
  }
  return spell(letters, tone);
}

function isVowel(sign: string): boolean {
  return "aeiouy".includes(sign);
}

// "w" widens "uo" as a whole, else the last vowel that can be widened.
function widen(letters: readonly Letter[]): boolean {
  const at = letters.findLast(({ base }) => "auo".includes(base));
  if (at === undefined) return false;
  const before = letters[letters.indexOf(at) - 1];
  if (at.base === "a" && before?.base === "u" && letters[0]?.base !== "q") {
    before.shape = horn;
    return true;
  }
  at.shape = at.base === "a" ? breve : horn;
  if (at.base === "o" && before?.base === "u" && letters[0]?.base !== "q")
    before.shape = horn;
  return true;
}

// A vowel typed twice asks for its hat; one that has its mark, or knows none, was only typed twice.
function repeats(letters: readonly Letter[], sign: string): boolean {
  const at = letters.findLastIndex(({ base }) => isVowel(base));
  const letter = letters.findLast(({ base }) => base === sign);
  if (letter === undefined) return false;
  // "uwu": the second is a letter of its own.
  if (sign === "u" && letter.shape !== "") return false;
  const adjacent = letters[at] === letter;
  const afterCoda = at < letters.length - 1;
  if (!adjacent && !afterCoda) return false;
  if ("aeo".includes(sign) && letter.shape === "") letter.shape = hat;
  return true;
}

function spell(letters: readonly Letter[], tone: string): string {
  const spelled = letters.map(({ base, shape }) =>
    shape === "-" ? "\u0111" : base + shape,
  );
  const seat = letters.findLastIndex(({ base }) => isVowel(base));
  return spelled
    .map((letter, at) => (at === seat ? letter + tone : letter))
    .join("")
    .normalize("NFC");
}
