import { usePhoenixToken } from '@phoenix-checkout/react';

window.useToken = usePhoenixToken;
