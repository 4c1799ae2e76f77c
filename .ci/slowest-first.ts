import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Parts of the names of files that take long: begun last, they would be all that still runs. */
const slow = [
  // Of the long ones.
  'bundlers',
  'next-static',
  'engines',
  'short-tokens',
  'pinning-sequences',
  'fleet-redis',
  'stories',
  'shop/e2e/scenarios',
  'browser/accessibility',
  'e2e/pages',
  'browser/modal-among-others',
  'browser/payment-link',
  'status-page.browser',
  'server-render.browser',
  // Of the others.
  'browser/modal.browser',
  'e2e/drop-in',
  'page-life',
  'command/refresh',
  'command/service-process',
  'redis-store.contract',
  'fleet-mint',
  'redis-seen-store.contract',
];

const rank = ({ moduleId }: TestSpecification) => {
  const found = slow.findIndex((name) => moduleId.includes(name));
  return found < 0 ? slow.length : found;
};

/** The slow ones first, so that all workers end at about the same time. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
