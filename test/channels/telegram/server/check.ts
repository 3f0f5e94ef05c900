import type { Field, Schema } from "./schema.ts";
import { type Params, Upload } from "./upload.ts";

/** What a call breaks of the Bot API's description; empty where it is as described. */
export function violationsOf(
  schema: Schema,
  method: string,
  params: Params,
): string[] {
  const fields = schema.methods[method]?.fields ?? [];
  return schema.methods[method] === undefined
    ? [`${method}: no such method`]
    : checkFields(schema, method, fields, params);
}

function checkFields(
  schema: Schema,
  where: string,
  fields: readonly Field[],
  values: Params,
): string[] {
  const known = new Set(fields.map(({ name }) => name));
  const unknown = Object.keys(values)
    .filter((name) => !known.has(name))
    .map((name) => `${where}.${name}: unknown`);
  const wrong = fields.flatMap((field) => {
    const path = `${where}.${field.name}`;
    const value = values[field.name];
    if (value === undefined) return field.required ? [`${path}: missing`] : [];
    return [
      ...checkTypes(schema, path, field.types, value),
      ...checkRange(path, field.description, value),
    ];
  });
  return [...unknown, ...wrong];
}

/** A value is right if it is of one of the types. */
function checkTypes(
  schema: Schema,
  path: string,
  types: readonly string[],
  value: unknown,
): string[] {
  const results = types.map((type) => checkType(schema, path, type, value));
  if (results.some((wrong) => wrong.length === 0)) return [];
  // The reading with the fewest mistakes is the one that was meant.
  return results.toSorted((a, b) => a.length - b.length)[0] ?? [];
}

function checkType(
  schema: Schema,
  path: string,
  type: string,
  value: unknown,
): string[] {
  const inner = /^Array of (.+)$/.exec(type)?.[1];
  if (inner !== undefined)
    return Array.isArray(value)
      ? value.flatMap((item: unknown, at) =>
          checkType(schema, `${path}[${at}]`, inner, item),
        )
      : [`${path}: not an array`];
  const simple = simpleTypes[type];
  if (simple !== undefined)
    return simple(value) ? [] : [`${path}: not of type ${type}`];
  const described = schema.types[type];
  if (described === undefined) return [`${path}: unknown type ${type}`];
  if (described.subtypes !== undefined)
    return checkTypes(schema, path, described.subtypes, value);
  return isRecord(value)
    ? checkFields(schema, path, described.fields ?? [], value)
    : [`${path}: not an object`];
}

const simpleTypes: Readonly<Record<string, (value: unknown) => boolean>> = {
  Integer: (value) => Number.isSafeInteger(value),
  Float: (value) => Number.isFinite(value),
  String: (value) => typeof value === "string",
  Boolean: (value) => typeof value === "boolean",
  InputFile: (value) => value instanceof Upload,
};

function isRecord(value: unknown): value is Params {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** "1-4096 characters", "1-64 bytes", "2-10 items", "Values between 1-100", as descriptions have it. */
function checkRange(
  path: string,
  description: string,
  value: unknown,
): string[] {
  const [, least, most, unit] =
    /(?<!\d)(\d+)-(\d+)(?: (characters|bytes|items))?(?=[\s.,;]|$)/.exec(
      description,
    ) ?? [];
  const [min, max] = [Number(least), Number(most)];
  // "ISO 639-1" is no range; NaN compares false.
  if (!(min < max)) return [];
  const size = measure(value, unit);
  return size === undefined || (size >= min && size <= max)
    ? []
    : [`${path}: ${size}, not ${min}-${max}${unit ? ` ${unit}` : ""}`];
}

// Characters are counted in UTF-16 units: never fewer than Telegram counts.
function measure(value: unknown, unit: string | undefined): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "string")
    return unit === "bytes" ? Buffer.byteLength(value) : value.length;
  return Array.isArray(value) ? value.length : undefined;
}
