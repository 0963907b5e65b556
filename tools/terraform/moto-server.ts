import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pause } from '../harness/each';
import { onExit } from '../harness/process';
import { toolbox } from '../harness/toolbox';

/** A stand-in for AWS that listens on this machine alone. */
export interface Moto {
  readonly url: string;
  /** What a client of AWS reads to speak with it. */
  readonly env: NodeJS.ProcessEnv;
  readonly close: () => void;
}

/** Starts moto as one AWS account, empty. */
export async function startMoto(account: string, region: string): Promise<Moto> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const python = join(toolbox, 'moto', 'bin', 'python');
  const server = spawn(python, [join(__dirname, 'patched_moto.py'), '-H', '127.0.0.1', '-p', `${port}`], {
    env: { ...process.env, MOTO_ACCOUNT_ID: account, MOTO_IAM_LOAD_MANAGED_POLICIES: 'true' },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const close = () => void server.kill('SIGKILL');
  onExit(close);
  for (let tries = 0; !(await answers(url)); tries++) {
    if (tries > 120 || server.exitCode !== null) throw new Error('moto does not answer');
    await pause(0.5);
  }
  const env = {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: 'nobody',
    AWS_SECRET_ACCESS_KEY: 'nothing',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PROFILE: undefined,
  };
  return { url, env, close };
}

/** Makes a bucket. */
export async function makeBucket({ url }: Moto, name: string): Promise<void> {
  const { ok, status } = await fetch(`${url}/${name}`, { method: 'PUT' });
  if (!ok) throw new Error(`moto: bucket ${name}: ${status}`);
}

/** Every value that its Secrets Manager holds. */
export async function storedSecrets({ url }: Moto, region: string): Promise<string[]> {
  const ask = async <T>(action: string, body: object): Promise<T> => {
    const scope = `nobody/20000101/${region}/secretsmanager/aws4_request`;
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'X-Amz-Target': `secretsmanager.${action}`,
        'Content-Type': 'application/x-amz-json-1.1',
        Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=none`,
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`moto: ${action}: ${answer.status}`);
    return (await answer.json()) as T;
  };
  const { SecretList } = await ask<{ SecretList: { ARN: string }[] }>('ListSecrets', { MaxResults: 100 });
  const values = SecretList.map(({ ARN: SecretId }) => ask<{ SecretString: string }>('GetSecretValue', { SecretId }));
  return (await Promise.all(values)).map(({ SecretString }) => SecretString);
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/moto-api/`)).ok;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
