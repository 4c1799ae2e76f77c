const characters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const length = 22;

/** A new id in the form of Phoenix's own: 22 letters and digits. */
export function randomId(): string {
  let id = '';
  while (id.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length - id.length))) {
      // The largest multiple of 62 below 256: above it, some characters would be likelier.
      if (byte < 248) id += characters.charAt(byte % characters.length);
    }
  }
  return id;
}
