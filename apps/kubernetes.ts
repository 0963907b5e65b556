import { cpSync } from 'node:fs';
import { run } from '../lib/cli/run';

/** What `cdk8s synth` runs; it lists what it finds in its own folder, so what was written is shown to it there. */
async function main(): Promise<void> {
  await run(['synth', '--layer', 'kubernetes']);
  const shown = process.env.CDK8S_OUTDIR;
  if (shown && !process.exitCode) cpSync('dist/kubernetes', shown, { recursive: true });
}

void main();
