import { callers } from '../../lib/model/callers';

test('blocks of private networks are told from those of the Internet', () => {
  const inside = ['10.0.0.0/8', '10.20.0.0/16', '172.16.0.0/12', '172.31.4.0/24', '192.168.1.7/32', '100.64.0.0/10'];
  const open = [
    '0.0.0.0/0',
    '8.0.0.0/6',
    '11.0.0.0/8',
    '172.32.0.0/16',
    '172.0.0.0/8',
    '192.169.0.0/16',
    '100.128.0.0/10',
    '203.0.113.0/24',
  ];
  expect(callers([...inside, ...open])).toEqual({ open, inside });
});
