import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A process of the bench that is told things and answers. */
export class Child {
  readonly #child: ChildProcess;

  constructor(file: string) {
    this.#child = fork(join(import.meta.dirname, file), {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  tell(message: object | string): void {
    this.#child.send(message);
  }

  /** The next thing that it says. */
  async heard<T>(): Promise<T> {
    const ended = once(this.#child, 'exit').then(() => {
      throw new Error('a process of the bench ended early');
    });
    const [message] = await Promise.race([once(this.#child, 'message'), ended]);
    return message as T;
  }

  end(): void {
    this.#child.kill();
  }
}
