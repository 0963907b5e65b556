import { cpSync } from 'node:fs';
import { run } from '../lib/cli/run';

/** Entry point of `cdk8s synth`, which lists the files of its own output folder: dist/kubernetes is copied there. */
async function main(): Promise<void> {
  await run(['synth', '--layer', 'kubernetes']);
  const shown = process.env.CDK8S_OUTDIR;
  if (shown && !process.exitCode) cpSync('dist/kubernetes', shown, { recursive: true });
}

void main();
