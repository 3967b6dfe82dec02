import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const FILES = {
  regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
} as const;

export type FontWeight = keyof typeof FILES;

const loaded = new Map<FontWeight, Buffer>();

/** The font's file: Noto Sans has every letter of Canada's languages, and figures of one width. */
export function fontFile(weight: FontWeight): Buffer {
  const bytes = loaded.get(weight) ?? readFileSync(require.resolve(FILES[weight]));
  loaded.set(weight, bytes);
  return bytes;
}
