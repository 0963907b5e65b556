import { setImmediate } from 'node:timers/promises';
import { synthesize } from '../../lib/synth/synthesize';

// As a child process: synthesizes a repository, once or, while its specs change, until it is killed or nobody listens.
const [, , root, dist, forever] = process.argv;

async function run(): Promise<void> {
  do {
    const { problems } = await synthesize({ root: root!, dist: dist! });
    if (problems.length) throw new Error(JSON.stringify(problems[0]));
    process.stdout.write('done\n');
    // Lets the end of input be heard.
    await setImmediate();
  } while (forever);
  process.exit();
}

// Whoever waits for one run may have nothing to say.
if (forever) process.stdin.on('end', () => process.exit()).resume();
void run();
