import { expect, test } from 'vitest';
import { clusterOptions } from './cluster-options.ts';

test('starts three nodes behind port 8080 unless told otherwise', () => {
  expect(clusterOptions([])).toEqual({ kind: 'options', nodes: 3, port: 8080 });
  expect(clusterOptions(['--nodes', '5', '--port=9000'])).toEqual({ kind: 'options', nodes: 5, port: 9000 });
});

test.each([
  [['--node', '3'], '--node is not an option.'],
  [['--help'], '--help is not an option.'],
  [['3'], '"3" is not an option.'],
  [['--nodes'], '--nodes is out of range.'],
  [['--nodes', '0'], '--nodes is out of range.'],
  [['--nodes', '21'], '--nodes is out of range.'],
  [['--nodes', 'many'], '--nodes is out of range.'],
  [['--port', '65536'], '--port is out of range.'],
])('says what there is instead of %j', (args, mistake) => {
  expect(clusterOptions(args)).toEqual({
    kind: 'mistake',
    message: `${mistake} There are --nodes (1 to 20, default 3) and --port (1 to 65535, default 8080).`,
  });
});
