/**
 * A name that differs with each URL and gives nothing of it away (32 bits of FNV-1a). Without one,
 * going back restores a server-rendered frame's old document under its new URL.
 */
export function frameName(src: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < src.length; index++) {
    hash = Math.imul(hash ^ src.charCodeAt(index), 0x01000193);
  }
  return `phoenix-${(hash >>> 0).toString(36)}`;
}
