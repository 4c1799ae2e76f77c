import '@phoenix-checkout/test-kit/canary/setup';
