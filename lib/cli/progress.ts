import { printable } from '../model/printable';
import type { Sink } from './terminal';

/** A progress line, on a terminal only. */
export interface Progress {
  readonly step: (done: number, total: number, name: string) => void;
  readonly clear: () => void;
}

const erase = '\r\u001b[K';

/** Progress on a sink; silent without a terminal. */
export function progress(sink: Sink): Progress {
  if (!sink.isTerminal) return { step: () => {}, clear: () => {} };
  return {
    step: (done, total, name) =>
      sink.write(`${erase}${`${done}/${total} ${printable(name)}`.slice(0, sink.columns - 1)}`),
    clear: () => sink.write(erase),
  };
}
