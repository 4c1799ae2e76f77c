/** Why Redis does not work. */
export interface RedisFailure {
  /** `unreachable`: it does not answer; `refusing`: it answers with an error. */
  reason: 'unreachable' | 'refusing';
  /** One word: `ECONNREFUSED`, `WRONGPASS`, `OOM`, `READONLY`. */
  code: string;
}

// Before Redis 7 an error inside a script is quoted in another one.
const replyWord = /^(?:ERR .*@user_script: ?\d+: )?-?([A-Z]{3,})\b/;

/** Reads an error of a Redis client. Its message is not passed on: it may quote a password. */
export function toRedisFailure(error: unknown): RedisFailure {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && /^[A-Z_]+$/.test(code)) return { reason: 'unreachable', code };
  const [, word] = replyWord.exec(String(message)) ?? [];
  return word === undefined
    ? { reason: 'unreachable', code: 'failed' }
    : { reason: 'refusing', code: word };
}
