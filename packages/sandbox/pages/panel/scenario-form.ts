import { CommandBox } from './command-box.js';
import { h } from './element.js';
import { field, select } from './fields.js';
import { perform } from './sandbox-command.js';
import { runScenario } from './sandbox-commands.js';

interface ScenarioLine {
  step?: { text: string };
  result?: { orderId: string; status: string; givenUp: number; deliveries: number };
  error_description?: string;
}

/** The lines of a reply, as they come. */
async function* linesOf(reply: Response): AsyncGenerator<ScenarioLine> {
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value = '' } = (await reader?.read()) ?? { done: true };
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line);
    if (done) return;
  }
}

/** Plays a scenario, and shows its steps as they happen. */
export class ScenarioForm {
  readonly element: HTMLElement;
  readonly #name = h('select', {});
  readonly #summary = h('p', { class: 'lead' });
  readonly #whose = select([
    ['fresh', 'A fresh order that no page made'],
    ['next', 'The next one that a checkout makes'],
    ['named', 'The order or link of this id'],
  ]);
  readonly #subject = h('input', { type: 'text', autocomplete: 'off', spellcheck: 'false' });
  readonly #subjectField = field('Its id', this.#subject);
  readonly #box = new CommandBox();
  readonly #steps = h('ol', { class: 'steps', tabindex: 0, 'aria-label': 'Steps' });
  readonly #outcome = h('p', { class: 'outcome', role: 'status' });
  readonly #button = h('button', { type: 'button', class: 'primary' }, 'Play scenario');
  readonly #summaries = new Map<string, string>();
  #running: AbortController | undefined;

  constructor() {
    this.#button.addEventListener('click', () => {
      if (this.#running) this.#running.abort();
      else void this.#run();
    });
    this.element = h(
      'form',
      {
        class: 'form',
        oninput: () => this.#refresh(),
        onsubmit: (event) => event.preventDefault(),
      },
      h('h2', {}, 'Play a scenario'),
      h(
        'p',
        { class: 'lead' },
        'A course of things that a shop has to survive. It moves the clock.',
      ),
      field('Scenario', this.#name),
      this.#summary,
      field('Whose order', this.#whose),
      this.#subjectField,
      h('div', { class: 'action' }, this.#button, this.#outcome, this.#box.element),
      this.#steps,
    );
  }

  async load(): Promise<void> {
    const reply = await fetch('admin/scenarios');
    const { scenarios }: { scenarios: { name: string; summary: string }[] } = await reply.json();
    for (const { name, summary } of scenarios) this.#summaries.set(name, summary);
    const chosen = this.#name.value;
    this.#name.replaceChildren(...scenarios.map(({ name }) => h('option', { value: name }, name)));
    // Loaded again with each connection: what was chosen stays.
    if (this.#summaries.has(chosen)) this.#name.value = chosen;
    this.#refresh();
  }

  /** Fills in what an entry is about. */
  setSubject(id: string, isLink: boolean): void {
    this.#subject.value = id;
    this.#whose.value = 'named';
    if (isLink) this.#name.value = 'link-paid-elsewhere';
    else if (this.#name.value === 'link-paid-elsewhere') this.#name.value = 'paid';
    this.#refresh();
  }

  get #command() {
    const isNamed = this.#whose.value === 'named';
    return runScenario({
      name: this.#name.value,
      subjectId: isNamed ? this.#subject.value.trim() : '',
      isAboutLink: this.#name.value === 'link-paid-elsewhere',
      next: this.#whose.value === 'next',
    });
  }

  #refresh(): void {
    this.#summary.textContent = this.#summaries.get(this.#name.value) ?? '';
    this.#subjectField.hidden = this.#whose.value !== 'named';
    this.#box.show(this.#command);
  }

  async #run(): Promise<void> {
    const running = (this.#running = new AbortController());
    this.#button.textContent = 'Stop';
    this.#steps.replaceChildren();
    this.#say('Playing…', false);
    try {
      for await (const line of linesOf(await perform(this.#command, running.signal))) {
        this.#show(line);
      }
    } catch (error) {
      const isStopped = running.signal.aborted;
      this.#say(isStopped ? 'Stopped.' : (error as Error).message, !isStopped);
    } finally {
      this.#running = undefined;
      this.#button.textContent = 'Play scenario';
    }
  }

  #show({ step, result, error_description: error }: ScenarioLine): void {
    if (step) this.#steps.append(h('li', {}, step.text));
    if (error) this.#say(error, true);
    if (!result) return;
    const { givenUp, deliveries, status } = result;
    this.#say(
      givenUp > 0
        ? `${givenUp} of ${deliveries} deliveries were never accepted.`
        : `The order is ${status}.`,
      givenUp > 0,
    );
  }

  #say(text: string, isError: boolean): void {
    this.#outcome.textContent = text;
    this.#outcome.classList.toggle('is-bad', isError);
  }
}
