import type { Kind } from '../../model/backing';
import { bucket } from './kinds/bucket';
import { cache } from './kinds/cache';
import { database } from './kinds/database';
import { queue, topic } from './kinds/messaging';
import { registry } from './kinds/registry';
import { secret } from './kinds/secret';
import type { Translation } from './translation';

/** Translations by kind, of the kinds that specs may name. */
export const translations: { readonly [K in Kind]?: Translation<K> } = {
  database,
  cache,
  bucket,
  queue,
  topic,
  registry,
  secret,
};
