/** A key as a payer presses it. */
export type Key = 'Escape' | 'Enter' | 'Tab';

/** Where a script runs: in the host's page, or in the checkout in its frame. */
export type Place = 'page' | 'frame';

/** A tab of some browser, worked as a payer does: by the pointer and the keyboard of the browser itself. */
export interface EnginePage {
  goto(url: string): Promise<void>;
  /** Sets the size of the page in CSS pixels, as nearly as the browser can. */
  resize(width: number, height: number): Promise<void>;
  /** The value of an expression, which may be a promise; as JSON. */
  evaluate(expression: string, place?: Place): Promise<unknown>;
  /** Presses and releases the primary button at a point of the page's window. */
  click(x: number, y: number): Promise<void>;
  press(key: Key): Promise<void>;
  /** Ends the browser. */
  close(): Promise<void>;
}

export interface Engine {
  name: string;
  isInstalled: boolean;
  launch(): Promise<EnginePage>;
}

/** As WebDriver writes keys. */
const keyCodes: Record<Key, string> = {
  Escape: '\uE00C',
  Enter: '\uE007',
  Tab: '\uE004',
};

/** What WebDriver calls the actions of a click, of the classic and the bidirectional protocol alike. */
export const clickActions = (x: number, y: number) => [
  {
    type: 'pointer',
    id: 'mouse',
    parameters: { pointerType: 'mouse' },
    actions: [
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ],
  },
];

/** And those of a key. */
export const keyActions = (key: Key) => [
  {
    type: 'key',
    id: 'keyboard',
    actions: [
      { type: 'keyDown', value: keyCodes[key] },
      { type: 'keyUp', value: keyCodes[key] },
    ],
  },
];
