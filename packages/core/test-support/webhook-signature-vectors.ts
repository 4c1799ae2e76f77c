/**
 * Signatures that `openssl` made, and how (OpenSSL 3.0):
 *
 *   printf '%s.%s' "$timestamp" "$body" | openssl dgst -sha256 -hmac "$secret" -r
 */
export const signatureVectors = [
  {
    name: 'compact JSON',
    secret: 'sandbox-secret-worth-nothing',
    timestamp: '1751933312535',
    body: '{"event":"order_created","id":"evt_1751933312535_k3j5h7g9d","data":{"order":{"id":"A1"}}}',
    signature: 'f30077f7f6017acee96cfc528b5849f9fb07fc8b44285823f28564cc3e784c30',
  },
  {
    name: 'JSON with white space',
    secret: 'sandbox-secret-worth-nothing',
    timestamp: '1751933312535',
    body: '{ "event": "order_created",\n  "id": "evt_1751933312535_k3j5h7g9d" }\n',
    signature: 'f55371bd68e097bed782c162b139a26b83b1c536da2c2e279d78dc369421169b',
  },
  {
    name: 'an empty body',
    secret: 'sandbox-secret-worth-nothing',
    timestamp: '1751933312535',
    body: '',
    signature: '5ad7332f4454be6947700cbc4c536cb9f79cb0f786a755d0014c8b544cdeff61',
  },
  {
    name: 'beyond ASCII',
    secret: 'sandbox-secret-worth-nothing',
    timestamp: '1751933312535',
    body: '{"event":"order_created","note":"Zahlung für Zoë 💸"}',
    signature: 'bd94331ec22e07ae285aac61160c499f712630f4a5395d255783164cc79a0826',
  },
  {
    name: 'a secret beyond ASCII',
    secret: 'gehëim-💸',
    timestamp: '0',
    body: '{}',
    signature: '02594fea49aff152138ea062c5126705b5f26242510076a2aede683ff01af035',
  },
  {
    name: 'a secret longer than a block',
    secret: 's'.repeat(100),
    timestamp: '1751933312535',
    body: '{"event":"x"}',
    signature: '152f2d50a34d04dada37aabb8f6f62c78a0c93abdb6b8b0ea91882ef4e116e6f',
  },
];
