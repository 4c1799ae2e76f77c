/**
 * A name that differs with each URL and gives nothing of it away (a hash of 32 bits). Without one,
 * going back restores a server-rendered frame's old document under its new URL.
 */
export function frameName(src: string): string {
  let hash = 0;
  for (const letter of src) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0;
  return `p${hash}`;
}
