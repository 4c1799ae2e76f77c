/** Who keeps a document from scrolling, and how it was before. */
interface Lock {
  holders: number;
  overflow: string;
}

const locks = /* @__PURE__ */ new WeakMap<Document, Lock>();

/**
 * Keeps a document from scrolling, until the last of those who asked for it lets go.
 *
 * @returns lets go
 */
export function lockScroll(page: Document): () => void {
  const { style } = page.documentElement;
  const lock = locks.get(page) ?? { holders: 0, overflow: style.overflow };
  locks.set(page, lock);
  lock.holders += 1;
  style.overflow = 'hidden';
  return () => {
    lock.holders -= 1;
    if (lock.holders > 0) return;
    locks.delete(page);
    style.overflow = lock.overflow;
  };
}
