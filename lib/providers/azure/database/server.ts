import type { TerraformResourceLifecycle } from 'cdktf';
import type { Construct } from 'constructs';
import type { z } from 'zod';
import type { Defined } from '../../../cloud/cloud';
import type { DatabaseOptions } from '../../../model/kinds/database';
import type { EncryptionKey } from '../encryption-key';
import type { facts } from '../facts';

/** Props of a server of either engine. */
export interface ServerProps extends DatabaseOptions, Omit<Defined, 'native'> {
  /** What a spec may say of a database under `azure`, parsed. */
  readonly native: z.infer<(typeof facts)['kinds']['database']['options']>;
  readonly user: string;
  /** An ephemeral expression. */
  readonly password: string;
  /** @default - Azure's own key encrypts it */
  readonly key?: EncryptionKey;
  readonly lifecycle?: TerraformResourceLifecycle;
}

/** A server with its one database. */
export interface Server extends Construct {
  readonly id: string;
  readonly host: string;
}
