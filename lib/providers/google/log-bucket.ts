import { LoggingProjectBucketConfig } from '@cdktf/provider-google/lib/logging-project-bucket-config';
import { LoggingProjectSink } from '@cdktf/provider-google/lib/logging-project-sink';
import { Construct } from 'constructs';
import { contextOf } from './context-of';
import { lastingName } from './lasting-name';
import { partName } from './part-name';

/** @see https://cloud.google.com/logging/docs/buckets#create_bucket */
const longestBucket = 100;

interface LogBucketProps {
  /** Of the bucket and of the sink that fills it. */
  readonly name: string;
  readonly retentionDays: number;
  /** Entries that it keeps. @see https://cloud.google.com/logging/docs/view/logging-query-language */
  readonly filter: string;
}

/** Logs that Cloud Logging keeps longer than its own default, in the region. */
export class LogBucket extends Construct {
  constructor(scope: Construct, id: string, { name, retentionDays, filter }: LogBucketProps) {
    super(scope, id);
    const { account: project, region } = contextOf(this).site;
    const bucketId = partName(name, 'logs');
    const bucket = new LoggingProjectBucketConfig(this, 'Resource', {
      project,
      location: region,
      // A deleted bucket keeps its name for a week.
      bucketId: lastingName(bucketId, longestBucket),
      retentionDays,
      lifecycle: { ignoreChanges: ['bucket_id'] },
    });
    new LoggingProjectSink(this, 'Sink', {
      name: bucketId,
      destination: `logging.googleapis.com/${bucket.id}`,
      filter,
      uniqueWriterIdentity: true,
    });
  }
}
