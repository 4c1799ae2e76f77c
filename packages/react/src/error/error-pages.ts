/** Where each code has its page. Written by `node .ci/set-repository.mjs`. */
export const errorPages = 'https://github.com/OWNER/phoenix-checkout/blob/main/docs/errors';
