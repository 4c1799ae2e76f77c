/**
 * What is the same in every Base64 text that has a word in it: three cases, by how many bytes stand before
 * it in its group of three. One without `+` and `/` is the same in the Base64 of URLs.
 */
export function base64Cores(word: string): string[] {
  return [0, 1, 2].map((shift) =>
    Buffer.from('x'.repeat(shift) + word)
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  );
}
