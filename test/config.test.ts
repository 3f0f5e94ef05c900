import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseConfig, readConfig } from "../src/config.ts";
import { InputError } from "../src/errors.ts";
import { temporaryFolder } from "./temporary-folder.ts";

describe("settings", () => {
  it("have defaults for everything", () => {
    expect(parseConfig({}, {})).toEqual({
      dataFolder: "./data",
      logLevel: undefined,
      notYet: [],
    });
  });

  it("are taken from the environment before the file, empty ones from neither", () => {
    const environment = { DATA_DIR: "/srv/desk", LOG_LEVEL: "" };
    const file = { DATA_DIR: "elsewhere", LOG_LEVEL: "warn" };
    expect(parseConfig(environment, file).dataFolder).toBe("/srv/desk");
    expect(parseConfig({}, file).logLevel).toBe("warn");
    expect(parseConfig(environment, {}).logLevel).toBeUndefined();
  });

  it.each([
    [{ LOG_LEVEL: "loud" }, {}, /LOG_LEVEL .*"silent"/],
    [{}, { DATADIR: "x" }, /unknown setting DATADIR; known are DATA_DIR/],
    [{ TELEGRAM_BOT_TOKN: "x" }, {}, /unknown setting TELEGRAM_BOT_TOKN/],
    [{ PORT: "99999" }, {}, /^setting PORT .*1 to 65535$/],
    [{}, { PORT: "80a" }, /^setting PORT .*1 to 65535$/],
    [{}, { PORT: "0" }, /^setting PORT .*1 to 65535$/],
    [{ HOST: "a b" }, {}, /^setting HOST .*host name or an IP address$/],
    [{}, { ADMIN_CODE: "a b" }, /^setting ADMIN_CODE .*without spaces$/],
  ])("refuse %j with %j in the file", (environment, file, message) => {
    expect(() => parseConfig(environment, file)).toThrow(InputError);
    expect(() => parseConfig(environment, file)).toThrow(message);
  });

  it.each(["127.0.0.1", "::1", "desk.example.vn"])(
    "may name host %s, port and admin code, in the environment and in the file",
    (HOST) => {
      const named = { HOST, PORT: "80", ADMIN_CODE: "một-lần-7Q" };
      expect(parseConfig(named, {})).toEqual(parseConfig({}, named));
      expect(parseConfig(named, {}).notYet).toEqual([]);
    },
  );

  it("never quote a value that may be a secret", () => {
    const token = "123456:secret";
    const code = { ADMIN_CODE: `${token} x` };
    for (const settings of [{ TELEGRAM_TOKEN: token }, code])
      expect(() => parseConfig(settings, {})).toThrow(/^(?!.*secret)/s);
  });

  it("name what belongs to later versions", () => {
    const { notYet } = parseConfig(
      { ZALO_BOT_TOKEN: "x" },
      { DATABASE_URL: "y" },
    );
    expect(notYet).toEqual(["ZALO_BOT_TOKEN", "DATABASE_URL"]);
  });

  it("may stand in a file, which may be missing", async () => {
    const file = join(await temporaryFolder(), ".env");
    expect((await readConfig(file)).logLevel).toBeUndefined();
    await writeFile(file, "# comment\nLOG_LEVEL='debug'\n");
    expect((await readConfig(file)).logLevel).toBe("debug");
  });
});
