import { type Colors } from 'picocolors/types';
import { createColors } from 'picocolors';

/** An output of text, and its abilities. */
export interface Sink {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly colors: Colors;
}

/** Environment of a verb: outputs, clock and date. */
export interface Terminal {
  readonly out: Sink;
  readonly err: Sink;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** The day that it is, such as `2026-11-28`. */
  readonly today: () => string;
}

const today = () => new Date(performance.timeOrigin + performance.now()).toISOString().slice(0, 10);

/** The terminal of the process. A closed pipe is no error. */
export function processTerminal({ stdout, stderr, env }: NodeJS.Process): Terminal {
  return { out: sink(stdout, env), err: sink(stderr, env), now: () => performance.now(), today };
}

/** Error codes of a closed pipe. */
const unread: ReadonlySet<string | undefined> = new Set(['EPIPE', 'ERR_STREAM_DESTROYED']);

/**
 * A stream as a sink; colours only on a terminal that has them.
 * @see https://no-color.org
 */
function sink(stream: NodeJS.WriteStream, { NO_COLOR, TERM }: NodeJS.ProcessEnv): Sink {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (!unread.has(error.code)) process.exitCode = 1;
  });
  const isTerminal = stream.isTTY === true;
  return {
    write: (text) => void stream.write(text),
    isTerminal,
    columns: stream.columns ?? 80,
    colors: createColors(isTerminal && !NO_COLOR && TERM !== 'dumb'),
  };
}
