import { run } from '../lib/cli/run';

/** What `cdktf synth` and `cdktf deploy` run. */
void run(['synth', '--layer', 'terraform']);
