import { LivePage } from './live-page.js';

const page = new LivePage(document);
page.start();
