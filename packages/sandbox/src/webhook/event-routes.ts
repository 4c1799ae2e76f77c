import { PhoenixError } from '@phoenix-checkout/core';
import type { SandboxErrorCode } from '../config/index.js';
import type { EventRoute } from './event-route.js';
import type { EventSubject } from './event-subject.js';

/** What an event can be about. */
export type SubjectKind = 'order' | 'link';

/** A scenario that waits for something to be made. */
interface Waiting {
  readonly kind: SubjectKind;
  readonly onMade: (subjectId: string) => void;
}

/** Which orders' and payment links' events go by a route of their own, while a scenario is on. */
export class EventRoutes {
  /** By the id of the order or link. */
  readonly #routes = new Map<string, EventRoute>();
  #waiting: Waiting[] = [];

  /** The route of the order or link of that id. */
  get(subjectId: string): EventRoute | undefined {
    return this.#routes.get(subjectId);
  }

  /** The route of the order's or link's events; undefined: they go as all events do. */
  find({ orderId = '', linkId = '' }: EventSubject): EventRoute | undefined {
    return this.#routes.get(orderId) ?? this.#routes.get(linkId);
  }

  set(subjectId: string, route: EventRoute): void {
    this.#routes.set(subjectId, route);
  }

  delete(subjectId: string): void {
    this.#routes.delete(subjectId);
  }

  /**
   * Waits for the next order, or payment link.
   *
   * @param onMade is called with its id, in the moment of its creation
   * @returns waits no longer
   * @throws PhoenixError `invalid_option` if somebody waits for it already
   */
  waitForNext(kind: SubjectKind, onMade: Waiting['onMade']): () => void {
    if (this.#waiting.some((each) => each.kind === kind)) {
      throw new PhoenixError<SandboxErrorCode>(
        'invalid_option',
        `Another scenario waits for the next ${kind} already.`,
      );
    }
    const waiting = { kind, onMade };
    this.#waiting.push(waiting);
    return () => this.#forget(waiting);
  }

  /** An order, or payment link, was made. Called before anything is told of it. */
  made(kind: SubjectKind, subjectId: string): void {
    const waiting = this.#waiting.find((each) => each.kind === kind);
    if (!waiting) return;
    this.#forget(waiting);
    waiting.onMade(subjectId);
  }

  #forget(waiting: Waiting): void {
    this.#waiting = this.#waiting.filter((each) => each !== waiting);
  }
}
