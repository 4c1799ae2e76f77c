import { WebSocket } from 'undici';

interface Answer {
  id?: number;
  result?: unknown;
  error?: string;
  message?: string;
}

/** WebDriver BiDi: commands by number over a WebSocket (W3C WebDriver BiDi, "Protocol"). */
export class BidiConnection {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const answer = JSON.parse(String(data)) as Answer;
      if (answer.id === undefined) return;
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
    });
  }

  static async open(url: string): Promise<BidiConnection> {
    const socket = new WebSocket(url);
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve());
      socket.addEventListener('error', () => reject(new Error(`${url} refuses the connection.`)));
    });
    return new BidiConnection(socket);
  }

  async send<Result = unknown>(method: string, params: object = {}): Promise<Result> {
    const id = ++this.#lastId;
    const answered = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    this.#socket.send(JSON.stringify({ id, method, params }));
    const { error, message, result } = await answered;
    if (error) throw new Error(`${method}: ${error}: ${message}`);
    return result as Result;
  }

  close(): void {
    this.#socket.close();
  }
}
