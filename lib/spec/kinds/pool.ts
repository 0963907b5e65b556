import { z } from 'zod';
import { also, text, wholeSeconds } from '../parts/scalars';

const connections = z.int().min(0).max(100000);

/** Connections of one pod: a number, or more. */
export const pool = z.union([
  connections.min(1).transform((max) => ({ max })),
  z
    .strictObject({
      enabled: z.boolean().describe('false: no variables of a pool'),
      min: also(['minSize', 'minConnections', 'minPoolSize', 'minIdle'], connections).describe('..._POOL_MIN_SIZE'),
      max: also(['maxSize', 'maxConnections', 'maxPoolSize'], connections.min(1)).describe('..._POOL_SIZE'),
      size: also(['poolSize'], connections.min(1)).describe('As max, where max is not set'),
      timeout: also(['connectionTimeout', 'acquireTimeout', 'timeoutSeconds'], wholeSeconds).describe(
        '..._POOL_TIMEOUT in seconds',
      ),
      idleTimeout: also(['maxIdleTime'], wholeSeconds).describe('..._POOL_IDLE_TIMEOUT in seconds'),
      maxOverflow: also(['overflow'], connections).describe('..._POOL_MAX_OVERFLOW'),
      recycle: also(['maxLifetime', 'recycleSeconds'], wholeSeconds).describe('..._POOL_RECYCLE in seconds'),
      prePing: also(['testOnBorrow'], z.boolean()).describe(
        '..._POOL_PRE_PING: whether a connection is tested before use',
      ),
      mode: also(
        ['type'],
        text.regex(/^[A-Za-z][A-Za-z0-9_-]{0,62}$/, { error: 'a word, such as transaction' }),
      ).describe('..._POOL_MODE, such as session or transaction'),
    })
    .partial(),
]);
