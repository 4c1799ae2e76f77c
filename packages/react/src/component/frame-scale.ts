import { inPageOf } from '../page/index.js';

const FRAME_WIDTH_PX = 350;

/**
 * Scales the frame to the room that its stage has: where that is less than 350 px the frame is made
 * smaller, not cut.
 *
 * The height follows the scale, a scroll bar may follow the height, and takes some of the room. So
 * the scale is tried out. Where it does not settle (with the scroll bar there is room for the small
 * frame, which needs no scroll bar) the small one is kept. What was there before makes no
 * difference, so nothing goes to and fro.
 */
function scaleFrame(stage: HTMLElement): void {
  const fitting = () => Math.min(1, stage.clientWidth / FRAME_WIDTH_PX);
  const tryOut = (scale: number) => {
    stage.style.setProperty('--phoenix-scale', String(scale));
    return fitting();
  };

  const first = fitting();
  // Not laid out: there is nothing to go by.
  if (first === 0) return;
  const second = tryOut(first);
  if (second === first) return;
  const third = tryOut(second);
  if (third < second) tryOut(third);
}

/**
 * Keeps the frame's scale right.
 *
 * @returns stops it
 */
export function watchFrameScale(stage: HTMLElement): (() => void) | undefined {
  return inPageOf(stage, (page) => {
    scaleFrame(stage);
    if (typeof page.ResizeObserver === 'undefined') return undefined;
    let scheduled = 0;
    // In the next frame: a size that changes while sizes are being observed is an error event.
    const observer = new page.ResizeObserver(() => {
      page.cancelAnimationFrame(scheduled);
      scheduled = page.requestAnimationFrame(() => scaleFrame(stage));
    });
    observer.observe(stage);
    return () => {
      observer.disconnect();
      page.cancelAnimationFrame(scheduled);
    };
  });
}
