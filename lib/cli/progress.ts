import { type Sink, printable } from './terminal';

/** A line that says how far the work is, on a terminal only. */
export interface Progress {
  readonly step: (done: number, total: number, name: string) => void;
  readonly clear: () => void;
}

const erase = '\r\u001b[K';

/** Progress on a sink; silent where nobody watches. */
export function progress(sink: Sink): Progress {
  if (!sink.isTerminal) return { step: () => {}, clear: () => {} };
  return {
    step: (done, total, name) =>
      sink.write(`${erase}${`${done}/${total} ${printable(name)}`.slice(0, sink.columns - 1)}`),
    clear: () => sink.write(erase),
  };
}
