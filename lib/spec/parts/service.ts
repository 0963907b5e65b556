import { z } from 'zod';
import { replicas } from './deployment';
import { resources } from './resources';
import { also, label, port, text, words } from './scalars';

const reference =
  /^(?<repository>[a-z0-9][a-z0-9._\-/:]*?)(:(?<tag>[A-Za-z0-9_][\w.-]{0,127}))?(@(?<digest>sha256:[a-f0-9]{64}))?$/;

const imageParts = z
  .strictObject({
    registry: text.regex(/^[a-z0-9][a-z0-9._\-/:]*$/).describe('Registry and its folder; default: the platform’s'),
    repository: text
      .regex(/^[a-z0-9][a-z0-9._\-/:]*$/)
      .describe('Repository; default: the service’s name in the platform’s registry'),
    tag: z.coerce
      .string()
      .regex(/^[A-Za-z0-9_][\w.-]{0,127}$/)
      .describe('Tag; must be said for each environment or once for all'),
    digest: text.regex(/^sha256:[a-f0-9]{64}$/).describe('Digest; wins over the tag'),
    pullPolicy: z.enum(['Always', 'IfNotPresent', 'Never']).describe('When the kubelet pulls; default IfNotPresent'),
    pullSecrets: z.array(label).describe('Secrets with registry credentials'),
  })
  .partial();

/** A container image: `repository:tag`, or its parts. */
export const image = z.union([
  text.regex(reference, { error: 'an image, such as ghcr.io/acme/api:1.4.2' }).transform((value) => ({
    ...(reference.exec(value)!.groups as { repository: string; tag?: string; digest?: string }),
  })),
  imageParts,
]);

/** What a service is, and the process it runs. */
export const service = z
  .strictObject({
    type: z
      .enum(['api', 'worker', 'cron', 'job', 'stateful', 'edge'])
      .describe('api and worker: Deployment; stateful: StatefulSet; cron: CronJob; job: Job; edge: Cloudflare Worker'),
    tier: text.describe('Customer tier that it serves first; a label'),
    description: text.describe('What it is for; an annotation'),
    image: image.describe('Container image'),
    command: words.describe('Entry point instead of the image’s'),
    args: words.describe('Arguments instead of the image’s'),
    schedule: text
      .regex(/^(@(yearly|annually|monthly|weekly|daily|midnight|hourly)|(\S+\s+){4}\S+)$/, {
        error: 'a cron schedule, such as 0 3 * * *',
      })
      .describe('When a cron runs, in cron syntax'),
    timeZone: text.regex(/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)*$/).describe('IANA time zone of the schedule; default UTC'),
    replicas: replicas.describe('Shorter form of deployment.replicas'),
    resources: resources.describe('Shorter form of resources'),
    port: port.describe('Shorter form of networking.port'),
    backoffLimit: z.int().min(0).max(100).describe('Retries of a job'),
    activeDeadline: also(['activeDeadlineSeconds'], z.int().min(1)).describe('Seconds after which a job has failed'),
    ttlAfterFinished: also(['ttlSecondsAfterFinished'], z.int().min(0)).describe('Seconds that a finished job stays'),
    parallelism: z.int().min(1).max(10000).describe('Pods of a job at once'),
    completions: z.int().min(1).max(100000).describe('Pods of a job that must succeed'),
    concurrencyPolicy: z
      .enum(['Allow', 'Forbid', 'Replace'])
      .describe('What a cron does while its last job runs; default Forbid'),
    suspend: z.boolean().describe('Stops a cron from starting'),
  })
  .partial();
