import { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { metadata } from './metadata';

/** @see https://registry.terraform.io/providers/ionos-cloud/ionoscloud/6.7.20/docs */
export interface IonoscloudProviderArguments {
  readonly contract_number?: string;
  readonly s3_region?: string;
}

/** The provider; who it is to IONOS, it reads from `IONOS_TOKEN`, `IONOS_S3_ACCESS_KEY` and `IONOS_S3_SECRET_KEY`. */
export class IonoscloudProvider extends TerraformProvider {
  constructor(
    scope: Construct,
    id: string,
    private readonly given: IonoscloudProviderArguments,
  ) {
    super(scope, id, {
      terraformResourceType: 'ionoscloud',
      terraformGeneratorMetadata: metadata,
      terraformProviderSource: 'ionos-cloud/ionoscloud',
    });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.given };
  }
}
