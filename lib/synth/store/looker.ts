import { parentPort, workerData } from 'node:worker_threads';
import { type Looking, turnOf } from './look';
import { lookOver } from './look-over';

const { places, counts } = workerData as Looking;

// The thread that `look` starts.
parentPort?.postMessage(places.map((place, index) => lookOver(place, turnOf(counts[index]!))));
