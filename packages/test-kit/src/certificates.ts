import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** A certificate and its key, as text in PEM form. */
export interface Identity {
  cert: string;
  key: string;
}

/** Makes certificates that trust it. */
export interface Authority {
  /** Its own certificate, in PEM form. */
  ca: string;
  /** @param subject its common name */
  issue(subject: string): Promise<Identity>;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;

const validity = () => ({
  notBefore: new Date(Date.now() - DAY_MS),
  notAfter: new Date(Date.now() + DAY_MS),
});
const generateKeys = () => crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

/** An authority of a test's own, with certificates for servers on 127.0.0.1 and for clients. */
export async function createAuthority(name: string): Promise<Authority> {
  const authority = await generateKeys();
  const issuer = `CN=${name}`;
  const root = await X509CertificateGenerator.createSelfSigned({
    name: issuer,
    keys: authority,
    signingAlgorithm: algorithm,
    extensions: [new BasicConstraintsExtension(true, undefined, true)],
    ...validity(),
  });
  return {
    ca: root.toString('pem'),
    async issue(subject) {
      const keys = await generateKeys();
      const certificate = await X509CertificateGenerator.create({
        subject: `CN=${subject}`,
        issuer,
        publicKey: keys.publicKey,
        signingKey: authority.privateKey,
        signingAlgorithm: algorithm,
        extensions: [
          new SubjectAlternativeNameExtension([
            { type: 'ip', value: '127.0.0.1' },
            { type: 'dns', value: 'localhost' },
          ]),
        ],
        ...validity(),
      });
      const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
      return { cert: certificate.toString('pem'), key: PemConverter.encode(key, 'PRIVATE KEY') };
    },
  };
}
