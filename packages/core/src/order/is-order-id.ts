const MAX_LENGTH = 128;

/**
 * True for what may be an order's id: a text of 1 to 128 characters that can be a segment of a path.
 * No more is known of their form. A segment of dots would lead out of the path, encoded or not.
 *
 * @see PROTOCOL, "Querying an order"
 */
export function isOrderId(input: unknown): input is string {
  if (typeof input !== 'string' || input === '' || input.length > MAX_LENGTH) return false;
  // The last: half of a surrogate pair.
  return input !== '.' && input !== '..' && !/\p{Surrogate}/u.test(input);
}
