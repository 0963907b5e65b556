import { ElasticacheUser } from '@cdktf/provider-aws/lib/elasticache-user';
import { ElasticacheUserGroup } from '@cdktf/provider-aws/lib/elasticache-user-group';
import { Construct } from 'constructs';

interface CacheUsersProps {
  /** Of the group and of its one user, who must have an id equal to the name. */
  readonly name: string;
  readonly engine: 'redis' | 'valkey';
}

/** The one user of a cache, whom IAM proves; the default user, who needs no proof, is closed. */
export class CacheUsers extends Construct {
  readonly groupId: string;

  constructor(scope: Construct, id: string, { name, engine }: CacheUsersProps) {
    super(scope, id);
    const user = new ElasticacheUser(this, 'User', {
      userId: name,
      userName: name,
      engine,
      accessString: 'on ~* &* +@all -@dangerous +info',
      authenticationMode: { type: 'iam' },
    });
    const defaultUser = new ElasticacheUser(this, 'Default', {
      userId: `${name}-default`,
      userName: 'default',
      engine,
      accessString: 'off ~* -@all',
      authenticationMode: { type: 'no-password-required' },
    });
    const group = new ElasticacheUserGroup(this, 'Resource', {
      userGroupId: name,
      engine,
      userIds: [defaultUser.userId, user.userId],
    });
    this.groupId = group.userGroupId;
  }
}
