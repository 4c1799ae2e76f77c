import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { systemCode } from '../settings/setting-files.js';
import { nameOf } from '../settings/setting.js';
import { settings, type SettingValues } from '../settings/settings.js';

/** The files of mTLS towards the token endpoint; certificate and key come together. */
export interface UpstreamTlsFiles {
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
export async function readTlsFiles(files: UpstreamTlsFiles): Promise<UpstreamTls> {
  const read = async (path: string | undefined) => path && (await readFile(path, 'utf8'));
  const [cert, key, ca] = await Promise.all([
    read(files.certFile),
    read(files.keyFile),
    read(files.caFile),
  ]);
  return { ...(cert && { cert }), ...(key && { key }), ...(ca && { ca }) };
}

const tlsSettings = ['upstreamCertFile', 'upstreamKeyFile', 'upstreamCaFile'] as const;

/** What a certificate and a key have to be; Node's own messages quote neither, but explain nothing. */
const faults: Record<
  (typeof tlsSettings)[number],
  [check: (pem: string) => void, expected: string]
> = {
  upstreamCertFile: [(cert) => void createSecureContext({ cert }), 'a certificate in PEM form'],
  upstreamKeyFile: [
    (key) => void createSecureContext({ key }),
    'a private key in PEM form that is not encrypted',
  ],
  upstreamCaFile: [(ca) => void new X509Certificate(ca), 'certificates in PEM form'],
};

/** Adds to `problems` what is wrong with the files of mTLS. */
export async function checkTlsFiles(values: SettingValues, problems: string[]): Promise<void> {
  const { upstreamCertFile: certFile, upstreamKeyFile: keyFile } = values;
  if ((certFile === undefined) !== (keyFile === undefined)) {
    problems.push(
      `Set ${nameOf(settings.upstreamCertFile)} and ${nameOf(settings.upstreamKeyFile)} together.`,
    );
  }
  const found: Partial<Record<(typeof tlsSettings)[number], string>> = {};
  for (const name of tlsSettings) {
    const path = values[name];
    if (path === undefined) continue;
    const file = `The file of ${nameOf(settings[name])}`;
    const [check, expected] = faults[name];
    let pem: string;
    try {
      pem = await readFile(path, 'utf8');
    } catch (error) {
      problems.push(`${file} can not be read (${systemCode(error)}).`);
      continue;
    }
    try {
      check(pem);
      found[name] = pem;
    } catch {
      problems.push(`${file} must hold ${expected}.`);
    }
  }
  const { upstreamCertFile: cert, upstreamKeyFile: key } = found;
  if (cert === undefined || key === undefined) return;
  try {
    createSecureContext({ cert, key });
  } catch {
    problems.push(
      `The certificate of ${settings.upstreamCertFile.env} and the key of ${settings.upstreamKeyFile.env} do not belong together.`,
    );
  }
}
