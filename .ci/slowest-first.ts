import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Parts of the names of files that take long: begun last, they would be all that still runs. */
const slow = ['short-tokens', 'stories', 'pages', 'pinning-sequences', 'next.test'];

const rank = ({ moduleId }: TestSpecification) => {
  const found = slow.findIndex((name) => moduleId.includes(name));
  return found < 0 ? slow.length : found;
};

/** The slow ones first, so that both workers end at the same time. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}
