/** What a value's text is to look like, and what it becomes. */
export interface SettingKind<T> {
  /** Completes "X must be ...". */
  expected: string;
  /** Undefined: the text is not what is expected. */
  parse(text: string): T | undefined;
}

/** One setting of the service: an environment variable, and mostly a flag too. */
export interface Setting<T = unknown> {
  env: string;
  /** Another variable, read where the first is not set. */
  otherEnv?: string;
  /** Without its dashes. A secret has none: every user of a machine can read a process's arguments. */
  flag?: string;
  /** Stands for the value in the help text. */
  value: string;
  what: string;
  kind: SettingKind<T>;
  /** In place of a missing value; written as the user would write it. */
  fallback?: string;
  /** What applies without a value, where that is not a value of this setting. */
  otherwise?: string;
}

/** How messages name a setting. */
export function nameOf({ env, flag }: Setting): string {
  return flag ? `${env} (or --${flag})` : env;
}

/** How help text and tables show what applies without a value. */
export function defaultOf({ fallback, otherwise }: Setting): string {
  return otherwise ?? fallback ?? 'none';
}
