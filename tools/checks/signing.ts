import { join } from 'node:path';
import type { Check, Context, Report } from '../harness/check';
import { output, run } from '../harness/process';
import { builtVersion, signingTools } from '../harness/toolbox';
import { packaged } from '../helm/packaged';
import { startRegistry } from '../helm/registry';

/** Cosign reaches no service on the internet: no transparency log, and no password at the terminal. */
const offline = ['--tlog-upload=false', '--use-signing-config=false', '--allow-http-registry'];
const env = { COSIGN_PASSWORD: '' };

/** Whether what `strata package --sign` signs is what cosign verifies, and nothing else is. */
export const signing: Check = {
  name: 'signing',
  needs: signingTools,
  minutes: 1,
  run: async (context) => {
    const registry = await startRegistry();
    try {
      return await prove(context, registry.host);
    } finally {
      registry.stop();
    }
  },
};

async function prove({ dist, scratch }: Context, host: string): Promise<Report> {
  const [own, other] = [await keysIn(scratch, 'own'), await keysIn(scratch, 'other')];
  const root = join(dist, '..');
  const registry = ['--push', `oci://${host}/charts`, '--plain-http'];
  const signed = await packaged(
    root,
    join(scratch, 'out'),
    [...registry, '--sign', '--', `--key=${own}.key`, ...offline],
    env,
  );
  const failures = signed.length > 0 ? [] : ['expected charts in dist/helm, got none'];
  for (const { reference, manifest } of signed) {
    const at = `${reference!.slice(0, reference!.lastIndexOf(':'))}@${manifest}`;
    if (!(await isVerified(at, own))) failures.push(`${reference}: expected a signature of our key, got none`);
    if (await isVerified(at, other)) failures.push(`${reference}: expected no signature of another key, got one`);
  }
  const version = builtVersion('cosign');
  return {
    tool: 'cosign',
    version,
    checked: signed.length * 2,
    failures,
    notes: ['no log of signatures: cosign signs offline'],
  };
}

/** A new pair of keys; its path without ending. */
async function keysIn(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  await output('cosign', ['generate-key-pair', '--output-key-prefix', path], { env });
  return path;
}

async function isVerified(reference: string, keys: string): Promise<boolean> {
  const words = ['verify', '--key', `${keys}.pub`, '--insecure-ignore-tlog=true', '--allow-http-registry', reference];
  return (await run('cosign', words)).code === 0;
}
