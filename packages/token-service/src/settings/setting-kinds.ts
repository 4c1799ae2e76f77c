import { isOrigin, isScope, parseTokenUrl } from '@phoenix-checkout/server';
import type { NumberRange } from './service-numbers.js';
import type { SettingKind } from './setting.js';

function isClean(text: string): boolean {
  return text !== '' && text.trim() === text;
}

/** Items between commas or white space. */
function splitList(text: string): string[] {
  return text.split(/[\s,]+/).filter((item) => item !== '');
}

export const text: SettingKind<string> = {
  expected: 'text without white space at its ends',
  parse: (value) => (isClean(value) ? value : undefined),
};

/** @see https://www.rfc-editor.org/rfc/rfc6749#appendix-A.2 */
export const clientSecretText: SettingKind<string> = {
  expected: 'text without white space at its ends, one line of ASCII characters',
  parse: (value) => (/^[\x20-\x7e]+$/.test(value) && isClean(value) ? value : undefined),
};

export const path: SettingKind<string> = {
  expected: 'the path of a file',
  parse: (value) => (value.includes('\0') ? undefined : value),
};

export const flag: SettingKind<boolean> = {
  expected: 'true or false',
  parse: (value) => ({ true: true, false: false })[value],
};

export function oneOf<const T extends string>(...words: T[]): SettingKind<T> {
  return {
    expected: `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`,
    parse: (value) => words.find((word) => word === value),
  };
}

export function wholeNumber({ min, max }: NumberRange, unit = ''): SettingKind<number> {
  return {
    expected: `a whole number${unit && ` of ${unit}`} from ${min} to ${max}`,
    parse(value) {
      const number = /^\d{1,15}$/.test(value) ? Number(value) : NaN;
      return number >= min && number <= max ? number : undefined;
    },
  };
}

export const host: SettingKind<string> = {
  expected: 'an address or a host name of this machine, without a port, such as 0.0.0.0',
  parse: (value) =>
    /^[\w.:%-]+$/.test(value) && !/^\w[\w.-]*:\d+$/.test(value) ? value : undefined,
};

/** A name or an address as a URL has it, without anything before or behind. */
export function isHostName(value: string): boolean {
  const url = `http://${value}`;
  const isName = /^[\w.-]+$|^\[[\da-f:.]+\]$/i.test(value);
  return isName && URL.canParse(url) && new URL(url).hostname === value.toLowerCase();
}

export const hostNames: SettingKind<string[]> = {
  expected: 'host names such as token.internal (no port), with commas or spaces between them',
  parse(value) {
    const items = splitList(value);
    return items.length > 0 && items.every(isHostName) ? items : undefined;
  },
};

export const tokenUrl: SettingKind<string> = {
  expected:
    'an absolute https URL (http on localhost only), without user name, password or #fragment',
  parse(value) {
    try {
      return parseTokenUrl(value).href;
    } catch {
      return undefined;
    }
  },
};

function isDecodable(part: string): boolean {
  try {
    decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}

export const redisUrl: SettingKind<string> = {
  expected: 'a URL such as redis://localhost:6379 or rediss://user:password@host:6380/0',
  parse(value) {
    if (!URL.canParse(value)) return undefined;
    const { protocol, hostname, pathname, hash, username, password } = new URL(value);
    const isRedis = protocol === 'redis:' || protocol === 'rediss:';
    if (!isDecodable(username + password)) return undefined;
    return isRedis && hostname && /^(\/\d*)?$/.test(pathname) && !hash ? value : undefined;
  },
};

export const proxyUrl: SettingKind<string> = {
  expected:
    'an http or https URL such as http://proxy.example:3128, which may have a user name and a password',
  parse(value) {
    // Without a scheme, as curl takes it.
    const href = value.includes('://') ? value : `http://${value}`;
    if (!URL.canParse(href)) return undefined;
    const { protocol, username, password } = new URL(href);
    const isProxy = protocol === 'http:' || protocol === 'https:';
    return isProxy && isDecodable(username + password) ? href : undefined;
  },
};

export const origins: SettingKind<string[]> = {
  expected:
    'origins such as https://shop.example or capacitor://localhost (no path, no / at the end, no *), with commas or spaces between them',
  parse(value) {
    const items = splitList(value);
    return items.length > 0 && items.every(isOrigin) ? items : undefined;
  },
};

export const scopes: SettingKind<string[]> = {
  expected: 'scopes such as wallets:read, with spaces or commas between them',
  parse(value) {
    const items = splitList(value);
    return items.length > 0 && items.every(isScope) ? items : undefined;
  },
};

const KEY_LENGTH = 16;

/** Secrets that somebody makes up: too short ones can be guessed. */
export const keys: SettingKind<string[]> = {
  expected: `keys of at least ${KEY_LENGTH} visible ASCII characters each, with commas or spaces between them`,
  parse(value) {
    const items = splitList(value);
    const fits = items.every((item) => /^[\x21-\x7e]+$/.test(item) && item.length >= KEY_LENGTH);
    return items.length > 0 && fits ? items : undefined;
  },
};
