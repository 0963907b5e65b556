/** A patch on one object that the toolkit makes: merged like a JSON merge patch (RFC 7386). */
export interface Override {
  readonly layer: 'kubernetes' | 'terraform';
  /** `Deployment/tabular` or a Terraform address such as `aws_db_instance.database`. */
  readonly target: string;
  readonly patch: Readonly<Record<string, unknown>>;
}

/** A file under `extra/` that joins the output as it is. */
export interface Extra {
  readonly layer: 'kubernetes' | 'terraform';
  readonly source: string;
  readonly body: object;
}
