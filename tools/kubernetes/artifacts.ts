import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { onExit, output } from '../harness/process';
import { now } from './clock';
import type { Cluster } from './cluster';
import type { KubernetesObject } from './object';

/** Serves the files of a folder on this machine only; its address. */
export async function serve(folder: string): Promise<string> {
  const server = createServer((request, response) => {
    const file = createReadStream(join(folder, basename(request.url ?? '')));
    file.on('error', () => response.writeHead(404).end());
    file.pipe(response);
  });
  onExit(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // This timer does not keep the process alive.
  server.unref();
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Publishes what a GitRepository would fetch, as source-controller does: only the folders of its sparse checkout. */
export async function publish(
  cluster: Cluster,
  source: KubernetesObject,
  dist: string,
  folder: string,
  url: string,
): Promise<void> {
  const { name, namespace, generation } = source.metadata;
  const sparse = (source.spec?.sparseCheckout ?? ['dist']) as readonly string[];
  // What the repository does without is no part of a sparse checkout.
  const folders = sparse
    .map((path) => path.replace(/^\.?\/?dist\/?/, './'))
    .filter((path) => existsSync(join(dist, path)));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${namespace}.${name}.tar.gz`);
  const reproducible = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'];
  await output('tar', [...reproducible, '--transform=s,^\\.,./dist,', '-C', dist, '-czf', file, ...folders]);

  const content = readFileSync(file);
  const digest = createHash('sha256').update(content).digest('hex');
  const artifact = {
    path: basename(file),
    url: `${url}/${basename(file)}`,
    revision: `main@sha1:${digest.slice(0, 40)}`,
    digest: `sha256:${digest}`,
    lastUpdateTime: now(),
    size: content.length,
  };
  const ready = { type: 'Ready', status: 'True', reason: 'Succeeded', message: 'stand-in', lastTransitionTime: now() };
  await cluster.impose(
    [
      {
        apiVersion: source.apiVersion,
        kind: source.kind,
        metadata: { name, namespace },
        status: {
          observedGeneration: generation,
          artifact,
          conditions: [{ ...ready, observedGeneration: generation }],
        },
      },
    ],
    'status',
  );
}
