import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { systemCode } from '../error/index.js';
import type { ConfigProblem } from './config-error.js';
import { nameOf } from './setting.js';
import { settings, type SettingValues } from './settings.js';

/** The files of mTLS towards the token endpoint; certificate and key come together. */
export interface TlsFiles {
  certFile?: string | undefined;
  keyFile?: string | undefined;
  caFile?: string | undefined;
}

/** What stands in them. */
export interface UpstreamTls {
  cert?: string;
  key?: string;
  ca?: string;
}

/** @throws the system's error, for a file that cannot be read */
export async function readTlsFiles(files: TlsFiles): Promise<UpstreamTls> {
  const read = async (path: string | undefined) => path && (await readFile(path, 'utf8'));
  const [cert, key, ca] = await Promise.all([
    read(files.certFile),
    read(files.keyFile),
    read(files.caFile),
  ]);
  return { ...(cert && { cert }), ...(key && { key }), ...(ca && { ca }) };
}

type TlsSetting = 'upstreamCertFile' | 'upstreamKeyFile' | 'upstreamCaFile';

interface PemRule {
  expected: string;
  /** Throws where the text is something else; Node's own message would explain nothing. */
  check: (pem: string) => void;
}

const pemRules: Record<TlsSetting, PemRule> = {
  upstreamCertFile: {
    expected: 'a certificate in PEM form',
    check: (cert) => void createSecureContext({ cert }),
  },
  upstreamKeyFile: {
    expected: 'a private key in PEM form that is not encrypted',
    check: (key) => void createSecureContext({ key }),
  },
  upstreamCaFile: {
    expected: 'certificates in PEM form',
    check: (ca) => void new X509Certificate(ca),
  },
};

function passes(check: () => void): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}

/** The text of one file, if it is set and good; else `problems` says what is wrong. */
async function checkPemFile(
  name: TlsSetting,
  path: string | undefined,
  problems: ConfigProblem[],
): Promise<string | undefined> {
  if (path === undefined) return undefined;
  const file = `The file of ${nameOf(settings[name])}`;
  let pem: string;
  try {
    pem = await readFile(path, 'utf8');
  } catch (error) {
    const message = `${file} cannot be read (${systemCode(error)}).`;
    problems.push({ setting: name, message });
    return undefined;
  }
  const { check, expected } = pemRules[name];
  if (passes(() => check(pem))) return pem;
  problems.push({ setting: name, message: `${file} must hold ${expected}.` });
  return undefined;
}

/** Adds to `problems` what is wrong with the files of mTLS. */
export async function checkTlsFiles(
  values: SettingValues,
  problems: ConfigProblem[],
): Promise<void> {
  if ((values.upstreamCertFile === undefined) !== (values.upstreamKeyFile === undefined)) {
    problems.push({
      message: `Set ${nameOf(settings.upstreamCertFile)} and ${nameOf(settings.upstreamKeyFile)} together.`,
    });
  }
  const cert = await checkPemFile('upstreamCertFile', values.upstreamCertFile, problems);
  const key = await checkPemFile('upstreamKeyFile', values.upstreamKeyFile, problems);
  await checkPemFile('upstreamCaFile', values.upstreamCaFile, problems);
  if (cert === undefined || key === undefined) return;
  if (passes(() => void createSecureContext({ cert, key }))) return;
  problems.push({
    message: `The certificate of ${settings.upstreamCertFile.env} and the key of ${settings.upstreamKeyFile.env} do not belong together.`,
  });
}
