/**
 * Signatures that `openssl` made, and how (OpenSSL 3.0):
 *
 *   printf '%s.%s' "$timestamp" "$body" | openssl dgst -sha256 -hmac "$secret" -r
 */
export const webhookVectors = {
  timestamp: '1751933312535',
  /** What both signatures are made of: compact JSON. */
  body: '{"event":"order_status_updated","id":"evt_1751933312535_k3j5h7g9d","timestamp":"2025-07-08T00:08:32.535Z","data":{"orderId":"kR3vX9aBcD1eFgH2iJkL4m","orderStatus":"fulfilled","order":{"id":"kR3vX9aBcD1eFgH2iJkL4m","minimumAmountOut":1450000,"note":"Zoë"}}}',
  /** The same JSON, as something on the way may have written it. */
  spacedBody:
    '{ "event": "order_status_updated", "id": "evt_1751933312535_k3j5h7g9d", "timestamp": "2025-07-08T00:08:32.535Z",\n  "data": { "orderId": "kR3vX9aBcD1eFgH2iJkL4m", "orderStatus": "fulfilled",\n    "order": { "id": "kR3vX9aBcD1eFgH2iJkL4m", "minimumAmountOut": 1450000, "note": "Zo\\u00eb" } } }\n',
  current: {
    secret: 'sandbox-secret-worth-nothing',
    signature: '10e511be203581d4f126ba88ff6aac90ed18807e4c0dc0894eca0d74d2d4ce4b',
  },
  previous: {
    secret: 'previous-secret-worth-nothing',
    signature: 'f2201998d30420a0b3d298bb7dee5828a26143e359156c28eeb8a0ab8e6c061a',
  },
  /** Of `spacedBody` itself. */
  spacedSignature: '94bec1ee43adcc877b682d68ae6f3852e389531fd7d903ab07c5206d15a39563',
} as const;
