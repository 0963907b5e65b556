import { run } from '../lib/cli/run';

/** Entry point of `cdktf synth` and `cdktf deploy`. */
void run(['synth', '--layer', 'terraform']);
