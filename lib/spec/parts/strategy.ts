import { z } from 'zod';
import { choice, said } from './forms';
import { also, noEffectYet, podsOrPercent } from './scalars';

const type = choice({
  RollingUpdate: 'RollingUpdate',
  Recreate: 'Recreate',
  OnDelete: 'OnDelete',
  Canary: 'Canary',
  BlueGreen: 'BlueGreen',
  rolling: 'RollingUpdate',
  Rolling: 'RollingUpdate',
  rollingUpdate: 'RollingUpdate',
  'rolling-update': 'RollingUpdate',
  rolling_update: 'RollingUpdate',
  recreate: 'Recreate',
  onDelete: 'OnDelete',
  canary: 'Canary',
  blueGreen: 'BlueGreen',
  'blue-green': 'BlueGreen',
  blue_green: 'BlueGreen',
  bluegreen: 'BlueGreen',
}).describe('Type of rollout');

const limits = {
  maxSurge: podsOrPercent.describe('Pods above the desired number during a rollout'),
  maxUnavailable: podsOrPercent.describe('Pods below the desired number during a rollout'),
};

/** Limits of a rolling update. */
export const rollingUpdate = z.strictObject(limits).partial();

/** Rollout strategy: a word, or a mapping. */
export const strategy = z.union([
  type.transform((word) => ({ type: word })),
  z
    .strictObject({
      type,
      rollingUpdate: also(['rolling'], rollingUpdate).describe('Limits of a rolling update'),
      ...limits,
      canary: noEffectYet(z.unknown()).describe('Steps, weights and analysis of a canary'),
      blueGreen: noEffectYet(z.unknown()).describe('Blue-green rollout'),
    })
    .partial()
    .transform(({ maxSurge, maxUnavailable, rollingUpdate: inner, ...rest }) => {
      const all = said({ maxSurge, maxUnavailable, ...inner });
      return { ...rest, ...(Object.keys(all).length ? { rollingUpdate: all } : {}) };
    }),
]);
