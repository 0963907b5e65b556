import { setFlagsFromString } from 'node:v8';

/** What code has done before V8 compiles it with all means. */
interface Measure {
  /** As V8 has it. */
  readonly usual: string;
  /** Ten times that, and more. */
  readonly patient: string;
}

/**
 * By version of V8, as its flags come and go: those of Node 20 and 22, with which a run over few services takes a sixth to a
 * quarter less of the processors.
 */
const measures: Readonly<Record<string, Measure>> = {
  11: { usual: '--interrupt-budget=67584', patient: '--interrupt-budget=1000000' },
  12: { usual: '--invocation-count-for-turbofan=3000', patient: '--invocation-count-for-turbofan=30000' },
};

/** Does what takes seconds, in this thread and others: little of what V8 would compile for it would pay. */
export async function patiently<T>(act: () => Promise<T>): Promise<T> {
  set('patient');
  try {
    return await act();
  } finally {
    // V8 takes no code that was compiled under other flags.
    set('usual');
  }
}

function set(how: keyof Measure): void {
  const measure = measures[process.versions.v8.split('.')[0]!];
  if (measure) setFlagsFromString(measure[how]);
}
