/**
 * Reads a body as UTF-8. Undefined: it is longer than `limitBytes` (after decompression), or no UTF-8.
 *
 * @throws what the connection throws
 */
export async function readText(
  { body }: Response,
  limitBytes: number,
): Promise<string | undefined> {
  const reader = body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    try {
      if (done) return text + decoder.decode();
      size += value.byteLength;
      if (size > limitBytes) throw new RangeError('too long');
      text += decoder.decode(value, { stream: true });
    } catch {
      void reader.cancel().catch(() => {});
      return undefined;
    }
  }
}
