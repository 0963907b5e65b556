import type { FactsTable } from '../model/facts';
import { facts as aws } from './aws/facts';
import { facts as azure } from './azure/facts';
import { facts as cloudflare } from './cloudflare/facts';
import { facts as google } from './google/facts';
import { facts as ionos } from './ionos/facts';
import { facts as local } from './local/facts';

export type { FactsTable } from '../model/facts';

/** What is known of each built-in cloud without loading it. */
export const facts: FactsTable = { aws, azure, cloudflare, google, ionos, local };
