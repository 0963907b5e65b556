import { Construct } from 'constructs';
import type { Defined, Referred } from '../../../cloud/cloud';
import type { Connection } from '../../../cloud/connection';
import type { DatabaseOptions } from '../../../model/kinds/database';
import { Alarms } from '../alarms';
import { contextOf } from '../context-of';
import { databaseMetrics } from './metrics';
import { servers } from './servers';
import { EncryptionKey } from '../encryption-key';
import { facts } from '../facts';
import { Lock } from '../lock';
import { groupAndName } from '../resource-id';
import { Login, storedValue } from '../stored-secret';

/** A managed relational database on a flexible server of Azure, which only its network reaches. */
export class FlexibleServer extends Construct implements Connection<'database'> {
  readonly outputs;
  readonly secrets;

  constructor(scope: Construct, id: string, props: DatabaseOptions & Defined) {
    super(scope, id);
    const { name, generation, deletionProtection } = props;
    const { site, unit, lifecycle } = contextOf(this);
    const native = facts.kinds.database.options.parse(props.native);
    if (native.customerManagedKey && native.geoRedundantBackup)
      throw new Error(
        'geoRedundantBackup: expected customerManagedKey: false beside it, since a key does not leave its region',
      );
    const { user } = facts.kinds.database.literals({
      name,
      options: props,
      placement: site,
      namespace: unit.context.namespace,
    });
    const { password } = new Login(this, 'Login', { name, generation });
    const key = native.customerManagedKey ? new EncryptionKey(this, 'Key', { name }) : undefined;
    const server = new servers[props.engine].Server(this, 'Server', {
      ...props,
      native,
      user,
      password,
      key,
      lifecycle: deletionProtection ? { preventDestroy: true } : lifecycle,
    });
    if (deletionProtection && native.lock) new Lock(this, 'Lock', { name, targetId: server.id });
    new Alarms(this, 'Alarms', { name, targetId: server.id, metrics: databaseMetrics({ ...props, native }) });
    this.outputs = { host: server.host };
    this.secrets = { password };
  }
}

/**
 * A flexible server that exists: `name`, or `group/name`. Its own password lies in a secret of the same name; a
 * service that shares it gets a login of its own.
 */
export class ExistingFlexibleServer extends Construct implements Connection<'database'> {
  readonly outputs;
  readonly secrets;

  constructor(
    scope: Construct,
    id: string,
    { name: text, login, generation, engine }: Pick<DatabaseOptions, 'engine'> & Referred,
  ) {
    super(scope, id);
    const { site } = contextOf(this);
    const { name, group = site.shared } = groupAndName(text);
    this.outputs = { host: servers[engine].hostOf(this, name, group) };
    const password = login
      ? new Login(this, 'Login', { name: login, generation }).password
      : storedValue(this, 'Password', name);
    this.secrets = { password };
  }
}
