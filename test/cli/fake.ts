import { createColors } from 'picocolors';
import { main, verbs } from '../../lib/cli/run';
import { synth } from '../../lib/cli/synth';
import type { Sink } from '../../lib/cli/terminal';
import type { Verb } from '../../lib/cli/verb';
import type { Synthesis, SynthesizeOptions } from '../../lib/synth/synthesize';

/** What a run of the command line left behind. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line with some verbs in place of the real ones; `tty` makes both streams a terminal with colours. */
export async function strata(
  words: readonly string[],
  { known = verbs, tty = false }: { known?: readonly Verb[]; tty?: boolean } = {},
): Promise<Ran> {
  const texts = { out: '', err: '' };
  const sink = (name: 'out' | 'err'): Sink => ({
    write: (text) => void (texts[name] += text),
    isTerminal: tty,
    columns: 60,
    colors: createColors(tty),
  });
  let clock = 0;
  const code = await main(
    words,
    { out: sink('out'), err: sink('err'), now: () => (clock += 700), today: () => '2026-11-28' },
    known,
  );
  return { code, ...texts };
}

/** A synthesis of one service without problems. */
export const clean: Synthesis = {
  problems: [],
  rows: [{ platform: 'shop', environment: 'production', services: 12, objects: 340, resources: 7, changed: 2 }],
  written: ['kubernetes/a.yaml', 'terraform/b.json'],
  removed: [],
  unchanged: 40,
};

/** `strata synth` with a synthesis that is given, and what it was asked for. */
export function fakeSynth(result: Partial<Synthesis> | Error): { verb: Verb; asked: SynthesizeOptions[] } {
  const asked: SynthesizeOptions[] = [];
  const synthesize = async (options: SynthesizeOptions): Promise<Synthesis> => {
    asked.push(options);
    options.onProgress?.(1, 2, 'shop.production.hello');
    if (result instanceof Error) throw result;
    return { ...clean, ...result };
  };
  return { verb: (program, setting) => synth(program, setting, async () => synthesize), asked };
}
