import { Construct } from 'constructs';
import type { Defined, Referred } from '../../cloud/cloud';
import type { Connection, Permission } from '../../cloud/connection';
import { randomPassword } from '../../cloud/random-password';
import type { Access } from '../../model/backing';
import type { SecretOptions } from '../../model/kinds/secret';
import { contextOf } from './context-of';
import { facts } from './facts';
import { StoredSecret } from './stored-secret';
import { target } from './targets';

const read = ['roles/secretmanager.secretAccessor', 'roles/secretmanager.viewer'];
const write = ['roles/secretmanager.secretVersionAdder'];

/** @see https://cloud.google.com/secret-manager/docs/access-control */
const roles: Readonly<Record<Access, readonly string[]>> = { read, write, readWrite: [...read, ...write] };

/** A secret of Secret Manager, drawn at random or left for people to fill. */
export class SecretManagerSecret extends Construct implements Connection<'secret'> {
  readonly outputs;
  readonly secrets = {};

  constructor(scope: Construct, id: string, props: SecretOptions & Defined) {
    super(scope, id);
    const { name, generation: version, generateLength, recoveryDays, native } = props;
    const { replicaRegions, description } = facts.kinds.secret.options.parse(native);
    const secret = new StoredSecret(this, 'Resource', {
      name,
      content: generateLength ? { value: randomPassword(generateLength), version } : undefined,
      recoveryDays,
      replicaRegions,
      annotations: description === undefined ? undefined : { description },
      protect: contextOf(this).unit.context.protect,
    });
    this.outputs = { id: secret.id };
  }

  permissions(access: Access): Permission[] {
    return [{ allow: roles[access], on: [target.secret(this.outputs.id)] }];
  }
}

/** A secret of Secret Manager that exists, by its name in the project or its id. */
export class ExistingSecretManagerSecret extends Construct implements Connection<'secret'> {
  readonly outputs;
  readonly secrets = {};

  constructor(scope: Construct, id: string, { name }: Pick<Referred, 'name'>) {
    super(scope, id);
    const { account } = contextOf(this).site;
    this.outputs = { id: name.startsWith('projects/') ? name : `projects/${account}/secrets/${name}` };
  }

  permissions(access: Access): Permission[] {
    return [{ allow: roles[access], on: [target.secret(this.outputs.id)] }];
  }
}
