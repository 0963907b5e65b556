import { Construct } from 'constructs';

/** What exists already; its name is all that a Worker is bound by. */
export class Existing extends Construct {
  readonly outputs = {};
  readonly secrets = {};
}
