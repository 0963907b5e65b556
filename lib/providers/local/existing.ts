import { Construct } from 'constructs';

/** A backing that stands in the namespace already; facts compute all that there is to know of it. */
export class Existing extends Construct {
  readonly outputs = {};
  readonly secrets = {};
}
