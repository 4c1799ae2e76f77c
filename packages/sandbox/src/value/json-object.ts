/** What was parsed from a JSON object: values by their names. */
export type JsonObject = Record<string, unknown>;

/** Whether a value that was parsed from JSON is an object; neither a list nor `null` is one. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
