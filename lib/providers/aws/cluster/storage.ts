import { EfsFileSystem } from '@cdktf/provider-aws/lib/efs-file-system';
import { EfsMountTarget } from '@cdktf/provider-aws/lib/efs-mount-target';
import { Fn, TerraformCount, TerraformOutput, Token } from 'cdktf';
import { Construct } from 'constructs';
import { contextOf } from '../context-of';
import { PrivateAccess } from '../security-group';

/** A file system that pods of all zones write to, on Amazon EFS; a StorageClass names it by the output. */
export class SharedStorage extends Construct {
  constructor(scope: Construct, id: string, { name }: { readonly name: string }) {
    super(scope, id);
    const { network, key, lifecycle } = contextOf(this);
    const files = new EfsFileSystem(this, 'Resource', {
      encrypted: true,
      kmsKeyId: key.arn,
      throughputMode: 'elastic',
      tags: { Name: name },
      lifecycle,
    });
    const access = new PrivateAccess(this, 'Access', { name: `${name}-files`, port: 2049 });
    const zones = TerraformCount.of(Token.asNumber(Fn.lengthOf(network.privateSubnetIds)));
    new EfsMountTarget(this, 'MountTarget', {
      count: zones,
      fileSystemId: files.id,
      subnetId: Token.asString(Fn.element(network.privateSubnetIds, Token.asNumber(zones.index))),
      securityGroups: [access.id],
    });
    new TerraformOutput(this, 'FileSystemId', { value: files.id });
  }
}
