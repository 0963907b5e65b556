import type { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import { DbInstanceAutomatedBackupsReplication } from '@cdktf/provider-aws/lib/db-instance-automated-backups-replication';
import { Construct } from 'constructs';
import { contextOf } from '../context-of';

interface BackupCopyProps {
  readonly instance: DbInstance;
  /** Region that holds the copy. */
  readonly region: string;
  readonly days: number;
}

/** The backups of a database, kept in the region that takes over. */
export class BackupCopy extends Construct {
  constructor(scope: Construct, id: string, { instance, region, days }: BackupCopyProps) {
    super(scope, id);
    const context = contextOf(this);
    new DbInstanceAutomatedBackupsReplication(this, 'Resource', {
      sourceDbInstanceArn: instance.arn,
      retentionPeriod: days,
      kmsKeyId: context.keyIn(region).arn,
      provider: context.providerIn(region),
    });
  }
}
