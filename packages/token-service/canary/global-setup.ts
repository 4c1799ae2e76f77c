export { setup } from '@phoenix-checkout/test-kit/canary/global-setup';
