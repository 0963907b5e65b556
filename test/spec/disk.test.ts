import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Disk, open } from '../../lib/spec/disk';

let [root, outside]: string[] = [];
let disk: Disk;
beforeEach(() => {
  [root, outside] = ['disk-', 'outside-'].map((name) => mkdtempSync(join(tmpdir(), name)));
  disk = open(root!);
});
afterEach(() => [root, outside].forEach((folder) => rmSync(folder!, { recursive: true, force: true })));

const write = (file: string, text = 'a', base = root!) => {
  mkdirSync(dirname(join(base, file)), { recursive: true });
  writeFileSync(join(base, file), text);
};
const link = (target: string, file: string) => symlinkSync(target, join(root!, file));
const messages = () => disk.problems.map(({ file, message, code }) => `${file} ${message} [${code}]`);

describe('a link', () => {
  test('to a file or folder of the repository is followed', () => {
    write('common/a.yaml');
    write('apps/b.yaml', 'b');
    link('../common', 'apps/folder');
    link('../apps/b.yaml', 'common/c.yaml');
    expect(disk.list('apps')).toEqual(['b.yaml', 'folder']);
    expect(disk.kind('apps/folder')).toBe('folder');
    expect(disk.list('apps/folder')).toEqual(['a.yaml', 'c.yaml']);
    expect([disk.text('apps/folder/a.yaml'), disk.text('apps/folder/c.yaml')]).toEqual(['a', 'b']);
    expect(messages()).toEqual([]);
  });

  test('out of the repository opens nothing, whether it is a folder or stands in one that a link leads to', () => {
    write('secret', 'secret', outside!);
    mkdirSync(join(root!, 'apps/inner'), { recursive: true });
    link(outside!, 'apps/away');
    link(join(outside!, 'secret'), 'apps/inner/secret');
    link('inner', 'apps/linked');
    disk.list('apps');
    expect([disk.kind('apps/away'), disk.list('apps/away')]).toEqual(['nothing', []]);
    expect(disk.text('apps/away/secret')).toBeUndefined();
    expect([disk.list('apps/linked'), disk.text('apps/linked/secret')]).toEqual([['secret'], undefined]);
    const way = 'got a link out of the repository; put the file itself in its place [E106]';
    expect(messages()).toEqual([
      `apps/away expected a file or folder, ${way}`,
      `apps/away expected a folder, ${way}`,
      `apps/away/secret expected a file, ${way}`,
      `apps/linked/secret expected a file, ${way}`,
    ]);
  });

  test('from folder to folder in a circle is a problem', () => {
    mkdirSync(join(root!, 'apps'));
    link('b', 'apps/a');
    link('a', 'apps/b');
    expect([disk.list('apps'), disk.list('apps/a')]).toEqual([['a', 'b'], []]);
    expect(messages()).toEqual([
      'apps/a expected a folder, got a link that leads to itself; put the file itself in its place [E102]',
    ]);
  });
});

describe('what comes in place of a file after its folder was listed', () => {
  test.each<[string, (file: string) => void, string]>([
    ['nothing', () => undefined, 'got nothing; create it [E101]'],
    ['a folder', (file) => mkdirSync(file), 'got a folder; replace it [E102]'],
    [
      'a pipe that nobody writes to',
      (file) => execFileSync('mkfifo', [file]),
      'got a device, pipe or socket; replace it [E102]',
    ],
    [
      'a link out of the repository',
      (file) => symlinkSync('/etc/hostname', file),
      'got a link that leads to itself; put the file itself in its place [E102]',
    ],
  ])('is not read where it is %s', (_, put, got) => {
    write('apps/a.yaml');
    disk.list('apps');
    rmSync(join(root!, 'apps/a.yaml'));
    put(join(root!, 'apps/a.yaml'));
    expect(disk.text('apps/a.yaml')).toBeUndefined();
    expect(messages()).toEqual([`apps/a.yaml expected a file, ${got}`]);
  });
});

test('a folder without permission is a problem, unless we may read everything', () => {
  write('apps/a.yaml');
  chmodSync(join(root!, 'apps'), 0o300);
  const mayAll = process.getuid?.() === 0;
  expect(disk.list('apps')).toEqual(mayAll ? ['a.yaml'] : []);
  expect(messages()).toEqual(mayAll ? [] : ['apps expected a folder, got no permission; allow reading it [E102]']);
  chmodSync(join(root!, 'apps'), 0o700);
});

test('the same problem is told once', () => {
  disk.text('a');
  disk.text('a');
  expect(messages()).toEqual(['a expected a file, got nothing; create it [E101]']);
});
