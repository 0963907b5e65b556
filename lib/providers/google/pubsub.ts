import { PubsubTopic } from '@cdktf/provider-google/lib/pubsub-topic';
import type { Construct } from 'constructs';
import { contextOf } from './context-of';

/** A topic of Pub/Sub that the stack's key encrypts. */
export function encryptedTopic(
  scope: Construct,
  id: string,
  name: string,
  regions: string[],
  retentionSeconds?: number,
): PubsubTopic {
  const { key } = contextOf(scope);
  return new PubsubTopic(scope, id, {
    name,
    kmsKeyName: key.id,
    messageRetentionDuration: retentionSeconds === undefined ? undefined : `${retentionSeconds}s`,
    messageStoragePolicy: regions.length > 0 ? { allowedPersistenceRegions: regions } : undefined,
    dependsOn: [key.admit('pubsub')],
  });
}
