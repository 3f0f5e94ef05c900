import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** Turns an SVG image into PNG, with the typeface that comes with the desk and no other. */
export type Painter = (svg: string) => Promise<Uint8Array>;

const family = "Be Vietnam Pro";
const fontFiles = ["400Regular", "700Bold"].map(
  (weight) =>
    `@expo-google-fonts/be-vietnam-pro/${weight}/BeVietnamPro_${weight}.ttf`,
);

/** What it needs is loaded for the first picture, so that a desk that shows none starts as fast. */
export function createPainter(): Painter {
  let fonts: Promise<readonly Uint8Array[]> | undefined;
  return async (svg) => {
    fonts ??= Promise.all(fontFiles.map(packaged));
    renderer ??= loadRenderer();
    const Resvg = await renderer;
    const image = new Resvg(svg, {
      font: { fontBuffers: [...(await fonts)], defaultFontFamily: family },
    });
    try {
      return image.render().asPng();
    } finally {
      image.free();
    }
  };
}

// It can be set up once in a process, whoever asks for it.
let renderer: ReturnType<typeof loadRenderer> | undefined;

async function loadRenderer() {
  const { initWasm, Resvg } = await import("@resvg/resvg-wasm");
  await initWasm(packaged("@resvg/resvg-wasm/index_bg.wasm"));
  return Resvg;
}

function packaged(file: string): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(createRequire(import.meta.url).resolve(file));
}
