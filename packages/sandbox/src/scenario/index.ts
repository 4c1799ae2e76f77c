export { findScenario, runScenario } from './run-scenario.js';
export type { ScenarioOptions, ScenarioResult, ScenarioStep } from './scenario-options.js';
export { scenarios } from './scenarios.js';
export type { StoryParts } from './story-parts.js';
