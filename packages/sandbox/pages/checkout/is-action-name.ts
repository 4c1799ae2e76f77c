import { actionNames, type ActionName } from '../../src/checkout/for-pages.js';

export function isActionName(name: string | undefined): name is ActionName {
  return actionNames.some((known) => known === name);
}
