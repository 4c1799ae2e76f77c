/**
 * Where each code has its page. Written by `node .ci/set-repository.mjs`. A template, since Prettier leaves
 * one on its line however long the address is.
 */
export const errorPages = `https://github.com/OWNER/phoenix-checkout/blob/main/docs/errors`;
