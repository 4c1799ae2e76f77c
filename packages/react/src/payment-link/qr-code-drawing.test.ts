// @vitest-environment node
import jsqr from 'jsqr';
import { expect, it } from 'vitest';
import { jwt } from '../../test-support/tokens.js';
import { drawQrCode } from './qr-code-drawing.js';

const SCALE = 3;

/** The pixels of a drawing, as a browser fills its path. */
function pixelsOf({ size, path }: ReturnType<typeof drawQrCode>): Uint8ClampedArray {
  const width = size * SCALE;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, left, top, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g)) {
    for (let y = Number(top) * SCALE; y < (Number(top) + 1) * SCALE; y++) {
      const start = (y * width + Number(left) * SCALE) * 4;
      for (let at = 0; at < Number(length) * SCALE; at++)
        pixels.fill(0, start + at * 4, start + at * 4 + 3);
    }
  }
  return pixels;
}
const decode = (drawing: ReturnType<typeof drawQrCode>) =>
  jsqr.default(pixelsOf(drawing), drawing.size * SCALE, drawing.size * SCALE)?.data;

it('gives the link when it is read', () => {
  const query = new URLSearchParams({ payment_id: 'kR3vX9aBcD1eFgH2iJkL4m', access_token: jwt() });
  const url = `https://app-partner.phoenix.market/?${query}&address=0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed`;

  expect(decode(drawQrCode(url))).toBe(url);
});

it('has a quiet zone of four modules', () => {
  const { size, path } = drawQrCode('https://shop.example/');

  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((run) => run.slice(1).map(Number));
  expect(Math.min(...runs.map(([x = 0]) => x))).toBe(4);
  expect(Math.min(...runs.map(([, y = 0]) => y))).toBe(4);
  expect(Math.max(...runs.map(([x = 0, , length = 0]) => x + length))).toBe(size - 4);
  expect(Math.max(...runs.map(([, y = 0]) => y))).toBe(size - 5);
});
