import { parentPort, workerData } from 'node:worker_threads';
import { type Place, standing } from './sightings';

// The thread that `look` starts.
parentPort?.postMessage((workerData as readonly Place[]).map(standing));
