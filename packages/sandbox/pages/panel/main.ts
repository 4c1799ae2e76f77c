import { PanelApp } from './panel-app.js';

new PanelApp().start(document.body);
