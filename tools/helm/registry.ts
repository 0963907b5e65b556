import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pause } from '../harness/each';
import { onExit } from '../harness/process';
import { toolbox } from '../harness/toolbox';

/** A registry in memory on this machine, without TLS. */
export interface LocalRegistry {
  /** `localhost:port` */
  readonly host: string;
  readonly stop: () => void;
}

/** Starts a registry, which ends with this process at the latest. */
export async function startRegistry(): Promise<LocalRegistry> {
  const port = await freePort();
  const child = spawn(join(toolbox, 'bin', 'registry'), ['-port', String(port)], { stdio: 'ignore' });
  const stop = () => void child.kill();
  onExit(stop);
  const host = `localhost:${port}`;
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await fetch(`http://${host}/v2/`).catch(() => undefined);
    if (answer?.ok) return { host, stop };
    await pause(0.1);
  }
  throw new Error('registry: it does not answer');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
