import { createServer } from 'node:http';
import { createNodeTokenListener } from '@phoenix-checkout/server/node';
import { createManager } from './create-manager.js';
import { serve } from './serve.js';

serve(createServer(createNodeTokenListener(createManager())));
