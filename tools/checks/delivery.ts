import { join } from 'node:path';
import type { Check } from '../harness/check';
import { builtVersion, releaseTools } from '../harness/toolbox';
import { Cluster } from '../kubernetes/cluster';
import { DeliveryTrial, imageOf, revisionOf, saidOf, trial } from '../kubernetes/delivery-trial';
import { GitDelivery } from '../kubernetes/git-delivery';
import { title } from '../kubernetes/object';

/** Longest wait for what must happen next. */
const stepSeconds = 240;

/** Whether Flux's own source-controller and helm-controller deliver an environment by charts, take it over, and give it back without a restart. */
export const delivery: Check = {
  name: 'delivery',
  needs: releaseTools,
  builds: ['crds'],
  minutes: 5,
  run: async (context) => {
    const cluster = await Cluster.start({ folder: join(context.scratch, 'cluster'), flux: 'helm' });
    try {
      const { platform } = trial;
      const patience = context.patience ?? stepSeconds;
      const git = await GitDelivery.start({ cluster, platform, folder: join(context.scratch, 'git'), patience });
      const subject = new DeliveryTrial(git, join(context.scratch, 'specs'), context.say);
      await prove(subject, git).catch((error: unknown) => subject.failures.push(String(error)));
      return {
        tool: 'helm-controller, source-controller',
        version: `${builtVersion('helm-controller')}, ${builtVersion('source-controller')}`,
        checked: subject.checked,
        failures: subject.failures,
        notes: git.notes(),
      };
    } finally {
      cluster.stop();
    }
  },
};

async function prove(subject: DeliveryTrial, git: GitDelivery): Promise<void> {
  await begin(subject, git);
  const before = await subject.identities();
  await subject.deliverBy('helm');
  await subject.expectUntouched(before, 'once Helm has taken over');
  await owned(subject, 'Helm');
  await upgraded(subject);
  await rolledBack(subject, git);
  await subject.deliverBy('{ by: helm, handover: true }');
  const held = await subject.identities();
  await subject.deliverBy('kustomize');
  await subject.expectUntouched(held, 'once Flux has taken it back');
  await owned(subject, 'strata');
  subject.expect('no release to be left', (await subject.releases()).size === 0);
}

/** Brings the environment up without charts, ready to be handed over. */
async function begin(subject: DeliveryTrial, git: GitDelivery): Promise<void> {
  const { platform, environment } = trial;
  const delivery = '{ by: kustomize, handover: true }';
  subject.setDelivery(delivery);
  await subject.write();
  const flux = join(git.dist, 'kubernetes', platform, 'clusters', environment, 'flux');
  const { code, stderr } = await git.cluster.kubectl(['apply', '--server-side', '-f', flux]);
  if (code !== 0) throw new Error(stderr);
  await subject.deliverBy(delivery);
}

/** All objects are managed by one. */
async function owned(subject: DeliveryTrial, owner: string): Promise<void> {
  const all = await subject.live();
  const strange = all.filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/managed-by'] !== owner);
  subject.expect(`all objects to be of ${owner}, got ${strange.map(title).join(', ')}`, strange.length === 0);
  subject.expect('all objects to be there', all.length === subject.published().length);
  for (const [name, release] of await subject.releases())
    subject.expect(`release ${name} to be installed, got ${saidOf(release)}`, revisionOf(release) > 0);
}

/** Another image reaches its pods by an upgrade, and no other service's. */
async function upgraded(subject: DeliveryTrial): Promise<void> {
  const before = await subject.identities();
  const images = await imageOf(subject);
  subject.setImage('1.5.0-dev.13');
  await subject.publish('another image');
  const now = await imageOf(subject);
  subject.expect(`another image than ${images}, got ${now}`, now.endsWith(':1.5.0-dev.13'));
  const after = await subject.identities();
  const others = Object.keys(before).filter(
    (name) => !name.includes(`/${trial.service}`) && before[name] !== after[name],
  );
  subject.expect(`no other service to change, got ${others.join(', ')}`, others.length === 0);
}

/** What the API server refuses is rolled back: the image that ran goes on. */
async function rolledBack(subject: DeliveryTrial, git: GitDelivery): Promise<void> {
  const { platform, environment, service } = trial;
  const before = await imageOf(subject);
  const revision = revisionOf((await subject.releases()).get(service));
  git.edit(`helm/${platform}/${service}/values-${environment}.yaml`, (text) =>
    text.replace(/^((?: *tag| *image): .*)$/m, '$1-broken'),
  );
  git.edit(`helm/${platform}/${service}/templates/${subject.workloadTemplate()}`, (text) =>
    text.replace(/^( *)containers:/m, '$1nodeName: [nowhere]\n$1containers:'),
  );
  await git.push('a chart that the API server refuses');
  const failed = async () => {
    const release = (await subject.releases()).get(service);
    return /rollback|RetriesExceeded|rolled back/i.test(saidOf(release)) && revisionOf(release) > revision;
  };
  await git.within(failed, async () => saidOf((await subject.releases()).get(service)));
  subject.expect(`${before} after the rollback, got ${await imageOf(subject)}`, (await imageOf(subject)) === before);
  await subject.publish('the mended chart');
  subject.expect(`${before} once it is mended`, (await imageOf(subject)) === before);
}
