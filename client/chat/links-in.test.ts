import { expect, test } from 'vitest';
import { linksIn } from './links-in.ts';

test.each([
  ['no address here, not even a.b or mail@host.example', []],
  ['see https://a.example/b?c=d#e', ['https://a.example/b?c=d#e']],
  ['(HTTP://A.example/x), and then www.b.example.', ['HTTP://A.example/x', 'www.b.example']],
  ['https://a.example https://a.example', ['https://a.example']],
  ['https://münchen.example/straße', ['https://münchen.example/straße']],
  ['https:// and www.', []],
  ['javascript:alert(1) data:text/html,x', []],
])('finds the addresses of %j', (text, links) => {
  expect(linksIn(text)).toEqual(links);
});
