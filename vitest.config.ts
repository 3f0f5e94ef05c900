import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/storage/postgres/shared.ts"],
    testTimeout: 30_000,
  },
});
