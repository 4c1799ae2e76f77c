/** What the page's buttons do, by their `data-action`. */
const actionNames = [
  'retry',
  'back',
  'methods',
  'start',
  'bank',
  'zelle',
  'transfer',
  'link',
  'copy',
  'explorer',
  'done',
  'cancel',
  'keep',
  'close',
] as const;

export type ActionName = (typeof actionNames)[number];

export function isActionName(name: string | undefined): name is ActionName {
  return actionNames.some((known) => known === name);
}
