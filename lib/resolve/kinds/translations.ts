import type { Kind } from '../../model/backing';
import { bucket } from './bucket';
import { cache } from './cache';
import { database } from './database';
import { queue, topic } from './messaging';
import { registry } from './registry';
import { secret } from './secret';
import type { Translation } from './translation';

/** What each kind's spec says; kinds that no spec asks for by name are not here. */
export const translations: { readonly [K in Kind]?: Translation<K> } = {
  database,
  cache,
  bucket,
  queue,
  topic,
  registry,
  secret,
};
