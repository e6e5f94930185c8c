import { afterAll, expect, it } from 'vitest';
import { serve } from './serve.ts';

const serving = await serve(undefined, {}, '127.0.0.1');
afterAll(() => serving.close());

async function posted(body: string | Uint8Array<ArrayBuffer>): Promise<[number, string]> {
  const response = await fetch(`${serving.address}result`, { method: 'POST', body });
  return [response.status, await response.text()];
}

it.each(['', '{', '7', 'null', '[]', '{}', '{"trouble":7}'])(
  'a result that is %j is refused in a sentence',
  async (body) => {
    expect(await posted(body)).toEqual([400, 'expected a result as JSON, { "report": … } or { "trouble": "…" }\n']);
  },
);

it('a result that is longer than any report is refused', async () => {
  expect(await posted(new Uint8Array(2 ** 26 + 1))).toEqual([413, 'expected a result of at most 67108864 bytes\n']);
});

it('what else is asked for is not here', async () => {
  for (const path of ['..%2f..%2fpackage.json', 'goldens/../../../package.json', 'goldens/manifest.txt', 'nothing'])
    expect((await fetch(`${serving.address}${path}`)).status).toBe(404);
  expect((await fetch(serving.address.replace(/[^/]+\/$/, ''))).status).toBe(404);
});

it('a trouble that the page tells ends it', async () => {
  expect(await posted('{"trouble":"no adapter"}')).toEqual([200, 'thank you\n']);
  expect(await serving.result).toEqual({ trouble: 'no adapter' });
});
