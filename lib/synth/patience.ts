import { setFlagsFromString } from 'node:v8';

/**
 * What code has done before V8 compiles it with all means, ten times its own measure or more. By version of V8, as its flags
 * come and go: measured with those of Node 20 and 22, at a sixth to a quarter of the processor time of a run over few services.
 */
const flags: Readonly<Record<string, string>> = {
  11: '--interrupt-budget=1000000',
  12: '--invocation-count-for-turbofan=30000',
};

/** Tells V8 that this process, and each of its threads, lives for seconds: little of what it compiles would pay. */
export function bePatient(): void {
  const flag = flags[process.versions.v8.split('.')[0]!];
  if (flag) setFlagsFromString(flag);
}
