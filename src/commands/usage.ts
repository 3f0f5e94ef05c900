// What `--help` prints, for operators. What people in a chat are told stands in knowledge/messages.

const usages: Readonly<Record<string, string>> = {
  start: `npm start
  Opens a chat in this terminal. Settings: see .env.example.`,
  ask: `npm run -s ask -- "question" [--place P] [--now D] [--json]
npm run -s ask -- --jsonl [--place P] [--now D] <questions.jsonl
  Answers and leaves nothing behind.
  --place P  official name of the asker's place
  --now D    YYYY-MM-DD, or a date and time with offset
  --json     prints the answer as JSON
  --jsonl    reads one question a line, prints one answer a line`,
  chat: `npm run -s chat -- [--data DIR] [--now D]
npm run -s chat -- --jsonl [--data DIR] [--now D] [--grant CHAT=ROLE ...] <events.jsonl
  Holds a chat in this terminal, or many chats at once as JSON Lines.
  --data DIR         where conversations are kept
  --now D            YYYY-MM-DD, or a date and time with offset
  --jsonl            reads one event a line, prints messages
  --grant CHAT=ROLE  officer, staff or admin, from the start`,
  plans: `npm run -s plans -- parse FILE
npm run -s plans -- add FILE [--language vi|en]
  parse  prints a plan's text as JSON
  add    takes it into the library, prints what needs a person's eye`,
  data: `npm run -s data -- migrate
npm run -s data -- copy FROM TO [--data DIR]
npm run -s data -- backup FILE [--data DIR]
npm run -s data -- restore FILE [--data DIR]
npm run -s data -- verify [PLACE ...] [--data DIR]
  migrate  brings the database at DATABASE_URL into this version's shape, as a start does
  copy     carries everything, sealed as it is, into an empty place: "files", "database", or a backup's path
  backup   copies what the desk keeps (DATABASE_URL, else DATA_DIR) into one file, while the desk runs on the database
  restore  brings a backup into an empty database or data folder
  verify   opens every document with the desk's key; of several places says whether they hold the same`,
  nudges: `node src/main.ts nudges audit [--data DIR]
  audit  prints each entry of the ledgers as JSON: what was sent when and what came of it, under a name that tells people
         apart and names nobody; ends with 1 where something was told twice`,
  tips: `npm run -s tips -- keygen [--out FILE]
npm run -s tips -- export --out FOLDER [--data DIR] [REFERENCE ...]
npm run -s tips -- stats [--data DIR]
npm run -s tips -- erase REFERENCE ... [--data DIR]
npm run -s tips -- verify-audit [--data DIR] [--known NUMBER:LINK ...]
npm run -s tips -- own-key [--data DIR]
  keygen        makes a key pair of age; the secret key belongs on another machine
  export        writes tips as sealed files, which age opens with the unit's secret key
  stats         counts tips by kind, place and month; counts below 5 as <5
  erase         erases tips with all that the desk holds of them
  verify-audit  checks the log of officers' acts, and prints its newest link, to be noted elsewhere
  own-key       prints the desk's own secret key, which opens tips of units without keys`,
};

/** The usage that these arguments ask for, or undefined where they ask for none. */
export function usageAskedFor(
  name: string,
  args: readonly string[],
): string | undefined {
  if (isWish(name)) return Object.values(usages).join("\n\n");
  const end = args.indexOf("--");
  return (end < 0 ? args : args.slice(0, end)).some(isWish)
    ? usages[name]
    : undefined;
}

function isWish(argument: string): boolean {
  return argument === "--help" || argument === "-h";
}
