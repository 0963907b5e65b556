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
}).describe('How pods are replaced');

const limits = {
  maxSurge: podsOrPercent.describe('Pods above the number'),
  maxUnavailable: podsOrPercent.describe('Pods below it'),
};

/** Limits of a rolling update. */
export const rollingUpdate = z.strictObject(limits).partial();

/** How a new version replaces the old: a word, or more. */
export const strategy = z.union([
  type.transform((word) => ({ type: word })),
  z
    .strictObject({
      type,
      rollingUpdate: also(['rolling'], rollingUpdate).describe('Limits of a rolling update'),
      ...limits,
      canary: noEffectYet(z.unknown()).describe('Steps, weights and analysis of a canary'),
      blueGreen: noEffectYet(z.unknown()).describe('A second version beside the first'),
    })
    .partial()
    .transform(({ maxSurge, maxUnavailable, rollingUpdate: inner, ...rest }) => {
      const all = said({ maxSurge, maxUnavailable, ...inner });
      return { ...rest, ...(Object.keys(all).length ? { rollingUpdate: all } : {}) };
    }),
]);
