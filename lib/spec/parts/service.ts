import { z } from 'zod';
import { int32 } from '../../api/ranges';
import { cronProblem } from '../../api/cron';
import { isTimeZone, timeZones } from '../../api/time-zones';
import { didYouMean, expected } from '../hints';
import { choice, said } from './forms';
import { image } from './image';
import { protocol } from './ports';
import { variablesFrom } from './references';
import { resources } from './resources';
import { replicas } from './scaling';
import { also, command, label, port, text, version, words } from './scalars';
import { variables } from './variables';

const type = choice({
  api: 'api',
  worker: 'worker',
  cron: 'cron',
  job: 'job',
  stateful: 'stateful',
  edge: 'edge',
  web: 'api',
  webapi: 'api',
  'web-api': 'api',
  http: 'api',
  rest: 'api',
  grpc: 'grpc',
  gateway: 'api',
  frontend: 'api',
  backend: 'api',
  deployment: 'api',
  Deployment: 'api',
  background: 'worker',
  consumer: 'worker',
  processor: 'worker',
  cronjob: 'cron',
  CronJob: 'cron',
  batch: 'job',
  Job: 'job',
  statefulset: 'stateful',
  StatefulSet: 'stateful',
  'edge-worker': 'edge',
  'cloudflare-worker': 'edge',
});

/** A schedule in cron syntax. */
export const schedule = text.max(1000).superRefine((written, context) => {
  const wrong = cronProblem(written);
  if (wrong) context.addIssue({ code: 'custom', message: wrong });
});

/** A time zone by its exact name. */
const timeZone = text.max(100).superRefine((written, context) => {
  if (isTimeZone(written)) return;
  const hint = didYouMean(written, timeZones);
  const message = expected('an IANA time zone, such as Europe/Berlin', written || 'nothing', hint);
  context.addIssue({ code: 'custom', message });
});

const about = text.max(1000);

/** Transport protocol of the port; the application protocol is a key of each port. */
const spoken = z
  .union([protocol, choice({ http: 'TCP', HTTP: 'TCP', rest: 'TCP', REST: 'TCP' })], {
    error: 'http, TCP, UDP or SCTP; gRPC and others by networking.ports: [{ port: 50051, appProtocol: grpc }]',
  })
  .describe('Shorter form of networking.protocol; http is TCP');

/** Type, image and command of a service. */
export const service = z
  .strictObject({
    type: type.describe(
      'api and worker: Deployment; stateful: StatefulSet; cron: CronJob; job: Job; edge: Cloudflare Worker',
    ),
    name: label.describe('The same as metadata.name'),
    version: version.describe('Version of its API; becomes an annotation'),
    displayName: also(['title'], about).describe('Display name; becomes an annotation'),
    language: about.describe('Programming language; becomes an annotation'),
    framework: about.describe('Framework; becomes an annotation'),
    runtime: version.describe('Runtime; becomes an annotation'),
    tier: text.describe('Customer tier; becomes a label'),
    description: text.describe('Description; becomes an annotation'),
    image: image.describe('Container image'),
    command: also(['entrypoint'], command).describe('Entry point instead of the image’s'),
    args: words.describe('Arguments instead of the image’s; $(NAME) in them is a variable of the container'),
    schedule: also(['cron'], schedule).describe('Schedule of a cron, in cron syntax'),
    timeZone: also(['timezone'], timeZone).describe('IANA time zone of the schedule; default UTC'),
    replicas: replicas.describe('Shorter form of deployment.replicas'),
    resources: resources.describe('Shorter form of resources'),
    port: also(['containerPort'], port).describe('Shorter form of networking.port'),
    protocol: spoken.describe('Shorter form of networking.protocol; http is TCP'),
    env: also(['environment', 'environmentVariables', 'variables'], variables).describe(
      'Shorter form of config.variables',
    ),
    envFrom: variablesFrom.describe('Shorter form of config.envFrom'),
    backoffLimit: z.int().min(0).max(100).describe('Retries of a job'),
    activeDeadline: also(['activeDeadlineSeconds'], z.int().min(1).max(int32)).describe(
      'Seconds after which a job has failed',
    ),
    ttlAfterFinished: also(['ttlSecondsAfterFinished'], z.int().min(0).max(int32)).describe(
      'Seconds that a finished job stays',
    ),
    parallelism: z.int().min(1).max(10000).describe('Parallel pods of a job'),
    completions: z.int().min(1).max(100000).describe('Pods of a job that must succeed'),
    concurrencyPolicy: z.enum(['Allow', 'Forbid', 'Replace']).describe('Concurrency policy of a cron; default Forbid'),
    suspend: z.boolean().describe('Suspends a cron'),
  })
  .partial()
  .transform(({ type: word, ...rest }) =>
    said({
      ...rest,
      type: word === 'grpc' ? ('api' as const) : word,
      speaks: word === 'grpc' ? ('grpc' as const) : undefined,
    }),
  );
