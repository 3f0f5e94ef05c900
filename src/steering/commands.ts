import { z } from "zod";
import type { Catalogs } from "../catalog.ts";
import { InputError } from "../errors.ts";
import { readYaml } from "../knowledge.ts";

// Bot API 10.1, BotCommand: a command is 1-32 characters of a-z, 0-9 and _, its description 1-256 characters.
const Name = z.string().regex(/^[a-z0-9_]{1,32}$/);
const Names = z.tuple([Name], Name);
const longestDescription = 256;

export const CommandId = z.enum([
  "start",
  "help",
  "menu",
  "report",
  "status",
  "place",
  "agency",
  "remind",
  "unremind",
  "calendar",
  "language",
  "settings",
  "privacy",
  "delete",
  "cancel",
  "code",
  "invite",
  "members",
  "group",
  "alerts",
  "bulletin",
  "halt",
  "figures",
  "setDay",
]);
export type CommandId = z.infer<typeof CommandId>;

/** knowledge/commands.yaml. */
export const CommandList = z.record(
  CommandId,
  z.strictObject({
    vi: Names,
    en: Names,
    says: z.string().optional(),
    hidden: z.boolean().default(false),
  }),
);
export type CommandList = z.infer<typeof CommandList>;

/** A command as it was typed. */
export interface TypedCommand {
  /** Undefined for one that the desk does not have. */
  readonly id: CommandId | undefined;
  /** As typed, in small letters. */
  readonly name: string;
  readonly rest: string;
}

export interface Commands {
  /** The command that a text begins with; undefined for other text. */
  read(text: string): TypedCommand | undefined;
  /** What a command stands for in plain words; undefined for other commands and other text. */
  spoken(text: string): string | undefined;
  /** How a command is called in a language, with its slash. */
  nameOf(id: CommandId, language: "vi" | "en"): string;
  /** What a channel's menu shows, in the order of the list. */
  shown(language: "vi" | "en"): readonly { id: CommandId; name: string }[];
}

/** Throws {@link InputError} naming what cannot be used. */
export async function loadCommands(file: string): Promise<Commands> {
  return createCommands(await readYaml(file, CommandList), file);
}

/** @param source where the list stands, for messages */
export function createCommands(list: CommandList, source: string): Commands {
  const entries = CommandId.options.map((id) => ({ id, ...list[id] }));
  const order = Object.keys(list);
  const ids = new Map<string, CommandId>();
  for (const { id, vi, en } of entries)
    for (const name of [...vi, ...en]) {
      const other = ids.get(name);
      if (other !== undefined && other !== id)
        throw new InputError(
          `${source}: the name ${name} stands under ${other} and ${id}; keep one`,
        );
      ids.set(name, id);
    }

  function read(text: string): TypedCommand | undefined {
    const typed = commandOf(text);
    return typed === undefined
      ? undefined
      : { id: ids.get(typed.name), ...typed };
  }

  return {
    read,
    spoken(text) {
      const typed = read(text);
      if (typed?.id === undefined) return undefined;
      const { says } = list[typed.id];
      if (says === undefined || typed.rest === "") return says;
      return `${says}: ${typed.rest}`;
    },
    nameOf: (id, language) => `/${list[id][language][0]}`,
    shown: (language) =>
      entries
        .filter(({ hidden }) => !hidden)
        .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
        .map((entry) => ({ id: entry.id, name: entry[language][0] })),
  };
}

/** "/place Tra Vinh" or "/help@desk", as platforms write commands; undefined for other text. */
export function commandOf(
  text: string,
): { name: string; rest: string } | undefined {
  const match = /^\/([a-z0-9_]{1,32})(?:@\S+)?(?:\s+|$)/i.exec(text.trim());
  if (match?.[1] === undefined) return undefined;
  return {
    name: match[1].toLowerCase(),
    rest: text.trim().slice(match[0].length),
  };
}

/** A command as a platform's menu takes it. */
export interface MenuCommand {
  readonly command: string;
  readonly description: string;
}

/** What the channels' menus show, in each language the desk speaks. */
export function botCommands(
  commands: Commands,
  catalogs: Catalogs,
): Readonly<Record<"vi" | "en", readonly MenuCommand[]>> {
  const menu = (language: "vi" | "en") =>
    commands.shown(language).map(({ id, name }) => ({
      command: name,
      description: catalogs[language]
        .say(`commands.${id}`)
        .slice(0, longestDescription),
    }));
  return { vi: menu("vi"), en: menu("en") };
}
