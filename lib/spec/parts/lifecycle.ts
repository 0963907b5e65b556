import { z } from 'zod';
import { amountsOfOne } from './resources';
import {
  also,
  filePath,
  label,
  port,
  portReference,
  scalar,
  text,
  urlPath,
  variable,
  wholeSeconds,
  words,
} from './scalars';
import { image } from './service';

const hook = z
  .strictObject({
    exec: z.union([
      z
        .array(text)
        .min(1)
        .transform((command) => ({ command })),
      z.strictObject({ command: z.array(text).min(1) }),
    ]),
    http: also(['httpGet'], z.strictObject({ path: urlPath, port: portReference })),
    sleep: wholeSeconds.describe('Waits'),
  })
  .partial();

const companion = z.strictObject({
  name: label,
  image: image.optional().describe('Default: the service’s own'),
  command: words.optional(),
  args: words.optional(),
  variables: also(['env'], z.record(variable, scalar)).optional(),
  inheritVariables: z.boolean().optional().describe('Sees the service’s variables too; default true with its image'),
  ports: z.array(z.strictObject({ name: label, port, protocol: z.enum(['TCP', 'UDP', 'SCTP']).optional() })).optional(),
  resources: amountsOfOne.optional(),
  mounts: also(
    ['volumeMounts'],
    z.array(z.strictObject({ volume: also(['name'], label), mountPath: filePath, readOnly: z.boolean().optional() })),
  ).optional(),
});

/** What surrounds the main container in time. */
export const lifecycle = z
  .strictObject({
    preStop: hook.describe('Before it stops; default sleeps 5 s so that traffic goes elsewhere'),
    postStart: hook.describe('After it starts'),
    terminationGracePeriod: also(['terminationGracePeriodSeconds'], wholeSeconds).describe(
      'Longest that stopping may take; default 30s',
    ),
    initContainers: z.array(companion).describe('One after the other before the service'),
    sidecars: z.array(companion).describe('Beside the service, started before it'),
  })
  .partial();
