import { formatProblem } from '../../lib/model/problem';
import { type Files, clear, folderOf, home, live, platform, repository, service } from '../e2e/repository';

export { clear, folderOf, home, live, platform, service };

/** A shop on AWS of two teams: `victim`, which has all that one could want, and `evil`. */
const victim = service(
  'victim',
  `deployment: { replicas: 1 }
integrations: { database: { engine: postgres }, storage: {} }
config: { secrets: { KEY: { secret: shop-victim-key } } }
volumes: [{ name: data, mountPath: /data, type: claim, size: 1Gi }]
networking: { port: 8080, ingress: { path: /victim } }
`,
).replace('{ name: victim }', '{ name: victim, team: good }');

/** What a stranger may write: the settings of one service, its metadata, its extra files; and what the platform says. */
export interface Attempt {
  readonly settings?: string;
  readonly metadata?: string;
  readonly extra?: string;
  readonly platform?: string;
  readonly environment?: string;
  readonly victim?: string;
}

/** Files of a shop in which somebody tries something. */
export function shopOf({ settings = '', metadata = '', extra, ...more }: Attempt): Files {
  const spec = service('evil', settings).replace(
    '{ name: evil }',
    `{ name: evil, team: bad${metadata && `, ${metadata}`} }`,
  );
  return {
    'apps/shop/platform.yaml': `${platform}${more.platform ?? ''}`,
    'apps/shop/environments/live.yaml': `${live}${more.environment ?? ''}`,
    [`${folderOf('victim')}/deployment-config.yaml`]: more.victim ?? victim,
    [`${folderOf('evil')}/deployment-config.yaml`]: spec,
    ...(extra === undefined ? {} : { [`${folderOf('evil')}/extra/evil.yaml`]: extra }),
  };
}

/** What synthesis says of an attempt, the folder left out. */
export async function told(attempt: Attempt): Promise<string[]> {
  const problems = await synthesized(shopOf(attempt));
  return problems.map((one) => one.replaceAll('services/shop/', ''));
}

async function synthesized(files: Files): Promise<string[]> {
  const { problems } = await repository(files).synth({ cache: false });
  return problems.map(formatProblem);
}

/** Codes of what synthesis says of an attempt. */
export async function codes(attempt: Attempt): Promise<string[]> {
  return (await told(attempt)).map((one) => /\[([EW]\d+)\]$/.exec(one)![1]!);
}
