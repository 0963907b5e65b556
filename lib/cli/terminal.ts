import { type Colors } from 'picocolors/types';
import { createColors } from 'picocolors';

/** Where text goes, and what that place can show. */
export interface Sink {
  readonly write: (text: string) => void;
  readonly isTerminal: boolean;
  readonly columns: number;
  readonly colors: Colors;
}

/** What a verb may ask of the world around it. */
export interface Terminal {
  readonly out: Sink;
  readonly err: Sink;
  /** Milliseconds since some moment. */
  readonly now: () => number;
  /** The day that it is, such as `2026-11-28`. */
  readonly today: () => string;
}

const today = () => new Date(performance.timeOrigin + performance.now()).toISOString().slice(0, 10);

/** The process's own terminal. Nobody reading any more is no error. */
export function processTerminal({ stdout, stderr, env }: NodeJS.Process): Terminal {
  return { out: sink(stdout, env), err: sink(stderr, env), now: () => performance.now(), today };
}

/** What a stream answers when its reader has gone, first and later. */
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

/** Text of others without what a terminal would obey; a character each where `inline`. */
export function printable(text: string, inline = false): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) => {
    if (inline) return character === '\t' ? ' ' : '\ufffd';
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
