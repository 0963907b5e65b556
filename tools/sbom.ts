import { bill } from './packages/npm';

// sbom.ts: prints what comes with the package, as a CycloneDX bill of materials.
bill().then(
  (text) => process.stdout.write(text),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
