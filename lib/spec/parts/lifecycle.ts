import { z } from 'zod';
import { idle } from './forms';
import { portName, protocol } from './ports';
import { amountsOfOne } from './resources';
import { also, command, filePath, label, port, portReference, urlPath, wholeSeconds, words } from './scalars';
import { image } from './image';
import { variablesFrom } from './references';
import { companionVariables } from './variables';

const longHook = z
  .strictObject({
    exec: z.union([command.transform((all) => ({ command: all })), z.strictObject({ command })]),
    http: also(['httpGet'], z.strictObject({ path: urlPath, port: portReference })),
    sleep: z
      .union([wholeSeconds, z.strictObject({ seconds: wholeSeconds }).transform(({ seconds }) => seconds)])
      .describe('Waits'),
    command: command.describe('Shorter form of exec.command'),
  })
  .partial();

/** A lifecycle hook of a container. */
const hook = z.union([
  wholeSeconds.transform((sleep): Hook => ({ sleep })),
  command.transform((all): Hook => ({ exec: { command: all } })),
  longHook.transform(({ command: all, ...rest }): Hook => (all ? { ...rest, exec: { command: all } } : rest)),
]);

type Hook = Omit<z.output<typeof longHook>, 'command'>;

const companion = z.strictObject({
  name: label,
  image: image.optional().describe('Default: the service’s own'),
  command: command.optional(),
  args: words.optional(),
  variables: also(['env', 'environment'], companionVariables).optional(),
  envFrom: also(['variablesFrom'], variablesFrom).optional(),
  inheritVariables: z
    .boolean()
    .optional()
    .describe('Gets the variables of the service; default true with the image of the service'),
  ports: z
    .array(z.strictObject({ name: portName, port: also(['containerPort'], port), protocol: protocol.optional() }))
    .optional(),
  resources: amountsOfOne.optional(),
  mounts: also(
    ['volumeMounts'],
    z.array(
      z.strictObject({
        volume: also(['name'], label),
        mountPath: also(['path'], filePath),
        readOnly: z.boolean().optional(),
      }),
    ),
  ).optional(),
  ...idle('imagePullPolicy', 'securityContext'),
});

/** Lifecycle of the main container. */
export const lifecycle = z
  .strictObject({
    preStop: hook.describe('preStop hook; default: sleeps 5 s so that endpoints are removed before the process stops'),
    postStart: hook.describe('postStart hook'),
    terminationGracePeriod: also(
      ['terminationGracePeriodSeconds', 'gracePeriod', 'gracePeriodSeconds', 'shutdownTimeout'],
      wholeSeconds,
    ).describe('Termination grace period; default 30s'),
    initContainers: z.array(companion).describe('Init containers, run one after the other before the service'),
    sidecars: also(['sidecarContainers'], z.array(companion)).describe(
      'Sidecar containers, started before the service',
    ),
  })
  .partial();
